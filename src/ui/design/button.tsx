import type { ButtonHTMLAttributes } from 'react';
import { Icon, type IconName } from './icon';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: 'plain' | 'primary' | 'quiet';
  icon?: IconName;
}

export function Button({ kind = 'plain', icon, className = '', children, ...rest }: Props) {
  return (
    <button type="button" className={`button button-${kind} ${className}`} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A button that shows only an icon; `label` is its name and its tooltip. */
export function IconButton({
  label,
  icon,
  kind = 'quiet',
  className = '',
  ...rest
}: Props & { label: string; icon: IconName }) {
  return (
    <button
      type="button"
      className={`button button-icon button-${kind} ${className}`}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}
