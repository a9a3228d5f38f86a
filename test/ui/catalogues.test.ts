/** The languages of the app: the types see to it that no text is missing; here, that none was left in English or broken. */
import { describe, expect, it } from 'vitest';
import { de } from '../../src/ui/text/de';
import { en } from '../../src/ui/text/en';
import { noteText } from '../../src/ui/text/note-text';

type Leaf = readonly [path: string, value: unknown];

function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

/** What is the same word in both languages, or a name. */
const ALIKE =
  /^(Hotspots?|Option(en)?|RSRP|SINR|Plan|Name|Start|Relief|Band|Infill|English|Deutsch|SVG|PNG|CSV|GeoJSON|TSV|IoT .*|online|H3.*|LoRaWAN.*|P10.*|USD.*|Azimut.*|MCC.*|Operator|Online|capex|opex|dB|Legende|Position|.{0,3})$/i;

describe('German', () => {
  // The sentences of the core have their own test.
  const english = new Map(leaves({ ...en, messages: null }));
  const german = leaves({ ...de, messages: null });

  it('has every text that English has, and no other', () => {
    expect(german.map(([path]) => path).toSorted()).toEqual([...english.keys()].toSorted());
  });

  it('is not English', () => {
    const same = german.filter(
      ([path, value]) =>
        typeof value === 'string' && value === english.get(path) && /[a-z]{3}/i.test(value) && !ALIKE.test(value),
    );
    expect(same.length, JSON.stringify(same.map(([path]) => path))).toBeLessThan(25);
  });

  it('takes as many values as English in every sentence', () => {
    for (const [path, value] of german)
      if (typeof value === 'function')
        expect(value.length, path).toBeLessThanOrEqual((english.get(path) as () => string).length + 1);
  });

  it('tells what happened', () => {
    const note = { code: 'undone', context: { note: { code: 'place-moved', context: { kind: 'site', id: 'N1', distanceKm: 0.24 } } } } as const; // prettier-ignore
    expect(noteText(note, de)).toBe('Rückgängig: Standort N1 um 240 m verschoben');
    expect(noteText(note, en)).toBe('Undone: Site N1 moved 240 m');
    const effect = { kind: 'change', edits: 1, servedPeople: 310, gaps: -1, annualCostUsd: 0, verdictChanged: false } as const; // prettier-ignore
    expect(de.effect(effect)).toBe('+310 versorgte Menschen, −1 Lücke');
    expect(en.effect(effect)).toBe('+310 people served, −1 gap');
    expect(en.effect({ ...effect, edits: 2 })).toBe('+310 people served, −1 gap (the last 2 changes together)');
    expect(en.effect({ ...effect, servedPeople: 0, gaps: 0, annualCostUsd: null })).not.toContain('cost');
    const content = { kind: 'content', regions: 2, people: 12_300, servedPeople: 1651, gaps: 1 } as const;
    expect(en.effect(content)).toBe('now 2 regions with 12,300 people, 1,651 of them served, 1 gap');
    expect(de.effect(content)).toContain('davon');
  });
});
