import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Icon } from './icon';

export interface MenuItem {
  label: string;
  onSelect(): void;
  /** Given: a box that can be ticked, and the menu stays open. */
  checked?: boolean;
  disabled?: boolean;
  /** A line above it. */
  startsGroup?: boolean;
}

/** A button that opens a list of actions. `trigger` must be one button. */
export function Menu({ trigger, items, onOpen }: { trigger: ReactNode; items: readonly MenuItem[]; onOpen?(): void }) {
  return (
    <Radix.Root modal={false} onOpenChange={(open) => open && onOpen?.()}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="popover" sideOffset={4} align="start" collisionPadding={8}>
          {items.map(({ label, onSelect, checked, disabled = false, startsGroup = false }, index) =>
            checked === undefined ? (
              <Radix.Item
                key={`${index} ${label}`}
                className="option"
                data-group={startsGroup}
                disabled={disabled}
                onSelect={onSelect}
              >
                {label}
              </Radix.Item>
            ) : (
              <Radix.CheckboxItem
                key={label}
                className="option"
                data-group={startsGroup}
                checked={checked}
                onSelect={(event) => event.preventDefault()}
                onCheckedChange={onSelect}
              >
                {label}
                <Radix.ItemIndicator>
                  <Icon name="check" />
                </Radix.ItemIndicator>
              </Radix.CheckboxItem>
            ),
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
