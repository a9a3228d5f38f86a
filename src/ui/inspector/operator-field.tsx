import { useState } from 'react';
import { useText } from '../app-context';
import { TextInput } from '../design/text-input';

/** MCC-MNC as people write it, or nothing. */
export const isOperator = (typed: string): boolean => typed === '' || /^\d{3}-\d{1,3}$/.test(typed);

export function OperatorField({ value, onCommit }: { value: string; onCommit(operator: string): void }) {
  const text = useText().editing;
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <TextInput
      label={text.operator}
      value={value}
      problem={problem}
      onCommit={(typed) => {
        const next = typed.trim();
        setProblem(isOperator(next) ? null : text.operatorForm);
        if (isOperator(next)) onCommit(next);
      }}
    />
  );
}
