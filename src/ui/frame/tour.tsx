import { useEffect, useState } from 'react';
import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';

/** What each step points at. */
const TARGETS = ['.verdict', '.stage-list', '.map-area', '#stage-data'] as const;

/** Four short steps for the first visit; once skipped or done they come back only when asked for. */
export function Tour() {
  const text = useText().tour;
  const { dismissHint } = useCommands();
  const isDismissed = useAppState((state) => state.hintsDismissed.includes('first-steps'));
  const isDemo = useAppState((state) => state.isDemo);
  const [step, setStep] = useState(0);
  const isShown = !isDismissed && isDemo;
  useEffect(() => {
    const target = isShown ? document.querySelector(TARGETS[step]!) : null;
    target?.setAttribute('data-tour', 'here');
    return () => target?.removeAttribute('data-tour');
  }, [isShown, step]);
  if (!isShown) return null;
  const last = text.steps.length - 1;
  const { title, text: body } = text.steps[step]!;
  const end = () => {
    setStep(0);
    dismissHint('first-steps');
  };
  return (
    <aside className="over-map hints" data-covers-map aria-label={text.title} aria-live="polite">
      <div className="row-between">
        <h3>{title}</h3>
        <span className="quiet small">{text.step(step + 1, last + 1)}</span>
      </div>
      <p>{body}</p>
      <div className="row">
        <Button kind="quiet" onClick={end}>
          {text.skip}
        </Button>
        <span className="grow" />
        {step > 0 && <Button onClick={() => setStep(step - 1)}>{text.back}</Button>}
        <Button kind="primary" onClick={() => (step === last ? end() : setStep(step + 1))}>
          {step === last ? text.done : text.next}
        </Button>
      </div>
    </aside>
  );
}
