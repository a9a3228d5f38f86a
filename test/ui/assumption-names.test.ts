/** The rows of the register in the words of the app. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRegister } from '../../src/core/costs';
import { de } from '../../src/ui/text/de';
import { assumptionsDe } from '../../src/ui/text/de-assumptions';
import { en } from '../../src/ui/text/en';

const register = parseRegister(readFileSync('data/assumptions/assumptions.csv', 'utf8'));

describe('the register', () => {
  it('has a German name for every row, and none for a row that is gone', () => {
    const keys = register.map(({ key }) => key).filter((key) => !key.startsWith('_'));
    expect(Object.keys(assumptionsDe.labels).toSorted()).toEqual(keys.toSorted());
  });

  it('has units in German where they are words', () => {
    const left = new Set(
      register
        .map(({ unit }) => unit)
        .filter((unit) => / per |year|month|people|share|hex/.test(unit) && de.economics.rowUnit(unit) === unit),
    );
    expect([...left]).toEqual([]);
    expect(de.economics.rowUnit('dBm')).toBe('dBm');
  });

  it('names every group in both languages', () => {
    const groups = new Set(register.map(({ key }) => key.split('.')[0]!).filter((group) => !group.startsWith('_')));
    for (const group of groups) {
      expect(en.economics.groups[group], group).toBeTruthy();
      expect(de.economics.groups[group], group).toBeTruthy();
    }
  });
});
