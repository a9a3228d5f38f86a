/**
 * The properties of the layer. A tile keeps each value once and features point to it; values are rounded to what a map can show, so that few are needed
 * and each is found by indexing, without a hash.
 */
import type { PbfWriter } from 'pbf';
import { CELL_STATES, GRADES } from '../../coverage/coverage-types';
import { CROSSOVER_CHOICES } from '../../economics';
import type { Level } from './level';
import { SERVER_HUES } from './server-hue';

type Kind = 'string' | 'int' | 'double';

/** Properties of a feature, in the order of their keys. `slot` is where a cell's value stands in its table; −1: the feature does not have it. */
export interface Property {
  key: string;
  kind: Kind;
  slots: number;
  slot(cell: number): number;
  value(slot: number): string | number;
}

const DECADES = 12;
const SMALLEST_DECADE = -4;

export class TileValues {
  #properties: Property[];
  #seen: Int32Array[];
  #values: { kind: Kind; value: string | number }[] = [];
  #tags: Uint16Array;

  constructor(properties: Property[]) {
    this.#properties = properties;
    this.#seen = this.#properties.map(({ slots }) => new Int32Array(slots).fill(-1));
    this.#tags = new Uint16Array(2 * this.#properties.length);
  }

  /** Pairs of key and value indexes of a cell. The array is used again by the next call. */
  tagsOf(cell: number): Uint16Array {
    let at = 0;
    for (let p = 0; p < this.#properties.length; p++) {
      const property = this.#properties[p]!;
      const slot = property.slot(cell);
      if (slot < 0) continue;
      const seen = this.#seen[p]!;
      if (seen[slot]! < 0) {
        seen[slot] = this.#values.length;
        this.#values.push({ kind: property.kind, value: property.value(slot) });
      }
      this.#tags[at++] = p;
      this.#tags[at++] = seen[slot]!;
    }
    return this.#tags.subarray(0, at);
  }

  /** Fields 3 (keys) and 4 (values) of the layer. */
  appendTo(layer: PbfWriter): void {
    for (const { key } of this.#properties) layer.writeStringField(3, key);
    for (const value of this.#values) layer.writeMessage(4, writeValue, value);
  }
}

function writeValue({ kind, value }: { kind: Kind; value: string | number }, pbf: PbfWriter): void {
  if (kind === 'string') pbf.writeStringField(1, String(value));
  else if (kind === 'double') pbf.writeDoubleField(3, Number(value));
  else pbf.writeSVarintField(6, Number(value));
}

/** What is shown of the cells of one result. */
export function propertiesOf(level: Level): Property[] {
  const {
    state,
    grade,
    rsrpDbm,
    sinrDb,
    downMbps,
    people,
    visitors,
    unservedShare,
    gap,
    server,
    crossover,
    serverHues,
  } = level;
  const gapSlots = gap.reduce((most, own) => Math.max(most, own), 0) + 1;
  return [
    { key: 'state', kind: 'string', slots: CELL_STATES.length, slot: (i) => state[i]!, value: (s) => CELL_STATES[s]! },
    { key: 'grade', kind: 'string', slots: GRADES.length, slot: (i) => grade[i]! || -1, value: (s) => GRADES[s]! },
    stepped('rsrp', (i) => rsrpDbm[i]!, { low: -200, high: 0, step: 1 }),
    stepped('sinr', (i) => sinrDb[i]!, { low: -60, high: 90, step: 1 }),
    stepped('down', (i) => downMbps[i]!, { low: 0, high: 1000, step: 0.1 }),
    stepped('unservedShare', (i) => unservedShare[i]!, { low: 0, high: 1, step: 0.01 }),
    peopleProperty((i) => people[i]!),
    ...(visitors ? [peopleProperty((i) => visitors[i]!, 'visitors')] : []),
    { key: 'gap', kind: 'int', slots: gapSlots, slot: (i) => gap[i]!, value: (s) => s },
    { key: 'server', kind: 'int', slots: serverHues.length, slot: (i) => server[i]!, value: (s) => s },
    {
      key: 'hue',
      kind: 'int',
      slots: SERVER_HUES,
      slot: (i) => (server[i]! < 0 ? -1 : serverHues[server[i]!]!),
      value: (s) => s,
    },
    {
      key: 'cheapest',
      kind: 'string',
      slots: CROSSOVER_CHOICES.length,
      slot: (i) => crossover[i]! || -1,
      value: (s) => CROSSOVER_CHOICES[s]!,
    },
    ...levelProperties(level),
  ];
}

/** Which hexagons these are: the same for every feature of a tile. */
export const levelProperties = ({ resolution, aggregate }: Level): Property[] => [
  { key: 'res', kind: 'int', slots: 1, slot: () => 0, value: () => resolution },
  { key: 'aggregate', kind: 'int', slots: 1, slot: () => (aggregate ? 0 : -1), value: () => 1 },
];

export const peopleProperty = (valueOf: (cell: number) => number, key = 'people'): Property => ({
  key,
  kind: 'double',
  slots: 1 + 1000 * DECADES,
  slot: (i) => threeDigits(valueOf(i)),
  value: fromThreeDigits,
});

/** A value in classes of equal width; NaN: the feature does not have it. */
export function stepped(
  key: string,
  valueOf: (cell: number) => number,
  { low, high, step }: { low: number; high: number; step: number },
): Property {
  const perStep = 1 / step;
  const last = Math.round((high - low) * perStep);
  return {
    key,
    kind: step === 1 ? 'int' : 'double',
    slots: last + 1,
    slot(i) {
      const value = valueOf(i);
      if (!(value === value)) return -1;
      return Math.min(last, Math.max(0, Math.round((value - low) * perStep)));
    },
    value: (slot) => Math.round(low * perStep + slot) / perStep,
  };
}

/** Three significant digits as a slot: decade · 1000 + digits; 0 for less than 0.0001. */
function threeDigits(value: number): number {
  if (!(value >= 10 ** SMALLEST_DECADE)) return 0;
  const decade = Math.min(DECADES - 1, Math.floor(Math.log10(value)) - SMALLEST_DECADE);
  return 1 + decade * 1000 + Math.min(999, Math.round(value * 10 ** (2 - decade - SMALLEST_DECADE)));
}

function fromThreeDigits(slot: number): number {
  if (slot === 0) return 0;
  const decade = Math.floor((slot - 1) / 1000) + SMALLEST_DECADE;
  return Number((((slot - 1) % 1000) * 10 ** (decade - 2)).toPrecision(3));
}
