import { FITTING_PRESET, PRESET_ISSUE_CODES } from '../../core/costs/preset-fit';
import { messageOf } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';

const CODES: readonly string[] = PRESET_ISSUE_CODES;

/** That the prices are not those of where the regions are, with the preset that fits where there is one. Nothing is switched by itself. */
export function PresetNotice() {
  const text = useText();
  const { setCosts } = useCommands();
  const preset = useAppState((state) => state.plan.costs.preset);
  const result = useAppState((state) => state.result);
  const told = result?.plan.costs.preset === preset ? result.issues.filter(({ code }) => CODES.includes(code)) : [];
  return told.map((issue) => {
    const fitting = FITTING_PRESET[issue.code];
    return (
      <div key={issue.code} className="notice notice-warning stack-tight">
        <p>{messageOf(issue, text.messages)}</p>
        {fitting && (
          <Button
            onClick={() =>
              setCosts(
                { preset: fitting },
                { code: 'setting', context: { id: 'preset', value: text.costs.presets[fitting] } },
              )
            }
          >
            {text.costs.takePreset(text.costs.presets[fitting])}
          </Button>
        )}
      </div>
    );
  });
}
