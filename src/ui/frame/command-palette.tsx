import { Dialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import { type DrawMode, findPlaces, type FoundPlace, layersToShow, STAGE_IDS } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { people as peopleText, count } from '../format';
import { saveBlob } from '../save-blob';
import { useNewPlan } from '../use-new-plan';

interface Entry {
  label: string;
  hint: string;
  run(): void;
}

const SHOWN = 12;

/** Stages, commands and gaps by typing. */
export function CommandPalette({ onClose }: { onClose(): void }) {
  const text = useText().palette;
  const entries = useEntries();
  const [query, setQuery] = useState('');
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const places = usePlaces(query);
  const named = entries.filter(({ label, hint }) =>
    words.every((word) => `${label} ${hint}`.toLowerCase().includes(word)),
  );
  const found = [...named.slice(0, SHOWN - Math.min(places.length, 5)), ...places].slice(0, SHOWN);
  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-back" />
        <Dialog.Content className="dialog palette" aria-describedby={undefined} onKeyDown={walk}>
          <Dialog.Title className="hidden-text">{text.title}</Dialog.Title>
          <input
            className="input palette-input"
            aria-label={text.placeholder}
            placeholder={text.placeholder}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && run(found[0])}
          />
          <ul className="palette-list" aria-label={text.title}>
            {found.length === 0 && <li className="option quiet">{text.nothing}</li>}
            {found.map((entry, index) => (
              <li key={`${entry.label} ${entry.hint} ${index}`}>
                <button type="button" className="option palette-entry" onClick={() => run(entry)}>
                  {entry.label}
                  <span className="quiet small">{entry.hint}</span>
                </button>
              </li>
            ))}
          </ul>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Arrow keys walk from the field through the entries and back. */
function walk(event: React.KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button')];
  const next = stops.indexOf(document.activeElement as HTMLElement) + step;
  stops[Math.max(0, Math.min(stops.length - 1, next))]?.focus();
}

function useEntries(): Entry[] {
  const text = useText();
  const commands = useCommands();
  const newPlan = useNewPlan();
  const planName = useAppState((state) => state.plan.name);
  const result = useAppState((state) => state.result);
  const difference = useAppState((state) => state.difference);
  const gaps = result?.gaps ?? [];
  const theme = useAppState((state) => state.theme);
  const { top } = text;
  const entry = (label: string, run: () => void, hint = ''): Entry => ({ label, hint, run });
  const draw = (label: string, mode: DrawMode): Entry =>
    entry(label, () => {
      commands.setStage('data');
      commands.setDrawing(mode);
    });
  const change = (label: string, tool: 'add-site' | 'add-hotspot'): Entry =>
    entry(label, () => {
      commands.setStage('network');
      commands.setTool(tool);
    });
  const { control } = top;
  return [
    ...STAGE_IDS.map((id, index) => entry(text.stages[id], () => commands.setStage(id), `${index + 1}`)),
    entry(top.undo, commands.undo, `${control} Z`),
    entry(top.redo, commands.redo, `${control} ⇧ Z`),
    entry(top.compute, commands.run),
    entry(top.newPlan, newPlan),
    entry(top.openDemo, () => void commands.openDemo()),
    entry(top.saveFile, () => saveBlob(commands.planFile(), `${planName || 'plan'}.json`), `${control} S`),
    entry(text.share.menu, () => commands.openDialog('share')),
    entry(text.history.menu, () => commands.openDialog('history')),
    entry(text.scenarios.manage, () => commands.openDialog('scenarios')),
    draw(text.data.drawRegion, 'polygon'),
    draw(text.regions.pick, 'pick'),
    entry(text.web.open, () => commands.openDialog('web')),
    change(text.editing.addSite, 'add-site'),
    change(text.editing.addHotspot, 'add-hotspot'),
    entry(text.editing.paste, () => commands.openDialog('paste')),
    entry(text.drawer.open, () => commands.setDrawer(true), 'T'),
    ...layersToShow({ result, difference }).map((id) =>
      entry(`${text.map.layer}: ${text.map.layers[id]}`, () => commands.setLayer(id)),
    ),
    entry(theme === 'dark' ? top.light : top.dark, () => commands.setTheme(theme === 'dark' ? 'light' : 'dark')),
    entry(text.settings.shortcuts, () => commands.openDialog('shortcuts'), '?'),
    entry(text.settings.tour, commands.showTour),
    ...gaps.map((gap) => ({
      label: `${text.inspector.gap} ${gap.id}`,
      hint: `${peopleText(gap.people)} ${text.gaps.people}`,
      run() {
        commands.select({ kind: 'gap', id: gap.id });
        commands.focus({ lonDeg: gap.lonDeg, latDeg: gap.latDeg, zoom: 11 });
      },
    })),
  ];
}

/** Places whose name fits, from the built-in list: no network. */
function usePlaces(query: string): Entry[] {
  const text = useText();
  const { focus } = useCommands();
  const [places, setPlaces] = useState<FoundPlace[]>([]);
  useEffect(() => {
    let isLatest = true;
    void findPlaces(query).then((found) => isLatest && setPlaces(found));
    return () => {
      isLatest = false;
    };
  }, [query]);
  return places.map(({ name, country, people, lonDeg, latDeg }) => ({
    label: `${name}, ${country}`,
    hint: `${count(people)} ${text.gaps.people}`,
    run: () => focus({ lonDeg, latDeg, zoom: 10 }),
  }));
}
