import type { OptionId } from '../../core/siting/siting-types';
import { useText } from '../app-context';

/** An option by its colour and its name. */
export function OptionName({ id, isShort = false }: { id: OptionId; isShort?: boolean }) {
  const text = useText().options;
  return (
    <span className="option-name">
      <span className="swatch" style={{ background: `var(--option-${id})` }} />
      {(isShort ? text.shortNames : text.names)[id]}
    </span>
  );
}
