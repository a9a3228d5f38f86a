import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { IssueList } from '../stages/issue-list';

/** Why there is no new result, and the one thing to do about it. The old result stays on the map. */
export function RunProblem() {
  const text = useText();
  const { run: again } = useCommands();
  const run = useAppState((state) => state.run);
  const stale = useAppState((state) => state.stale);
  if (run.status === 'unusable')
    return (
      <div className="notice notice-error" role="alert">
        <strong>{text.errors.unusable}</strong>
        <IssueList issues={run.issues.filter(({ severity }) => severity === 'error')} shown={6} />
      </div>
    );
  if (run.status === 'failed')
    return (
      <div className="notice notice-error" role="alert">
        <strong>{text.errors.failed}</strong>
        {run.message && <p>{run.message}</p>}
        <p className="quiet">{text.errors.failedHelp}</p>
        <Button onClick={again}>{text.errors.again}</Button>
      </div>
    );
  if (run.status === 'cancelled' && stale) return <p className="notice notice-warning">{text.top.stopped}</p>;
  return null;
}
