/** The network of this machine behind the core's port. Used by `infill fetch` only. */
import { type Fetcher, politeFetcher } from '../core/inputs';

declare const __INFILL_VERSION__: string;

/** A fetcher that says who asks, as OpenStreetMap's services want it. */
export const nodeFetcher = (): Fetcher =>
  politeFetcher({
    send: (url, options) => fetch(url, options),
    nowMs: () => Date.now(),
    headers: { 'user-agent': `infill/${__INFILL_VERSION__}` },
  });
