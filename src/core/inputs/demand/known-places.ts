/** Places of a table by what they say, so that a row that stands twice is found: four bytes a place, where a key of text would cost more than the place itself. */
import type { DemandPlace } from '../facts';
import { hashOf } from '../towers/triple-index';

type Unnamed = Omit<DemandPlace, 'id'>;

export class KnownPlaces {
  readonly places: DemandPlace[] = [];
  /** Below zero: the place got another id than it wished. */
  private readonly rows: number[] = [];
  private readonly ids = new Set<string>();
  /** 1 + the place's number, by its hash; 0: empty. */
  private slots = new Int32Array(2048);

  /** `own`: no row has a name, so all differ and their ids are their own. */
  constructor(private readonly own: boolean) {}

  /** Keeps the place under its wished id, or another where that is taken; gives the row that said the same before, or null. */
  add(wished: string, row: number, place: Unnamed): number | null {
    if (this.own) {
      this.places.push({ id: wished, ...place });
      return null;
    }
    const slot = this.slotOf(wished, place);
    const known = this.slots[slot]!;
    if (known > 0) return Math.abs(this.rows[known - 1]!);
    const taken = this.ids.has(wished);
    const id = taken ? `${wished} (row ${row})` : wished;
    this.ids.add(id);
    this.rows.push(taken ? -row : row);
    this.places.push({ id, ...place });
    this.slots[slot] = this.places.length;
    if (this.places.length * 2 > this.slots.length) this.grow();
    return null;
  }

  /** Where the place stands, or else would. */
  private slotOf(wished: string, place: Unnamed): number {
    const mask = this.slots.length - 1;
    let slot = hashOfPlace(wished, place) & mask;
    for (; this.slots[slot]! > 0; slot = (slot + 1) & mask) {
      const at = this.slots[slot]! - 1;
      if (this.wishedAt(at) === wished && isSame(this.places[at]!, place)) break;
    }
    return slot;
  }

  private wishedAt(at: number): string {
    const { id } = this.places[at]!;
    const row = this.rows[at]!;
    return row < 0 ? id.slice(0, -` (row ${-row})`.length) : id;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (const [at, place] of this.places.entries()) {
      let slot = hashOfPlace(this.wishedAt(at), place) & mask;
      while (this.slots[slot]! > 0) slot = (slot + 1) & mask;
      this.slots[slot] = at + 1;
    }
  }
}

function isSame(a: Unnamed, b: Unnamed): boolean {
  return (
    a.lonDeg === b.lonDeg &&
    a.latDeg === b.latDeg &&
    a.people === b.people &&
    a.households === b.households &&
    a.gbPerPersonMonth === b.gbPerPersonMonth
  );
}

const MICRODEGREES = 1e6;

function hashOfPlace(wished: string, { lonDeg, latDeg, people }: Unnamed): number {
  let text = 0;
  for (let i = 0; i < wished.length; i++) text = (Math.imul(text, 31) + wished.charCodeAt(i)) | 0;
  return hashOf(text, Math.round(lonDeg * MICRODEGREES) ^ Math.round(people), Math.round((latDeg + 90) * MICRODEGREES));
}
