import { describe, expect, it } from 'vitest';
import { breakEvenChart } from '../../../../src/core/report/charts/break-even';
import { type CostBar, costBars } from '../../../../src/core/report/charts/cost-bars';
import { costCurve } from '../../../../src/core/report/charts/cost-curve';
import { linearScale, logScale } from '../../../../src/core/report/charts/frame';
import { paybackDistribution } from '../../../../src/core/report/charts/payback';
import { tornado } from '../../../../src/core/report/charts/tornado';
import { waterfall } from '../../../../src/core/report/charts/waterfall';

const bars: CostBar[] = [
  {
    id: 'colocated-towers',
    annualCostUsd: { p10: 79_303, p50: 95_581, p90: 113_849 },
    reachesTarget: true,
    chosen: true,
  },
  {
    id: 'hotspots-new',
    annualCostUsd: { p10: 2_030_000, p50: 2_720_000, p90: 3_660_000 },
    reachesTarget: false,
    chosen: false,
  },
];

const CHARTS: [string, string][] = [
  ['cost bars', costBars(bars)],
  ['no cost bars', costBars([])],
  [
    'cost curve',
    costCurve({
      curves: [
        { id: 'hybrid', points: [{ annualCostUsd: 10, servedPeople: 5, sites: 1 }] },
        { id: 'do-nothing', points: [] },
      ],
      chosenId: 'hybrid',
      chosenPoint: { annualCostUsd: 10, servedPeople: 5, sites: 1 },
      gapPeople: 10,
      targetPeople: 8,
    }),
  ],
  [
    'no cost curve',
    costCurve({ curves: [], chosenId: 'do-nothing', chosenPoint: null, gapPeople: 0, targetPeople: 0 }),
  ],
  ['tornado', tornado([{ label: 'Rent <b>', lowUsdPerYear: -9000, highUsdPerYear: 13_000 }])],
  ['no tornado', tornado([])],
  ['break-even', breakEvenChart({ needed: 612, breakEven: { p10: 80, p50: 128, p90: 210 } })],
  ['break-even without hotspots', breakEvenChart({ needed: null, breakEven: { p10: 80, p50: 128, p90: 210 } })],
  ['no break-even', breakEvenChart({ needed: 3, breakEven: null })],
  [
    'waterfall',
    waterfall({
      title: 'Link budget',
      steps: [
        { label: 'EIRP', valueDb: 32, unit: 'dBm', kind: 'level' },
        { label: 'Path loss', valueDb: -140.25, unit: 'dB', kind: 'change' },
        { label: 'RSRP', valueDb: -108.25, unit: 'dBm', kind: 'total' },
      ],
      target: { label: 'target', valueDbm: -112 },
    }),
  ],
  [
    'payback',
    paybackDistribution({
      bins: [
        { upToMonths: 12, share: 0.2 },
        { upToMonths: 24, share: 0.1 },
      ],
      neverShare: 0.7,
    }),
  ],
  ['no payback', paybackDistribution({ bins: [], neverShare: 0 })],
];

describe.each(CHARTS)('%s', (_, chart) => {
  it('is one well-formed SVG with a title and a description', () => {
    expect(chart).toMatch(/^<svg [^>]*role="img"[^>]*><title>[^<]+<\/title><desc>[^<]*<\/desc>.*<\/svg>$/s);
    const open: string[] = [];
    for (const [, closing, name, selfClosing] of chart.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/gi)) {
      if (closing) expect(open.pop()).toBe(name);
      else if (!selfClosing) open.push(name!);
    }
    expect(open).toEqual([]);
  });

  it('has no number that is not one, and stays inside its frame', () => {
    expect(chart).not.toMatch(/NaN|Infinity|undefined/);
    const [, width, height] = chart.match(/viewBox="0 0 (\d+) (\d+)"/)!;
    for (const [, x] of chart.matchAll(/ (?:x|x1|x2|cx)="(-?[\d.]+)"/g))
      expect(Math.abs(Number(x) - Number(width) / 2)).toBeLessThanOrEqual(Number(width) / 2);
    for (const [, y] of chart.matchAll(/ (?:y|y1|y2|cy)="(-?[\d.]+)"/g))
      expect(Math.abs(Number(y) - Number(height) / 2)).toBeLessThanOrEqual(Number(height) / 2);
  });

  it('takes its colours from the theme, with a fallback', () => {
    for (const [, colour] of chart.matchAll(/(?:fill|stroke)="([^"]+)"/g))
      expect(colour).toMatch(/^(none|var\(--[a-z-]+,#[0-9a-f]{6}\))$/);
  });
});

it('a tornado names an input in full: long labels take two lines', () => {
  const label = 'Installation, outdoor (pole, PoE injector, Cat6 <=300 ft)';
  const texts = [...tornado([{ label, lowUsdPerYear: -1, highUsdPerYear: 1 }]).matchAll(/<text[^>]*>([^<]*)<\/text>/g)];
  const words = texts.map((match) => match[1]!.replace('&lt;', '<'));
  const first = words.findIndex((text) => label.startsWith(text) && text.length > 20);
  expect(`${words[first]} ${words[first + 1]}`).toBe(label);
});

describe('charts', () => {
  it('bars of twice the cost are twice as long', () => {
    const chart = costBars([
      { ...bars[0]!, annualCostUsd: { p10: 40, p50: 50, p90: 100 } },
      { ...bars[1]!, annualCostUsd: { p10: 90, p50: 100, p90: 110 } },
    ]);
    const [first, second] = [...chart.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(second! / first!).toBeCloseTo(2, 2);
  });

  it('a bar that would dwarf the others is broken off, and still says its value', () => {
    const chart = costBars(bars);
    expect(chart).toContain('2.03–3.66 M USD/yr');
    const lengths = [...chart.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(lengths[0]!).toBeGreaterThan(lengths[1]! / 3);
  });

  it('says in words that an option misses the target', () => {
    expect(costBars(bars).match(/misses the target/g)).toHaveLength(1);
  });

  it('names are escaped', () => {
    expect(tornado([{ label: 'Rent <script>', lowUsdPerYear: -1, highUsdPerYear: 1 }])).not.toContain('<script>');
  });

  it('the place needed stands right of a break-even count below it, left of one above it', () => {
    const placeOf = (needed: number) => {
      const chart = breakEvenChart({ needed, breakEven: { p10: 80, p50: 128, p90: 210 } });
      const [, marker] = chart.match(/<path d="M([\d.]+)/)!;
      const [, band] = chart.match(/<rect x="([\d.]+)"/)!;
      return Number(marker) - Number(band);
    };
    expect(placeOf(612)).toBeGreaterThan(0);
    expect(placeOf(20)).toBeLessThan(0);
  });
});

describe('scales', () => {
  it('linear ticks are round numbers within the range', () => {
    expect(linearScale([0, 131_000], [0, 100], 4).ticks).toEqual([0, 50_000, 100_000]);
    expect(linearScale([-9000, 13_000], [0, 100], 5).ticks).toEqual([-5000, 0, 5000, 10_000]);
    expect(linearScale([0, 10], [100, 0]).at(5)).toBe(50);
  });

  it('logarithmic ticks are powers of ten around the range', () => {
    const scale = logScale([30, 700], [0, 200]);
    expect(scale.ticks).toEqual([10, 100, 1000]);
    expect(scale.at(100)).toBeCloseTo(100, 9);
  });
});
