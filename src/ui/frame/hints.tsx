import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';

/** Three quiet sentences for the first visit; once dismissed they never come back. */
export function Hints() {
  const text = useText().hints;
  const { dismissHint } = useCommands();
  const isDismissed = useAppState((state) => state.hintsDismissed.includes('first-steps'));
  const isDemo = useAppState((state) => state.isDemo);
  if (isDismissed || !isDemo) return null;
  return (
    <aside className="over-map hints" aria-label={text.title}>
      <h3>{text.title}</h3>
      <ol>
        {[text.draw, text.drop, text.why].map((hint, index) => (
          <li key={hint}>
            <span className="quiet">{index + 1}</span>
            {hint}
          </li>
        ))}
      </ol>
      <Button onClick={() => dismissHint('first-steps')}>{text.dismiss}</Button>
    </aside>
  );
}
