import { afterEach, describe, expect, it } from 'vitest';
import * as format from '../../src/ui/format';

afterEach(() => format.setFormats('en', 'metric'));

describe('numbers', () => {
  it('are written as the language does', () => {
    expect(format.count(12_345.4)).toBe('12,345');
    format.setFormats('de', 'metric');
    expect(format.count(12_345.4)).toBe('12.345');
    expect(format.decimal(-1.25, 2)).toBe('−1,25');
  });

  it.each([
    ['en', '1,500.25', 1500.25],
    ['en', '-3', -3],
    ['de', '1.500,25', 1500.25],
    ['de', '1.500', 1500],
    ['de', '1,5', 1.5],
    ['de', '1.5', 1.5],
    ['de', '41.72310', 41.7231],
  ])('typed in %s as %s are %d', (language, typed, value) => {
    format.setFormats(language, 'metric');
    expect(format.parseNumber(typed)).toBe(value);
  });

  it.each(['en', 'de'])('come back from their field in %s', (language) => {
    format.setFormats(language, 'metric');
    for (const value of [0.125, -7, 1234.5, 1e6, -250_000, 12_345.678, 2.005])
      expect(format.parseNumber(format.typedNumber(value))).toBe(value);
  });

  it('in a field part their thousands from ten thousand on', () => {
    format.setFormats('en', 'metric');
    expect([250_000, -12_345.5, 2026, 0.5].map(format.typedNumber)).toEqual(['250,000', '-12,345.5', '2026', '0.5']);
    format.setFormats('de', 'metric');
    expect([250_000, 0.5].map(format.typedNumber)).toEqual(['250.000', '0,5']);
    format.setFormats('en', 'metric');
  });

  it('of people are never 0 where there are some', () => {
    expect([0, 0.2, 0.7, 12.4].map(format.people)).toEqual(['0', '<\u202f1', '1', '12']);
  });

  it('that were assumed keep their digits; a year has no separator', () => {
    expect(format.assumed(120_345)).toBe('120,345');
    expect(format.assumed(2026, 'year')).toBe('2026');
    expect([617.4, 88.42, 3.456].map(format.ratio)).toEqual(['617', '88', '3.46']);
  });

  it('are no numbers when nothing or words are typed', () => {
    expect(format.parseNumber('')).toBeNaN();
    expect(format.parseNumber('ten')).toBeNaN();
  });
});

describe('lengths and areas', () => {
  it('are metric unless asked otherwise', () => {
    expect(format.lengthM(30.48)).toBe('30.5 m');
    expect(format.distanceKm(0.5)).toBe('500 m');
    expect(format.areaKm2(2.589988)).toBe('2.59 km²');
    format.setFormats('en', 'imperial');
    expect(format.lengthM(30.48)).toBe('100 ft');
    expect(format.distanceKm(16.09344)).toBe('10 mi');
    expect(format.areaKm2(2.589988)).toBe('1 sq mi');
  });
});
