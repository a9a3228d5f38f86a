import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from './button';

interface Props {
  title: string;
  description: string;
  closeLabel: string;
  onClose(): void;
  footer: ReactNode;
  children: ReactNode;
}

/** A modal window, open as long as it is rendered. */
export function Dialog({ title, description, closeLabel, onClose, footer, children }: Props) {
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-back" />
        <Radix.Content className="dialog">
          <header className="dialog-head">
            <div className="grow">
              <Radix.Title asChild>
                <h2>{title}</h2>
              </Radix.Title>
              <Radix.Description className="quiet">{description}</Radix.Description>
            </div>
            <IconButton icon="close" label={closeLabel} onClick={onClose} />
          </header>
          <div className="dialog-body">{children}</div>
          <footer className="dialog-foot">{footer}</footer>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
