import type { SourceFile } from './facts';

/** A `Blob`, such as a browser's `File`, as the importers take it, under a name of its own. Its bytes are not copied. */
export const sourceOfBlob = (name: string, blob: Blob): SourceFile => ({
  name,
  size: blob.size,
  arrayBuffer: () => blob.arrayBuffer(),
  slice: (start, end) => blob.slice(start, end),
});
