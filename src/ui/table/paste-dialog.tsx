import { useState } from 'react';
import { PASTE_KINDS, type PasteKind, readPasted } from '../../state';
import { useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { Dialog } from '../design/dialog';
import { Segments } from '../design/segments';
import { lengthM } from '../format';

const SHOWN = 6;

/** Rows of a spreadsheet, looked at before they enter the plan. */
export function PasteDialog() {
  const words = useText();
  const text = words.pasting;
  const { openDialog, pasteRows } = useCommands();
  const [kind, setKind] = useState<PasteKind>('site');
  const [typed, setTyped] = useState('');
  const pasted = readPasted(typed);
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
            disabled={pasted.rows.length === 0}
            onClick={() => {
              pasteRows(kind, typed);
              close();
            }}
          >
            {pasted.rows.length === 0 ? text.acceptNone : text.accept(pasted.rows.length)}
          </Button>
        </>
      }
    >
      <div className="stack">
        <Segments<PasteKind>
          label={text.as}
          value={kind}
          options={PASTE_KINDS.map((value) => ({ value, label: text.kinds[value] }))}
          onChange={(next: PasteKind) => setKind(next)}
        />
        <label className="field">
          <span className="field-label">{text.field}</span>
          <textarea
            className="input paste-field"
            rows={7}
            spellCheck={false}
            placeholder={text.placeholder}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        {typed.trim() !== '' && <Preview pasted={pasted} />}
      </div>
    </Dialog>
  );
}

function Preview({ pasted: { columns, rows, refused } }: { pasted: ReturnType<typeof readPasted> }) {
  const words = useText();
  const text = words.pasting;
  return (
    <section className="stack-tight" aria-live="polite">
      <h3>{text.preview}</h3>
      {columns.length > 0 && <p className="quiet small">{text.columns(columns.join(', '))}</p>}
      {rows.length === 0 ? (
        <p className="notice notice-warning">{text.none}</p>
      ) : (
        <table className="compact-table small">
          <thead>
            <tr>
              <th scope="col">{words.editing.name}</th>
              <th scope="col" className="number">
                {words.editing.lon}
              </th>
              <th scope="col" className="number">
                {words.editing.lat}
              </th>
              <th scope="col" className="number">
                {words.inspector.height}
              </th>
              <th scope="col">{words.editing.technology}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map((row, index) => (
              <tr key={index}>
                <td>{row.name || '–'}</td>
                <td className="number">{row.lonDeg.toFixed(5)}</td>
                <td className="number">{row.latDeg.toFixed(5)}</td>
                <td className="number">{row.heightM === null ? '–' : lengthM(row.heightM)}</td>
                <td>{[row.sector.technology, row.sector.operator].filter(Boolean).join(' ') || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ul className="issue-list">
        {refused.slice(0, SHOWN).map(({ row, problem }) => (
          <li key={row} className="issue-warning">
            {text.refused(row, text.reasons[problem])}
          </li>
        ))}
        {refused.length > SHOWN && <li className="quiet">{text.moreRefused(refused.length - SHOWN)}</li>}
      </ul>
    </section>
  );
}
