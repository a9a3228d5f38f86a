import { scenarioList } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { type MenuItem, Menu } from '../design/menu';
import { scenarioName } from './scenario-name';

/** Which scenario is on the screen; the others, and what can be done with them. */
export function ScenarioMenu() {
  const words = useText();
  const text = words.scenarios;
  const { openScenario, copyScenario, compareWith, openDialog } = useCommands();
  const plan = useAppState((state) => state.plan);
  const scenarios = scenarioList(plan);
  const active = scenarios.find(({ isActive }) => isActive)!;
  const others = scenarios.filter(({ isActive }) => !isActive);
  const name = scenarioName(active, words);
  const items: MenuItem[] = [
    ...others.map((entry) => ({
      label: `${text.open}: ${scenarioName(entry, words)}`,
      onSelect: () => openScenario(entry.id),
    })),
    ...others.map((entry) => ({
      label: text.compareWith(scenarioName(entry, words)),
      onSelect: () => compareWith(entry.id),
    })),
    { label: text.copy, onSelect: () => copyScenario(text.copyName(name)) },
    { label: text.manage, onSelect: () => openDialog('scenarios') },
  ];
  return (
    <Menu
      trigger={
        <Button kind="quiet" className="top-scenario" icon="layers" aria-label={`${text.menu}: ${name}`}>
          <span className="clip">{name}</span>
        </Button>
      }
      items={items}
    />
  );
}
