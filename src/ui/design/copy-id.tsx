import { useState } from 'react';
import { useText } from '../app-context';
import { IconButton } from './button';

/** An id that other programs know a thing by, with a button that copies it. */
export function CopyId({ id }: { id: string }) {
  const text = useText().places;
  const [told, setTold] = useState<{ id: string; what: string } | null>(null);
  const copy = (): void => {
    navigator.clipboard.writeText(id).then(
      () => setTold({ id, what: text.copied }),
      () => setTold({ id, what: text.notCopied }),
    );
  };
  return (
    <p className="copy-id">
      <code>{id}</code>
      <IconButton icon="copy" label={text.copyId(id)} onClick={copy} />
      <output className="quiet small">{told?.id === id ? told.what : ''}</output>
    </p>
  );
}
