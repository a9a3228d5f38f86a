import { useEffect } from 'react';
import { STAGE_IDS } from '../state';
import { useAppState, useCommands } from './app-context';
import { saveBlob } from './save-blob';

/** Keys that work everywhere but in a text field, which has its own. The list for people is `frame/shortcuts-dialog.tsx`. */
export function useShortcuts(setPaletteOpen: (open: boolean) => void): void {
  const commands = useCommands();
  const isDrawerOpen = useAppState((state) => state.drawerOpen);
  const hasSingleKeys = useAppState((state) => state.hasSingleKeys);
  const name = useAppState((state) => state.plan.name);
  useEffect(() => {
    const withControl = (key: string, isShift: boolean): boolean => {
      if (key === 'k') setPaletteOpen(true);
      else if (key === 's') saveBlob(commands.planFile(), `${name || 'plan'}.json`);
      else if (key === 'z') (isShift ? commands.redo : commands.undo)();
      else if (key === 'y') commands.redo();
      else return false;
      return true;
    };
    const alone = (key: string): boolean => {
      const stage = STAGE_IDS[Number(key) - 1];
      if (stage) commands.setStage(stage);
      else if (key === 't') commands.setDrawer(!isDrawerOpen);
      else if (key === '?') commands.openDialog('shortcuts');
      else return false;
      return true;
    };
    const onKey = (event: KeyboardEvent) => {
      const { target, ctrlKey, metaKey, altKey, shiftKey } = event;
      const key = event.key.toLowerCase();
      const inText = target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea');
      const inWindow = target instanceof HTMLElement && target.closest('[role=dialog], [role=listbox], [role=menu]');
      const isControl = ctrlKey || metaKey;
      if (altKey || inWindow || (inText && !(isControl && (key === 'k' || key === 's')))) return;
      // A closed list takes letters and figures as the start of a choice.
      const inList = target instanceof HTMLElement && target.matches('[role=combobox]');
      if (isControl ? withControl(key, shiftKey) : hasSingleKeys && !inList && alone(key)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [commands, isDrawerOpen, hasSingleKeys, name, setPaletteOpen]);
}
