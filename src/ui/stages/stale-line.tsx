import { useAppState, useText } from '../app-context';

/** While a run is under way, or was stopped: what of the screen is older than the rest, in one quiet line. */
export function StaleLine() {
  const text = useText().economics.stale;
  const stale = useAppState((state) => state.result?.stale);
  const isRunning = useAppState((state) => state.run.status === 'running');
  if (!stale) return null;
  return (
    <output className="stale-line">
      {text[stale.because]} {isRunning ? text.again : text.stopped}
    </output>
  );
}
