import { useState } from 'react';
import { useText } from '../app-context';
import { parseNumber, typedNumber } from '../format';
import { TextInput } from './text-input';

interface Props {
  label: string;
  value: number;
  onCommit(value: number): void;
  hideLabel?: boolean;
  /** Says why a number is refused; null when it is fine. */
  check?(value: number): string | null;
}

/** A number in plain notation; thousands separators are understood. What is not a number stays in the field with the reason. */
export function NumberInput({ label, value, onCommit, hideLabel = false, check }: Props) {
  const text = useText().controls;
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <TextInput
      label={label}
      hideLabel={hideLabel}
      numeric
      problem={problem}
      value={typedNumber(value)}
      onCommit={(typed) => {
        const next = parseNumber(typed);
        const why = Number.isFinite(next) ? (check?.(next) ?? null) : text.notANumber(typed);
        setProblem(why);
        if (!why) onCommit(next);
      }}
    />
  );
}
