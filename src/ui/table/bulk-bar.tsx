import { useState } from 'react';
import type { NetworkKind } from '../../state';
import { useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { BulkDialog } from './bulk-dialog';

/** What can be done with the marked rows. */
export function BulkBar({ kind, ids }: { kind: NetworkKind; ids: readonly string[] }) {
  const text = useText();
  const { switchPlaces, removePlaces, mark, select } = useCommands();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="bulk-bar">
      <span className="small">{text.bulk.marked(ids.length)}</span>
      <Button icon="edit" onClick={() => setIsOpen(true)}>
        {text.bulk.edit}
      </Button>
      <Button onClick={() => switchPlaces(kind, ids, true)}>{text.editing.switchOff}</Button>
      <Button onClick={() => switchPlaces(kind, ids, false)}>{text.editing.switchOn}</Button>
      <Button
        icon="trash"
        onClick={() => {
          select(null);
          removePlaces(kind, ids);
          mark(null);
        }}
      >
        {text.editing.remove}
      </Button>
      <Button kind="quiet" onClick={() => mark(null)}>
        {text.bulk.clear}
      </Button>
      {isOpen && <BulkDialog kind={kind} ids={ids} onClose={() => setIsOpen(false)} />}
    </div>
  );
}
