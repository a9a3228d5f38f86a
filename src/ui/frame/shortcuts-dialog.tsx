import { useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { Dialog } from '../design/dialog';
import type { Text } from '../text/en';

type Row = keyof Text['shortcuts']['rows'];

/** Keys by what they do; `use-shortcuts.ts`, the table and the map hold them. */
const KEYS: Record<keyof Text['shortcuts']['groups'], readonly (readonly [Row, string])[]> = {
  everywhere: [
    ['palette', 'Ctrl K'],
    ['undo', 'Ctrl Z'],
    ['redo', 'Ctrl ⇧ Z'],
    ['save', 'Ctrl S'],
    ['stages', '1 … 6'],
    ['table', 'T'],
    ['shortcuts', '?'],
    ['escape', 'Esc'],
  ],
  tables: [
    ['walk', '↓ ↑'],
    ['range', '⇧ ↓ ↑'],
    ['toggle', 'Space'],
    ['all', 'Ctrl A'],
  ],
  map: [
    ['pan', '← → ↑ ↓'],
    ['zoom', '+ −'],
  ],
};

export function ShortcutsDialog() {
  const { shortcuts: text, top } = useText();
  const { openDialog } = useCommands();
  const close = () => openDialog(null);
  return (
    <Dialog
      title={text.title}
      description={text.intro}
      closeLabel={text.close}
      onClose={close}
      footer={<Button onClick={close}>{text.close}</Button>}
    >
      <div className="shortcut-groups">
        {(Object.keys(KEYS) as (keyof typeof KEYS)[]).map((group) => (
          <section key={group} className="stack-tight">
            <h3>{text.groups[group]}</h3>
            <dl className="shortcut-list">
              {KEYS[group].map(([row, keys]) => (
                <div key={row}>
                  <dt>{text.rows[row]}</dt>
                  <dd>
                    <kbd>{keys.replace('Ctrl', top.control).replace('Space', text.space)}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
