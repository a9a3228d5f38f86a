import { hasRegion, type RunState } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { percent } from '../format';

/** What the engine is doing: progress with cancel, or a way to start it. */
export function RunIndicator() {
  const text = useText().top;
  const { cancel, run: start } = useCommands();
  const run = useAppState((state) => state.run);
  const stale = useAppState((state) => state.stale);
  const ready = useAppState((state) => state.result !== null);
  const canRun = useAppState((state) => hasRegion(state.plan));
  if (run.status === 'running') return <Progress run={run} onCancel={cancel} />;
  // Nothing to press where a run is about to start by itself.
  const isWaiting = run.status === 'idle';
  return (
    <output className="top-run">
      {isWaiting && ready && <span className="small quiet">{stale ? text.outOfDate : text.upToDate}</span>}
      {!isWaiting && canRun && (
        <Button kind="primary" onClick={start}>
          {text.compute}
        </Button>
      )}
    </output>
  );
}

function Progress({ run, onCancel }: { run: Extract<RunState, { status: 'running' }>; onCancel(): void }) {
  const text = useText();
  const label = text.runStages[run.stage] ?? text.top.running;
  const share = Math.max(0, Math.min(1, run.fraction));
  return (
    <div className="top-run">
      <span className="small quiet clip">
        {label} {percent(share)}
      </span>
      <progress className="progress" aria-label={label} max={1} value={share} />
      <Button onClick={onCancel}>{text.top.cancel}</Button>
    </div>
  );
}
