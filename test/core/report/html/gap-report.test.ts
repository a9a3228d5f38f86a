/** Sections that only some plans have: other targets, what others state, measurements. */
import { describe, expect, it } from 'vitest';
import { h3ToBigInt } from '../../../../src/core/geo';
import { reportHtml } from '../../../../src/core/report/html/report-html';
import type { ReportInput } from '../../../../src/core/report/report-types';
import { aReportInput, hexesOf, META } from '../a-report-input';

const wordsOf = (result: ReportInput): string =>
  reportHtml(result, META)
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('sections that only some plans have', () => {
  it('other targets: cost and sites of each option, a dash where it does not reach', () => {
    const result = aReportInput();
    const target = (shareFraction: number, towers: number, reachesTarget = true) => ({
      shareFraction, annualCostUsd: 50_000 * towers, servedPeople: 300, towers, hotspots: 0, siteIds: [], reachesTarget,
      bestBoundUsdPerYear: null, gapFraction: null,
    }); // prettier-ignore
    result.options[1] = { ...result.options[1]!, targets: [target(0.5, 1), target(0.8, 2), target(0.95, 3, false)] };
    const words = wordsOf(result);
    expect(words).toContain('Cost at other targets');
    expect(words).toMatch(/Co-located towers 50 k 1 tower 100 k 2 towers – /);
    expect(wordsOf(aReportInput())).not.toContain('Cost at other targets');
  });

  it('of a file from the network: the text that goes with it, the day and the host', () => {
    const result = aReportInput();
    const { file } = result.facts.files[0]!;
    const origin = { url: 'https://maps.example.org/a.csv', attribution: '© Somebody, ODbL', fetchedAt: '2026-01-02T03:04:05.000Z' }; // prettier-ignore
    result.plan.inputs.towers.push({ path: file, sha256: 'a'.repeat(64), bytes: 1, mapping: {}, origin });
    const words = wordsOf(result);
    expect(words).toContain('© Somebody, ODbL');
    expect(words).toContain('fetched 2026-01-02 from maps.example.org');
  });

  it('where the curve bends, and what would make hotspots cost as much as towers', () => {
    const result = aReportInput();
    result.options[1] = { ...result.options[1]!, knee: { annualCostUsd: 60_000, servedPeople: 321, sites: 2 } };
    result.options[3] = {
      ...result.options[3]!,
      whatWouldChange: { towersOption: 'greenfield-towers', towersUsdPerYear: 100_000, hotspotsUsdPerYear: 50_000, hotspotUsdPerYear: 500, priceFactor: 2, radiusFactor: 0.7, densityFactor: null },
    }; // prettier-ignore
    const words = wordsOf(result);
    expect(words).toContain('bends at 60 k USD per year: 2 sites and 321 people.');
    expect(words).toContain('1,000 USD (2 times the 500 USD it is here)');
    expect(words).toMatch(/Reach of a hotspot \(estimate\) 0\.7 times what it is here/);
    expect(words).toMatch(/Density of the people in gaps \(estimate\) not even at 64 times/);
  });

  it('what others state, beside the prediction, under a name that cannot become a tag', () => {
    const result = aReportInput();
    const h3 = BigUint64Array.from(hexesOf(result.grid), h3ToBigInt);
    result.facts = {
      ...result.facts,
      stated: [
        { source: 'bdc.csv', provider: 'Acme <img>', technology: 'LTE', environment: 'outdoor', resolution: 9, h3, signalDbm: new Float32Array(h3.length) },
      ],
    }; // prettier-ignore
    const words = wordsOf(result);
    expect(words).toContain('Coverage as others state it');
    expect(words).toMatch(/Acme &lt;img&gt; LTE, outdoor, H3 9 \d+ \(\d+ %\)/);
  });

  it('a gap that measurements and statements judge says how, and by which rule', () => {
    const result = aReportInput();
    const evidence = { measuredBelow: 1, measuredEnough: 3, statedShareFraction: 0.25, says: 'served' as const };
    result.gaps[0] = { ...result.gaps[0]!, evidence };
    const words = wordsOf(result);
    expect(words).toContain('contradicts: 1 of 4 signals too weak, 25 % stated as covered');
    expect(words).toContain('3 or more signals measured in it confirm it where 80 % of them are below');
    expect(words).toContain('The validation section judges each hex by itself.');
    expect(wordsOf(aReportInput())).not.toContain('Evidence judges a gap');
  });

  it('over terrain: which parts of the plan do not see it', () => {
    const result = aReportInput();
    const [first] = result.coverage.rungCounts;
    const rungCounts = [{ ...first!, counts: { ...first!.counts, p1812: 7 } }];
    const words = wordsOf({ ...result, coverage: { ...result.coverage, rungCounts } });
    expect(words).toContain('Over terrain every path counts as inland');
    expect(wordsOf(result)).not.toContain('every path counts as inland');
  });

  it('measurements: bias, σ and RMSE by operator; without any, the report says it is not validated', () => {
    const result = aReportInput();
    const cell = result.coverage.state.indexOf(4);
    const count = 3;
    const column = (value: number) => new Float64Array(count).fill(value);
    result.facts = {
      ...result.facts,
      measurements: {
        count,
        lonDeg: column(result.grid.lonDeg[cell]!),
        latDeg: column(result.grid.latDeg[cell]!),
        signalDbm: Float32Array.of(-97.25, -91.25, -94.25),
        snrDb: new Float32Array(count).fill(Number.NaN),
        technology: new Uint8Array(count).fill(2),
        operator: new Uint8Array(count),
        operators: ['214-7'],
        cell: column(Number.NaN),
        atS: column(Number.NaN),
        row: Uint32Array.of(2, 3, 4),
      },
    };
    // Residuals −2, 4, 1 dB: mean 1, σ 3, RMSE √7.
    expect(wordsOf(result)).toMatch(/LTE 214-7 3 1\.0 3\.0 2\.6/);
    expect(wordsOf(result)).toContain('Hexes measured: 1. Contradicting the prediction: 0');
    expect(wordsOf(aReportInput())).toContain('the prediction is not validated for this region');
  });
});
