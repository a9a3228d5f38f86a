import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PackedRows } from '../../../../src/core/inputs/tables/packed-rows';

const row = fc.array(fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('', '\u001e', '\u001f', 'é', '😀')), {
  minLength: 1,
  maxLength: 4,
});

it('gives back what was put in, whatever the values hold, in any order', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 5 }), fc.nat(700), fc.nat(4000), (pattern, repeats, at) => {
      const rows = Array.from({ length: repeats }, () => pattern).flat();
      const packed = PackedRows.of(rows);
      expect(packed.length).toBe(rows.length);
      expect([...packed]).toEqual(rows);
      expect(packed.at(at)).toEqual(rows.at(at));
      expect(packed.at(-1)).toEqual(rows.at(-1));
      expect(packed.slice(at, at + 3)).toEqual(rows.slice(at, at + 3));
    }),
    { numRuns: 60 },
  );
});

it('numbers its entries', () => {
  const packed = PackedRows.of(Array.from({ length: 3000 }, (_, i) => [`${i}`, '']));
  let sum = 0;
  for (const [i, [value]] of packed.entries()) if (String(i) === value) sum++;
  expect(sum).toBe(3000);
});
