import { filesOf, STAGE_IDS, type AppState, type StageId } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { count } from '../format';
import type { Text } from '../text/en';

/** The way through the product; each stage says how it stands. */
export function StageList() {
  const text = useText();
  const { setStage } = useCommands();
  const stage = useAppState((state) => state.stage);
  const stale = useAppState((state) => state.stale);
  return (
    <div className="stage-list" role="tablist" aria-orientation="vertical" aria-label={text.app.name}>
      {STAGE_IDS.map((id, index) => (
        <button
          key={id}
          id={`stage-${id}`}
          type="button"
          role="tab"
          className="stage-tab"
          aria-selected={id === stage}
          aria-controls="stage-panel"
          tabIndex={id === stage ? 0 : -1}
          onClick={() => setStage(id)}
          onKeyDown={(event) => moveFocus(event, index, setStage)}
        >
          <span className="stage-number">{index + 1}</span>
          {text.stages[id]}
          <StageStatus id={id} stale={stale} />
        </button>
      ))}
    </div>
  );
}

function StageStatus({ id, stale }: { id: StageId; stale: boolean }) {
  const text = useText();
  const status = useAppState((state) => statusOf(id, state, text));
  const isStale = stale && id !== 'data' && id !== 'network';
  return (
    <span className="stage-status row">
      {isStale && (
        <span className="stage-dot" title={text.stageState.stale}>
          <span className="hidden-text">{text.stageState.stale}</span>
        </span>
      )}
      {status}
    </span>
  );
}

function statusOf(id: StageId, { plan, result }: AppState, text: Text): string {
  const words = text.stageState;
  if (id === 'data') {
    const files = filesOf(plan).length;
    return files === 0 ? words.empty : words.files(files);
  }
  if (id === 'costs') {
    const edited = Object.keys(plan.costs.overrides).length;
    return edited > 0 ? words.edited(edited) : '';
  }
  if (!result) return '';
  if (id === 'network') return words.sites(result.sites.length);
  if (id === 'gaps') return count(result.gaps.length);
  if (id === 'options') return `${result.summary.regions[0]?.options.length ?? 0}`;
  return '';
}

function moveFocus(
  event: React.KeyboardEvent<HTMLButtonElement>,
  index: number,
  setStage: (id: StageId) => void,
): void {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const next = STAGE_IDS[(index + step + STAGE_IDS.length) % STAGE_IDS.length]!;
  setStage(next);
  document.getElementById(`stage-${next}`)?.focus();
}
