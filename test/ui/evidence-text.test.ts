/** What measurements and statements say of a gap, in both languages. */
import { expect, it } from 'vitest';
import { evidenceRule, evidenceText } from '../../src/ui/evidence-text';
import { de } from '../../src/ui/text/de';
import { percent } from '../../src/ui/format';
import { en } from '../../src/ui/text/en';

it('names what speaks for the gap or against it, and leaves out what is not known', () => {
  const measured = { measuredBelow: 2, measuredEnough: 7, statedShareFraction: null, says: 'served' as const };
  expect(evidenceText(measured, en)).toBe('contradict it: 2 of 9 signals too weak');
  expect(evidenceText(measured, de)).toBe('widersprechen ihr: 2 von 9 Signalen zu schwach');
  const stated = { measuredBelow: 0, measuredEnough: 0, statedShareFraction: 0.1, says: 'gap' as const };
  expect(evidenceText(stated, en)).toBe(`confirm it: ${percent(0.1)} of its people stated as covered`);
  expect(evidenceText({ ...stated, statedShareFraction: 0.3, says: null }, en)).toMatch(/^decide nothing: 30/);
});

it('the rule is the one gaps are judged by', () => {
  expect(en.gaps.evidenceHelp(evidenceRule())).toContain(
    `from 3 signals on they confirm it where ${percent(0.8)} are too weak`,
  );
});
