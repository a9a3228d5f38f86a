import { useState } from 'react';
import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { Dialog } from '../design/dialog';
import { saveBlob } from '../save-blob';

/** Says what a file for others holds and what it does not, and saves it. */
export function ShareDialog() {
  const text = useText().share;
  const { shareFile, openDialog } = useCommands();
  const name = useAppState((state) => state.plan.name);
  const isCurrent = useAppState((state) => state.result !== null && !state.stale);
  const [withResult, setWithResult] = useState(true);
  const close = () => openDialog(null);
  return (
    <Dialog
      title={text.title}
      description={text.intro}
      closeLabel={text.cancel}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{text.cancel}</Button>
          <Button
            kind="primary"
            icon="download"
            onClick={() => {
              saveBlob(shareFile(withResult && isCurrent), `${name || 'plan'}-shared.json`);
              close();
            }}
          >
            {text.save}
          </Button>
        </>
      }
    >
      <div className="stack">
        <section className="stack-tight">
          <h3>{text.within}</h3>
          <ul className="plain-list">
            {text.withinItems.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </section>
        <section className="stack-tight">
          <h3>{text.without}</h3>
          <ul className="plain-list">
            {text.withoutItems.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </section>
        <label className="row">
          <input
            type="checkbox"
            checked={withResult && isCurrent}
            disabled={!isCurrent}
            onChange={(event) => setWithResult(event.target.checked)}
          />
          {text.withResult}
        </label>
        {!isCurrent && <p className="quiet">{text.stale}</p>}
      </div>
    </Dialog>
  );
}
