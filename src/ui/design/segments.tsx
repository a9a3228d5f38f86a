import { ToggleGroup } from 'radix-ui';
import { useEffect, useRef } from 'react';

interface Props<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange(value: T): void;
}

/** A few choices side by side, one of them on. Arrow keys move between them. */
export function Segments<T extends string>({ label, value, options, onChange }: Props<T>) {
  const root = useRef<HTMLDivElement>(null);
  // Where there is no room for all they slide: the one that is on stays in sight.
  const on = options.findIndex((option) => option.value === value);
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to clean up.
    void root.current?.children[on]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [on]);
  return (
    <ToggleGroup.Root
      ref={root}
      className="segments"
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => next && onChange(next as T)}
    >
      {options.map((option) => (
        <ToggleGroup.Item key={option.value} className="segment" value={option.value}>
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
