/** What a file seems to be, from its first bytes: text of JSON, text of a table, or binary. Never by its name. */
import { encodingOf } from './containers/text';

export type ContentKind = 'json' | 'table' | 'binary' | 'empty';

const SNIFF_BYTES = 4096;

export function contentKind(bytes: Uint8Array): ContentKind {
  const encoding = encodingOf(bytes);
  const head = new TextDecoder(encoding).decode(bytes.subarray(0, SNIFF_BYTES)).replace(/^\uFEFF/, '');
  const text = head.trimStart();
  if (text === '') return 'empty';
  let strange = 0;
  for (let i = 0; i < head.length; i++) {
    const code = head.charCodeAt(i);
    if (code === 0 || code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 13)) strange++;
  }
  if (strange > head.length * 0.1) return 'binary';
  return text.startsWith('{') || text.startsWith('[') ? 'json' : 'table';
}
