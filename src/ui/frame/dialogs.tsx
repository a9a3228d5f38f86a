import { useAppState } from '../app-context';
import { PasteDialog } from '../table/paste-dialog';

/** The window that is open over the app, if any. */
export function Dialogs() {
  const dialog = useAppState((state) => state.dialog);
  switch (dialog) {
    case 'paste':
      return <PasteDialog />;
    default:
      return null;
  }
}
