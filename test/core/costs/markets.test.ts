import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { marketsOf } from '../../../src/core/costs';

const marketAt = marketsOf(readFileSync('data/markets/markets.tsv', 'utf8'));

describe('markets', () => {
  it.each([
    ['Craig County, Virginia', -80.2, 37.5, 'us'],
    ['Key West, an island off the outline', -81.78, 24.56, 'us'],
    ['Honolulu', -157.86, 21.31, 'us'],
    ['Anchorage', -149.9, 61.2, 'us'],
    ['Attu, beyond the antimeridian', 172.9, 52.9, 'us'],
    ['San Juan, Puerto Rico', -66.1, 18.4, 'us'],
    ['Detroit', -83.1, 42.38, 'us'],
    ['Manresa', 1.83, 41.73, 'high'],
    ['Toronto', -79.4, 43.7, 'high'],
    ['Tenerife', -16.5, 28.3, 'high'],
    ['Suva', 178.4, -18.1, 'other'],
    ['Chukotka, beyond the antimeridian', -173, 66, 'high'],
    ['Nairobi', 36.8, -1.3, 'other'],
    ['Mexico City', -99.1, 19.4, 'other'],
    ['Minsk, between high-income economies', 27.6, 53.9, 'other'],
    ['Maseru', 27.5, -29.3, 'other'],
    ['Delhi', 77.2, 28.6, 'other'],
    ['the middle of the Atlantic', -35, 30, 'other'],
  ] as const)('%s', (_, lonDeg, latDeg, market) => expect(marketAt(lonDeg, latDeg)).toBe(market));
});
