import { scenarioList } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { Button, IconButton } from '../design/button';
import { Dialog } from '../design/dialog';
import { TextInput } from '../design/text-input';
import { scenarioName } from './scenario-name';

/** All scenarios of the plan: name, open, compare, duplicate, remove. */
export function ScenariosDialog() {
  const words = useText();
  const text = words.scenarios;
  const commands = useCommands();
  const plan = useAppState((state) => state.plan);
  const scenarios = scenarioList(plan);
  const active = scenarios.find(({ isActive }) => isActive);
  const close = () => commands.openDialog(null);
  return (
    <Dialog
      title={text.title}
      description={text.intro}
      closeLabel={text.close}
      onClose={close}
      footer={
        <>
          <Button
            icon="copy"
            onClick={() => commands.copyScenario(text.copyName(active ? scenarioName(active, words) : text.first))}
          >
            {text.copy}
          </Button>
          <Button kind="primary" onClick={close}>
            {text.close}
          </Button>
        </>
      }
    >
      <ul>
        {scenarios.map((scenario) => (
          <li key={scenario.id} className="list-row scenario-row">
            <TextInput
              label={text.name}
              hideLabel
              value={scenarioName(scenario, words)}
              onCommit={(name) => commands.renameScenario(scenario.id, name.slice(0, 200))}
            />
            {scenario.isActive ? (
              <span className="tag tag-accent">{text.active}</span>
            ) : (
              <>
                <Button
                  onClick={() => {
                    commands.openScenario(scenario.id);
                    close();
                  }}
                >
                  {text.open}
                </Button>
                <Button onClick={() => commands.compareWith(scenario.id)}>{text.compare}</Button>
                <IconButton
                  icon="trash"
                  label={text.remove(scenarioName(scenario, words))}
                  onClick={() => commands.removeScenario(scenario.id)}
                />
              </>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
