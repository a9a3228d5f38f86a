import { useRef, useState } from 'react';
import { useAppState, useCommands, useText } from '../app-context';
import { ScenarioMenu } from '../compare/scenario-menu';
import { Button, IconButton } from '../design/button';
import { Menu } from '../design/menu';
import { TextInput } from '../design/text-input';
import { clock, day } from '../format';
import { saveBlob } from '../save-blob';
import { useNewPlan } from '../use-new-plan';
import { SettingsMenu } from './settings-menu';
import { noteText } from '../text/note-text';
import { RunIndicator } from './run-indicator';

const IS_MAC = navigator.userAgent.includes('Mac');

/** Saved plans in the menu. */
const RECENT = 8;

/** Plan name, history, search, run, theme. */
export function TopBar({ onCommandPalette }: { onCommandPalette(): void }) {
  const text = useText().top;
  const commands = useCommands();
  const name = useAppState((state) => state.plan.name);
  return (
    <header className="top">
      <img className="top-mark" src="./icons/infill.svg" alt={useText().app.name} />
      <div className="top-name">
        <TextInput label={text.planName} hideLabel value={name} onCommit={commands.rename} />
      </div>
      <PlanMenu name={name} />
      <ScenarioMenu />
      <SaveNote />
      <History />
      <span className="grow" />
      <Button className="top-search" icon="search" title={text.command} onClick={onCommandPalette}>
        <span className="top-search-text">{text.command}</span>
        <kbd aria-hidden="true">{IS_MAC ? '⌘K' : `${text.control} K`}</kbd>
      </Button>
      <RunIndicator />
      <ThemeSwitch />
      <SettingsMenu />
    </header>
  );
}

function PlanMenu({ name }: { name: string }) {
  const { top: text, share, history } = useText();
  const commands = useCommands();
  const newPlan = useNewPlan();
  const picker = useRef<HTMLInputElement>(null);
  const [damaged, setDamaged] = useState<Awaited<ReturnType<typeof commands.damagedPlans>>>([]);
  const [saved, setSaved] = useState<Awaited<ReturnType<typeof commands.savedPlans>>>([]);
  return (
    <>
      <Menu
        onOpen={() => {
          void commands.savedPlans().then(setSaved);
          void commands.damagedPlans().then(setDamaged);
        }}
        trigger={<IconButton icon="menu" label={text.planMenu} />}
        items={[
          { label: text.newPlan, onSelect: newPlan },
          { label: text.openDemo, onSelect: () => void commands.openDemo() },
          { label: text.openFile, onSelect: () => picker.current?.click() },
          { label: text.saveFile, onSelect: () => saveBlob(commands.planFile(), `${name || 'plan'}.json`) },
          { label: share.menu, onSelect: () => commands.openDialog('share') },
          { label: history.menu, onSelect: () => commands.openDialog('history') },
          ...saved.slice(0, RECENT).map((plan, index) => ({
            label: text.openSaved(plan.name),
            onSelect: () => void commands.openSaved(plan.id),
            startsGroup: index === 0,
          })),
          ...damaged.slice(0, RECENT).map((plan, index) => ({
            label: text.saveDamaged(plan.name, day(plan.savedAtMs)),
            onSelect: () =>
              saveBlob(new Blob([plan.text], { type: 'application/json' }), `${plan.name || 'plan'}.json`),
            startsGroup: index === 0,
          })),
        ]}
      />
      <input
        ref={picker}
        type="file"
        accept=".json"
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file) void commands.openPlanFile(file, file.name);
        }}
      />
    </>
  );
}

function SaveNote() {
  const text = useText().top;
  const { status, atMs } = useAppState((state) => state.save);
  const isDemo = useAppState((state) => state.isDemo);
  const saved = status === 'saving' ? text.saving : atMs === null ? '' : text.saved(clock(atMs));
  return (
    <span className="top-saved row small quiet clip">
      {status === 'failed' ? (
        <span className="tag tag-error">{text.notSaved}</span>
      ) : (
        <span className="top-saved-at">{saved}</span>
      )}
      {isDemo && (
        <span className="tag tag-warning" title={text.demoHelp}>
          {text.demo}
        </span>
      )}
    </span>
  );
}

function History() {
  const catalogue = useText();
  const text = catalogue.top;
  const commands = useCommands();
  const last = useAppState((state) => state.past.at(-1)?.note);
  const next = useAppState((state) => state.future.at(-1)?.note);
  return (
    <span className="row" style={{ gap: 0 }}>
      <IconButton
        icon="undo"
        label={last ? text.undoWhat(noteText(last, catalogue)) : text.undo}
        disabled={last === undefined}
        onClick={commands.undo}
      />
      <IconButton
        icon="redo"
        label={next ? text.redoWhat(noteText(next, catalogue)) : text.redo}
        disabled={next === undefined}
        onClick={commands.redo}
      />
    </span>
  );
}

function ThemeSwitch() {
  const text = useText().top;
  const commands = useCommands();
  const theme = useAppState((state) => state.theme);
  const isDark = theme === 'dark';
  return (
    <IconButton
      icon={isDark ? 'sun' : 'moon'}
      label={isDark ? text.light : text.dark}
      onClick={() => commands.setTheme(isDark ? 'light' : 'dark')}
    />
  );
}
