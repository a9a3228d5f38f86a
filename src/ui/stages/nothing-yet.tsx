import { hasRegion } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';

/** What a stage will show, and the way there: a region first, a sample else. */
export function NothingYet({ what }: { what: string }) {
  const text = useText();
  const { setStage, openDemo } = useCommands();
  const isEmpty = useAppState((state) => !state.isOpening && !hasRegion(state.plan));
  return (
    <div className="stack">
      <p className="quiet">{what}</p>
      {isEmpty && (
        <div className="button-row">
          <Button onClick={() => setStage('data')}>{text.data.toData}</Button>
          <Button kind="quiet" onClick={() => void openDemo()}>
            {text.top.openDemo}
          </Button>
        </div>
      )}
    </div>
  );
}
