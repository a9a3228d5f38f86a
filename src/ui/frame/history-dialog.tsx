import { useEffect, useState } from 'react';
import type { PlanVersion } from '../../state';
import { useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { Dialog } from '../design/dialog';
import { dayAndTime } from '../format';
import { noteText } from '../text/note-text';

/** Earlier versions of the plan, each with its last edit. */
export function HistoryDialog() {
  const words = useText();
  const text = words.history;
  const { planVersions, restoreVersion, openDialog } = useCommands();
  const [versions, setVersions] = useState<PlanVersion[] | null>(null);
  const close = () => openDialog(null);
  useEffect(() => {
    void planVersions().then(setVersions);
  }, [planVersions]);
  return (
    <Dialog
      title={text.title}
      description={text.intro}
      closeLabel={text.close}
      onClose={close}
      footer={<Button onClick={close}>{text.close}</Button>}
    >
      {versions?.length === 0 && <p className="quiet">{text.none}</p>}
      <ul>
        {versions?.map((version) => {
          const at = dayAndTime(version.savedAtMs);
          return (
            <li key={version.savedAtMs} className="list-row">
              <span className="grow clip">
                {at}
                <span className="quiet"> · {version.note === null ? text.opened : noteText(version.note, words)}</span>
              </span>
              <Button
                aria-label={text.restoreWhat(at)}
                onClick={() => {
                  restoreVersion(version);
                  close();
                }}
              >
                {text.restore}
              </Button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
