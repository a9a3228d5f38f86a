import { describe, expect, it } from 'vitest';
import { counted, figure, peopleFigure, percent, range, usd, usdRange } from '../../../src/core/report/words';

describe('words', () => {
  it.each([
    [1834.6, '1,830'],
    [0.012345, '0.0123'],
    [999.9, '1,000'],
    [0, '0'],
    [-118.46, '−118'],
    [Number.NaN, 'no data'],
    [null, 'no data'],
    [1e9, '1,000,000,000'],
  ])('%d as a modelled figure is %j: three digits at most', (value, words) => {
    expect(figure(value)).toBe(words);
  });

  it.each([
    [0.0628, '< 1'],
    [0, '0'],
    [74.8, '75'],
    [8542, '8,540'],
    [Number.NaN, 'no data'],
  ])('%d people are %j: whole people, and never a false nobody', (value, words) => {
    expect(peopleFigure(value)).toBe(words);
  });

  it('counts are exact', () => {
    expect(counted(99_002)).toBe('99,002');
  });

  it.each([
    [0.913, '91 %'],
    [0, '0 %'],
    [1, '100 %'],
    [0.0004, '< 1 %'],
    [0.9996, '> 99 %'],
    [Number.NaN, 'no data'],
  ])('a share of %d is %j', (share, words) => {
    expect(percent(share)).toBe(words);
  });

  it.each([
    [843, '843 USD'],
    [84_231, '84.2 k USD'],
    [1_310_000, '1.31 M USD'],
    [-9_000, '−9,000 USD'],
    [999_600, '1 M USD'],
    [null, 'no data'],
  ])('%d USD is %j', (value, words) => {
    expect(usd(value)).toBe(words);
  });

  it('intervals have one scale and an en dash', () => {
    expect(usdRange(84_231, 131_400)).toBe('84.2–131 k USD');
    expect(usdRange(843_000, 1_310_000)).toBe('0.843–1.31 M USD');
    expect(range(4, 15.24, 'months')).toBe('4–15.2 months');
    expect(range(null, 3, 'months')).toBe('no data');
  });
});
