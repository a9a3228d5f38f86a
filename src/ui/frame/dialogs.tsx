import { useAppState } from '../app-context';
import { ScenariosDialog } from '../compare/scenarios-dialog';
import { PasteDialog } from '../table/paste-dialog';

/** The window that is open over the app, if any. */
export function Dialogs() {
  const dialog = useAppState((state) => state.dialog);
  switch (dialog) {
    case 'scenarios':
      return <ScenariosDialog />;
    case 'paste':
      return <PasteDialog />;
    default:
      return null;
  }
}
