import { useEffect } from 'react';
import type { Toast } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { Button, IconButton } from '../design/button';
import { explainedText } from '../text/note-text';

const SHOWN_MS = 8000;

/** What just happened, with Undo in it. Errors stay until dismissed. */
export function Toasts() {
  const toasts = useAppState((state) => state.toasts);
  return (
    <div className="toasts" role="log" aria-live="polite">
      {toasts.map((toast) => (
        <ToastRow key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastRow({ toast: { id, tone, note, effect, undoable } }: { toast: Toast }) {
  const catalogue = useText();
  const text = catalogue.toast;
  const { undo, dismissToast } = useCommands();
  // What an edit did is told as soon as it is known: until then its toast stays, and then for the full time.
  const isAwaited = useAppState(({ run }) => undoable && effect === null && run.status === 'running');
  useEffect(() => {
    if (tone === 'error' || isAwaited) return;
    const timer = setTimeout(() => dismissToast(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, tone, isAwaited, dismissToast]);
  return (
    <div className={`toast toast-${tone}`}>
      <span>{explainedText(note, effect, catalogue)}</span>
      {undoable && (
        <Button kind="quiet" onClick={undo}>
          {text.undo}
        </Button>
      )}
      <IconButton icon="close" label={text.dismiss} onClick={() => dismissToast(id)} />
    </div>
  );
}
