import { describe, expect, it } from 'vitest';
import { noGapsText, overlapOf } from '../../src/ui/stages/no-gaps-text';
import { en } from '../../src/ui/text/en';

const told = (code: string, id: string) => ({
  code,
  severity: 'warning' as const,
  ref: { id },
  context: { name: 'Craig', cells: 1200, first: 'Area 1' },
});
const region = (population: number, unknownPopulation: number) => ({ population, baseline: { unknownPopulation } });
const said = (...given: [population: number, unknown: number]) =>
  noGapsText(region(...given), null, en.options).join(' ');

describe('where nobody is in a gap', () => {
  it('the card says whether that is known', () => {
    expect(said(900, 0)).toBe('Build nothing. Nobody in this region is without the service asked for.');
    expect(said(900, 412.3)).toContain('whether 412 people have it is not known');
    expect(said(0, 0)).toMatch(/^Not known\. The plan places nobody/);
  });

  it('a region inside another is counted there, and says where', () => {
    const overlap = overlapOf([told('grid-region-inside-others', 'r1')], 'r1');
    expect(noGapsText(region(0, 0), overlap, en.options).join(' ')).toBe(
      'Counted elsewhere. No cell with people is left to it: its cells also lie in Area 1, which comes first, and are counted there.',
    );
    expect(overlapOf([told('grid-region-inside-others', 'r1')], 'r2')).toBeNull();
  });

  it('a region partly in another keeps its own verdict and says how much is counted there', () => {
    const overlap = overlapOf([told('grid-regions-overlap', 'r1')], 'r1');
    expect(overlap).toEqual({ isWhole: false, cells: 1200, first: 'Area 1' });
    expect(noGapsText(region(900, 0), overlap, en.options)).toEqual(en.options.noGaps.nothing);
    expect(noGapsText(region(0, 0), overlap, en.options)[0]).toBe('Counted elsewhere.');
  });
});
