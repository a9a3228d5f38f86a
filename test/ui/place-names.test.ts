import { expect, it } from 'vitest';
import { nearText } from '../../src/ui/place-names';
import { de } from '../../src/ui/text/de';
import { en } from '../../src/ui/text/en';

const near = { name: 'Manresa', country: 'ES', distanceKm: 2.3, bearingDeg: 44 };

it('names a place by the nearest one and the way from there', () => {
  expect(nearText(near, en)).toBe('2.3 km NE of Manresa');
  expect(nearText({ ...near, bearingDeg: 91, distanceKm: 15.347 }, en)).toBe('15.3 km E of Manresa');
  expect(nearText({ ...near, bearingDeg: 112 }, de)).toContain('OSO von Manresa');
  expect(nearText({ ...near, bearingDeg: 350 }, en)).toContain(' N of');
  expect(nearText({ ...near, distanceKm: 0.2 }, en)).toBe('Manresa');
  expect(nearText(null, en)).toBe('');
});
