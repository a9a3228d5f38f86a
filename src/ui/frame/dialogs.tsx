import { useAppState } from '../app-context';
import { ScenariosDialog } from '../compare/scenarios-dialog';
import { WebDialog } from '../web/web-dialog';
import { PasteDialog } from '../table/paste-dialog';
import { HistoryDialog } from './history-dialog';
import { ShareDialog } from './share-dialog';
import { ShortcutsDialog } from './shortcuts-dialog';

/** The window that is open over the app, if any. */
export function Dialogs() {
  const dialog = useAppState((state) => state.dialog);
  switch (dialog) {
    case 'scenarios':
      return <ScenariosDialog />;
    case 'history':
      return <HistoryDialog />;
    case 'share':
      return <ShareDialog />;
    case 'shortcuts':
      return <ShortcutsDialog />;
    case 'web':
      return <WebDialog />;
    case 'paste':
      return <PasteDialog />;
    default:
      return null;
  }
}
