import { useState } from 'react';
import { useText } from '../app-context';
import { parseNumber, typedNumber } from '../format';
import { TextInput } from './text-input';

interface Props {
  label: string;
  /** Null: not set; the field is empty. */
  value: number | null;
  low: number;
  high: number;
  placeholder?: string;
  onCommit(value: number | null): void;
}

/** A number that may be left open. What is outside its range stays in the field with the reason. */
export function OptionalNumberInput({ label, value, low, high, placeholder, onCommit }: Props) {
  const text = useText();
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <TextInput
      label={label}
      numeric
      problem={problem}
      placeholder={placeholder ?? ''}
      value={value === null ? '' : typedNumber(value)}
      onCommit={(typed) => {
        const next = typed.trim() === '' ? null : parseNumber(typed);
        const isFine = next === null || (next >= low && next <= high);
        setProblem(isFine ? null : text.editing.between(typedNumber(low), typedNumber(high)));
        if (isFine) onCommit(next);
      }}
    />
  );
}
