import type { FileRef } from '../../core/plan';
import { useText } from '../app-context';
import { day } from '../format';

/** Where a file was fetched from, when, and the text that goes with its data. */
export function OriginLine({ origin: { url, attribution, fetchedAt } }: { origin: NonNullable<FileRef['origin']> }) {
  const text = useText().web;
  const host = URL.canParse(url) ? new URL(url).host : url;
  return (
    <p className="quiet small origin" title={url}>
      {text.from(host, day(Date.parse(fetchedAt)))} · <span lang="en">{attribution}</span>
    </p>
  );
}
