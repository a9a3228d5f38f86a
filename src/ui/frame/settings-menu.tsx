import { LANGUAGES, UNIT_SYSTEMS } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { IconButton } from '../design/button';
import { Menu } from '../design/menu';

/** Language, units, and the ways to learn the app. */
export function SettingsMenu() {
  const text = useText().settings;
  const { setLanguage, setUnits, setSingleKeys, openDialog, showTour } = useCommands();
  const language = useAppState((state) => state.language);
  const units = useAppState((state) => state.units);
  const hasSingleKeys = useAppState((state) => state.hasSingleKeys);
  return (
    <Menu
      trigger={<IconButton icon="settings" label={text.menu} />}
      items={[
        ...LANGUAGES.map((id) => ({
          label: text.languages[id],
          checked: id === language,
          onSelect: () => setLanguage(id),
        })),
        ...UNIT_SYSTEMS.map((id, index) => ({
          label: text.units[id],
          checked: id === units,
          onSelect: () => setUnits(id),
          startsGroup: index === 0,
        })),
        {
          label: text.singleKeys,
          checked: hasSingleKeys,
          onSelect: () => setSingleKeys(!hasSingleKeys),
          startsGroup: true,
        },
        { label: text.shortcuts, onSelect: () => openDialog('shortcuts') },
        { label: text.tour, onSelect: showTour },
      ]}
    />
  );
}
