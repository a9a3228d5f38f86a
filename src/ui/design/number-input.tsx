import { useState } from 'react';
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
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <TextInput
      label={label}
      hideLabel={hideLabel}
      numeric
      problem={problem}
      value={Number.isFinite(value) ? String(value) : ''}
      onCommit={(typed) => {
        const next = Number(typed.replace(/[\s,’']/g, ''));
        const why =
          typed.trim() === '' || !Number.isFinite(next) ? `“${typed}” is not a number` : (check?.(next) ?? null);
        setProblem(why);
        if (!why) onCommit(next);
      }}
    />
  );
}
