import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRegister } from '../../../src/core/costs';
import type { CoverageResult } from '../../../src/core/coverage';
import { CELL_STATES } from '../../../src/core/coverage';
import { type KnownPeople, knownPeople } from '../../../src/core/economics/known-people';
import { openPriceBook } from '../../../src/core/economics/price-book';
import { writeVerdict } from '../../../src/core/economics/verdict';
import type { DemandColumn, Grid } from '../../../src/core/grid';
import { newPlan } from '../../../src/core/plan';

const register = parseRegister(readFileSync('data/assumptions/assumptions.csv', 'utf8'));
const nothing = { basis: 'no-gap', ranked: [], gapPeople: 0, gapAreaKm2: 0 } as const;

describe('whom anything is known of', () => {
  it('counts residents of one region, and those whose state is neither served nor unserved', () => {
    const states = ['served', 'unserved', 'uncertain', 'no-data', 'outside-model', 'served'] as const;
    const world = {
      grid: { count: 6, regions: [{}, {}], regionIndex: Uint16Array.of(0, 0, 0, 0, 0, 1) } as Grid,
      demand: { people: Float64Array.of(1, 2, 4, 8, 16, 32) } as DemandColumn,
      coverage: { state: Uint8Array.from(states, (state) => CELL_STATES.indexOf(state)) } as CoverageResult,
    };
    expect(knownPeople(world, 0)).toEqual({ people: 31, unknownPeople: 28 });
    expect(knownPeople(world, 1)).toEqual({ people: 32, unknownPeople: 0 });
  });

  const sentenceWith = (known: KnownPeople | null) =>
    writeVerdict(
      { ...nothing, ranked: [] },
      { options: [], flips: [], book: openPriceBook(newPlan('x'), register), known },
    ).sentence;

  it('without people the verdict says that nothing is known, not that nobody lacks service', () => {
    expect(sentenceWith({ people: 0, unknownPeople: 0 })).toMatch(/^Not known\. .*Add a demand file/);
  });

  it('a region whose people are all in earlier ones is told to be counted there', () => {
    expect(sentenceWith({ people: 0, unknownPeople: 0, countedIn: 'Area 1' })).toBe(
      'Counted elsewhere. No cell with people is left to it: its cells also lie in Area 1, which comes first, and are counted there.',
    );
  });

  it('people whose service is not known are named', () => {
    expect(sentenceWith({ people: 900, unknownPeople: 412.3 })).toContain('whether 412 people have it is not known');
  });

  it('where all is known, nothing has to be built', () => {
    expect(sentenceWith({ people: 900, unknownPeople: 0 })).toBe(
      'Build nothing. Nobody in this region is without the service asked for.',
    );
  });
});
