import { Select as Radix } from 'radix-ui';
import { useId } from 'react';
import { Icon } from './icon';

interface Props<T extends string> {
  label: string;
  /** '': none is chosen yet. */
  value: T | '';
  /** Shown until one is chosen. */
  placeholder?: string;
  options: readonly { value: T; label: string }[];
  onChange(value: T): void;
  /** Label for screen readers only. */
  hideLabel?: boolean;
}

/** A labelled choice of one. */
export function Select<T extends string>({
  label,
  value,
  placeholder = '',
  options,
  onChange,
  hideLabel = false,
}: Props<T>) {
  const id = useId();
  return (
    <div className="field">
      <label className={hideLabel ? 'hidden-text' : 'field-label'} htmlFor={id}>
        {label}
      </label>
      <Radix.Root value={value} onValueChange={(next) => onChange(next as T)}>
        <Radix.Trigger id={id} className="select-trigger" aria-label={label}>
          <Radix.Value placeholder={placeholder} />
          <Radix.Icon asChild>
            <span>
              <Icon name="chevron" />
            </span>
          </Radix.Icon>
        </Radix.Trigger>
        <Radix.Portal>
          <Radix.Content className="popover select-content" position="popper" sideOffset={4}>
            <Radix.Viewport>
              {options.map((option) => (
                <Radix.Item key={option.value} value={option.value} className="option">
                  <Radix.ItemText>{option.label}</Radix.ItemText>
                  <Radix.ItemIndicator>
                    <Icon name="check" />
                  </Radix.ItemIndicator>
                </Radix.Item>
              ))}
            </Radix.Viewport>
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </div>
  );
}
