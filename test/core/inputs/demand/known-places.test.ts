import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KnownPlaces } from '../../../../src/core/inputs/demand/known-places';

it('places are told apart as by a key of all they say, whatever their names', () => {
  const name = fc.constantFrom('A', 'B', 'A (row 3)', 'A (row 4)', '');
  const row = fc.tuple(name, fc.nat(2), fc.nat(2), fc.nat(1));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 1500, minLength: 1, size: 'max' }), (rows) => {
      const known = new KnownPlaces(false);
      const [keys, ids, expected] = [new Map<string, number>(), new Set<string>(), [] as string[]];
      for (const [i, [wished, lonDeg, latDeg, people]] of rows.entries()) {
        const key = JSON.stringify([wished, lonDeg, latDeg, people]);
        expect(known.add(wished, i, { name: wished, lonDeg, latDeg, people })).toBe(keys.get(key) ?? null);
        if (keys.has(key)) continue;
        keys.set(key, i);
        expected.push(ids.has(wished) ? `${wished} (row ${i})` : wished);
        ids.add(expected.at(-1)!);
      }
      expect(known.places.map(({ id }) => id)).toEqual(expected);
    }),
    { numRuns: 30 },
  );
  const many = new KnownPlaces(false);
  for (let i = 0; i < 5000; i++) expect(many.add('A', i, { name: 'A', lonDeg: i / 100, latDeg: 1, people: 1 })).toBeNull(); // prettier-ignore
  expect(many.add('A', 9999, { name: 'A', lonDeg: 1.5, latDeg: 1, people: 1 })).toBe(150);
});
