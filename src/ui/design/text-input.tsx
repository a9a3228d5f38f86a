import { useId, useState } from 'react';

interface Props {
  label: string;
  value: string;
  onCommit(value: string): void;
  hideLabel?: boolean;
  className?: string;
  /** Why the value is refused; null when it is fine. */
  problem?: string | null;
  numeric?: boolean;
  /** What stands in the empty field. */
  placeholder?: string;
}

/** Text that is taken over on Enter or when the field is left; Escape brings the old value back. */
export function TextInput({
  label,
  value,
  onCommit,
  hideLabel = false,
  className = '',
  problem = null,
  numeric = false,
  placeholder,
}: Props) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft !== null && draft !== value) onCommit(draft);
    setDraft(null);
  };
  return (
    <div className="field grow">
      <label className={hideLabel ? 'hidden-text' : 'field-label'} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={`input ${numeric ? 'input-number' : ''} ${className}`}
        inputMode={numeric ? 'decimal' : undefined}
        value={draft ?? value}
        placeholder={placeholder}
        aria-invalid={problem !== null}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation();
            setDraft(null);
          }
        }}
      />
      {problem && (
        <span id={`${id}-problem`} className="field-error">
          {problem}
        </span>
      )}
    </div>
  );
}
