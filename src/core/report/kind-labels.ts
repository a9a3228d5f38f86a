import type { SiteKind } from '../costs/cost-types';

/** Kinds of site in the report's words. */
export const KIND_LABELS: Record<SiteKind, string> = {
  'tower-greenfield': 'new tower',
  'tower-colocated': 'radios on an existing mast',
  'hotspot-outdoor': 'outdoor hotspot',
  'hotspot-indoor': 'indoor hotspot',
  'hotspot-converted': 'converted access point',
  'lora-gateway': 'LoRaWAN gateway',
};
