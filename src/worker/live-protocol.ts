/** Every message between the page and the worker that fetches from the network. One wish at a time. */
import type { LiveWish } from '../core/inputs';

export type LiveRequest =
  /** `fetchedAt`: ISO 8601. The same wish again goes on where the last attempt ended. */
  { kind: 'fetch'; id: number; wish: LiveWish; fetchedAt: string } | { kind: 'cancel' };

/** `id`: of the wish it answers. */
export type LiveResponse = { id: number } & LiveAnswer;
export type LiveAnswer =
  | ({ kind: 'progress' } & LiveProgress)
  | ({ kind: 'fetched' } & FetchedFile)
  | { kind: 'refused'; code: string; context: Record<string, string | number> }
  | { kind: 'cancelled' }
  | { kind: 'failed'; message: string };

export interface LiveProgress {
  /** 0..1; 0 also while nobody knows. */
  fraction: number;
  /** Read in this attempt. */
  bytes: number;
  /** Until the next try; null while none is waited for. */
  pauseS: number | null;
}

export interface FetchedFile {
  name: string;
  blob: Blob;
  attribution: string;
  /** Where from, without what looks like a key. */
  url: string;
  fetchedAt: string;
}
