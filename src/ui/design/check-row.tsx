import { Checkbox } from 'radix-ui';
import { useId } from 'react';
import { Icon } from './icon';

interface Props {
  label: string;
  checked: boolean;
  onChange(checked: boolean): void;
  /** The label is for screen readers only. */
  hideLabel?: boolean;
}

/** A box to tick, and what it stands for. */
export function CheckRow({ label, checked, onChange, hideLabel = false }: Props) {
  const id = useId();
  return (
    <div className="check-row">
      <Checkbox.Root
        id={id}
        className="check-box"
        checked={checked}
        onCheckedChange={(next) => onChange(next === true)}
      >
        <Checkbox.Indicator>
          <Icon name="check" />
        </Checkbox.Indicator>
      </Checkbox.Root>
      <label htmlFor={id} className={hideLabel ? 'hidden-text' : ''}>
        {label}
      </label>
    </div>
  );
}
