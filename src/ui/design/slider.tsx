import { Slider as Radix } from 'radix-ui';
import { useState } from 'react';

interface Props {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  format(value: number): string;
  /** Called when the thumb is let go, not on the way. */
  onCommit(value: number): void;
}

/** A labelled slider that shows its value while it moves and commits when it is let go. */
export function Slider({ label, value, min, max, step, format, onCommit }: Props) {
  const [moving, setMoving] = useState<number | null>(null);
  const shown = moving ?? value;
  return (
    <div className="field">
      <div className="row-between">
        <span className="field-label">{label}</span>
        <output>{format(shown)}</output>
      </div>
      <Radix.Root
        className="slider"
        value={[shown]}
        min={min}
        max={max}
        step={step}
        onValueChange={([next]) => setMoving(next ?? null)}
        onValueCommit={([next]) => {
          setMoving(null);
          if (next !== undefined && next !== value) onCommit(next);
        }}
      >
        <Radix.Track className="slider-track">
          <Radix.Range className="slider-range" />
        </Radix.Track>
        <Radix.Thumb className="slider-thumb" aria-label={label} aria-valuetext={format(shown)} />
      </Radix.Root>
    </div>
  );
}
