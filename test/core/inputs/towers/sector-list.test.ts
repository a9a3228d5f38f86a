import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sector } from '../../../../src/core/inputs/facts';
import {
  MOST_SECTORS,
  sectorsOfText,
  textOfSectors,
  textsOfSectors,
} from '../../../../src/core/inputs/towers/sector-list';
import { TECHNOLOGIES } from '../../../../src/core/plan/service';
import { csvField } from '../../../../src/core/report/csv';

/** Seed and path of a failure are printed; give them here to see it again. */
const RUNS = { numRuns: 500 };

const omni: Sector = {
  operator: '',
  technology: 'LTE',
  templateId: null,
  azimuthDeg: null,
  azimuthFrom: 'omni',
  cells: 1,
};

const within = (min: number, max: number) =>
  fc.double({ min, max, noNaN: true }).map((value) => (Object.is(value, -0) ? 0 : value));
const name = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'=+-@,;()%&<>"\' a\t\r\n'), minLength: 1, maxLength: 40 }),
);
const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const sectors = fc.array(
  fc.record({
    operator: fc.oneof(
      fc.constant(''),
      fc.tuple(fc.integer({ min: 200, max: 799 }), fc.nat(999)).map(([mcc, mnc]) => `${mcc}-${mnc}`),
    ),
    technology: fc.constantFrom(...TECHNOLOGIES),
    templateId: fc.option(name),
    azimuthDeg: fc.option(within(0, 360)),
    azimuthFrom: fc.constantFrom<Sector['azimuthFrom'][]>('stated', 'positions', 'equal-split', 'omni'),
    cells: fc.nat(1e6),
    tiltDeg: optional(within(-20, 40)),
    mechanicalTiltDeg: optional(within(-20, 40)),
    powerDbm: optional(within(-20, 60)),
    antenna: optional(name),
  }),
  { maxLength: 12 },
);

describe('a list of sectors', () => {
  it('is readable', () => {
    const cell: Sector = { ...omni, operator: '214-7', azimuthDeg: 30, azimuthFrom: 'positions', cells: 2 };
    const tuned: Sector = { ...omni, technology: 'NR', operator: '214-7', templateId: 'nr-3500', azimuthDeg: 150, azimuthFrom: 'stated', tiltDeg: 4, mechanicalTiltDeg: null, powerDbm: 43.5, antenna: 'data/pattern (2).msi' }; // prettier-ignore
    expect(textOfSectors([cell, tuned, omni])).toBe(
      '(LTE 214-7 azimuthDeg=30 azimuthFrom=positions cells=2; NR 214-7 templateId=nr-3500 azimuthDeg=150 tiltDeg=4 powerDbm=43.5 antenna=data/pattern%20%282%29.msi; LTE)',
    );
    expect(textOfSectors([])).toBe('()');
    expect(sectorsOfText('()')).toEqual({ sectors: [], unread: [] });
  });

  it('comes back as it went in, whatever the names and numbers', () => {
    fc.assert(
      fc.property(sectors, (given) => {
        const text = textOfSectors(given as Sector[]);
        expect(sectorsOfText(text)).toEqual({ sectors: given, unread: [] });
        // Plain visible text, the same in every file, and no formula.
        expect(text).toMatch(/^\([ -~]*\)$/);
        expect(text).not.toMatch(/["'<>&,]/);
        expect(new TextDecoder().decode(csvField(text))).toBe(text);
      }),
      RUNS,
    );
  });

  it('half a character becomes the sign for one', () => {
    const [sector] = sectorsOfText(textOfSectors([{ ...omni, templateId: 'a\ud83d' }])).sectors;
    expect(sector!.templateId).toBe('a\ufffd');
  });

  it('decodes what decodeURIComponent decodes, and leaves the rest', () => {
    const decoded = (text: string): string => {
      try {
        return decodeURIComponent(text);
      } catch {
        return text;
      }
    };
    const byte = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0x80, 0xa0, 0xc3, 0xe0, 0xed, 0xf0, 0xf4));
    const escape = byte.map((value) => `%${value.toString(16).padStart(2, '0')}`);
    const anyCharacter = fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }).map(encodeURIComponent); // prettier-ignore
    const text = fc.array(fc.oneof(escape, anyCharacter, fc.constantFrom('a', '%', '%4')), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')); // prettier-ignore
    fc.assert(
      fc.property(text, (given) => {
        expect(sectorsOfText(`(LTE antenna=${given})`).sectors[0]!.antenna).toBe(decoded(given));
      }),
      { numRuns: 20_000 },
    );
    for (let lead = 0x80; lead <= 0xff; lead++)
      for (const second of ['7f', '80', '8f', '90', '9f', 'a0', 'bf', 'c0'])
        for (const rest of ['', '%80', '%80%bf', '%80%bf%80', '%80%c0']) {
          const given = `%${lead.toString(16)}%${second}${rest}`;
          expect(sectorsOfText(`(LTE antenna=${given})`).sectors[0]!.antenna).toBe(decoded(given));
        }
  });

  it('may be written by hand', () => {
    const { sectors: read, unread } = sectorsOfText('4g 21407 azimuthDeg=0; 5G 214-07 azimuthDeg=120;UMTS');
    expect(unread).toEqual([]);
    expect(read).toEqual([
      { ...omni, operator: '214-7', azimuthDeg: 0, azimuthFrom: 'stated' },
      { ...omni, technology: 'NR', operator: '214-7', azimuthDeg: 120, azimuthFrom: 'stated' },
      { ...omni, technology: 'UMTS' },
    ]);
  });

  it.each([
    ['(LTE azimuthDeg=400)', [omni], ['azimuthDeg=400']],
    ['(LTE azimuthDeg=north tiltDeg=2)', [{ ...omni, tiltDeg: 2 }], ['azimuthDeg=north']],
    ['(CDMA 310-4; LTE)', [omni], ['CDMA 310-4']],
    ['(LTE cells=1.5 color=red __proto__=1 constructor=2)', [omni], ['cells=1.5', 'color=red', '__proto__=1', 'constructor=2']],
    ['(LTE 214-7 214-1)', [{ ...omni, operator: '214-7' }], ['214-1']],
    ['(LTE a-very-long-name-of-an-operator)', [omni], ['a-very-long-name-of-an-operator']],
    ['(LTE antenna=%zz)', [{ ...omni, antenna: '%zz' }], []],
    // As long as the plan's own and no longer.
    [`(LTE templateId=${'t'.repeat(65)} antenna=${'%C3%A9'.repeat(1025)})`, [omni], [`templateId=${'t'.repeat(65)}`, `antenna=${'%C3%A9'.repeat(1025)}`]],
    [`(LTE templateId=${'%EF%BF%BD'.repeat(64)})`, [{ ...omni, templateId: '\ufffd'.repeat(64) }], []],
    [`(LTE${' x=1'.repeat(100)} cells=2)`, [omni], Array.from({ length: 21 }, () => 'x=1')],
    // Cut short: what the last sector would have been nobody knows.
    ['(LTE; LTE azimuthDeg=12', [omni], ['LTE azimuthDeg=12']],
    ['(LTE', [], ['LTE']],
    ['3', [], ['3']],
  ])('%s: what is not understood is left out and told', (text, read, unread) => {
    expect(sectorsOfText(text)).toEqual({ sectors: read, unread });
  }); // prettier-ignore

  it('never throws, takes no more than a mast has, and what it gives can be written again', () => {
    const marks = fc.constantFrom('(', ')', ';', ' ', '=', '%', '%2', 'LTE', 'NR', '214-7', 'azimuthDeg=', 'cells=', '9', '-', 'templateId', 'antenna', '\0', '\n', '\ud83d'); // prettier-ignore
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.array(marks, { maxLength: 80 }).map((all) => all.join(''))); // prettier-ignore
    fc.assert(
      fc.property(text, (given) => {
        const { sectors: read } = sectorsOfText(given);
        expect(sectorsOfText(textOfSectors(read)).unread).toEqual([]);
      }),
      { numRuns: 10_000 },
    );
    const endless = sectorsOfText(`(${'LTE;'.repeat(500_000)})`);
    expect(endless.sectors).toHaveLength(MOST_SECTORS);
    expect(endless.unread).not.toEqual([]);
    expect(sectorsOfText('('.repeat(3_000_000)).sectors).toEqual([]);
    // Words without end, none of which is an escape: an error for each would take seconds.
    expect(sectorsOfText(`LTE ${'% '.repeat(400_000)}`).unread.length).toBeLessThan(30);
  });

  it('is parted for cells that hold less', () => {
    const many = Array.from({ length: 900 }, (_, i): Sector => ({ ...omni, operator: '214-7', azimuthDeg: i / 3, azimuthFrom: 'stated' })); // prettier-ignore
    const texts = textsOfSectors(many, 10_000);
    expect(texts.every(({ length }) => length <= 10_000)).toBe(true);
    expect(texts.flatMap((text) => sectorsOfText(text).sectors)).toEqual(many);
    expect(textsOfSectors([], 10)).toEqual(['()']);
    const long = { ...omni, antenna: 'x'.repeat(50) };
    expect(textsOfSectors([long, long], 10)).toHaveLength(2);
  });
});
