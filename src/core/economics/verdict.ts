/** The sentence people came for, and the lines of its card (UI "The verdict"). It says what the comparison found, and what the winner does not give. */
import type { EnvironmentId, Plan } from '../plan';
import type { SiteKind } from '../costs';
import type { OptionId } from '../siting/siting-types';
import type { Comparison } from './comparison';
import type { Flip, Spread, Verdict } from './economics-types';
import type { DrawnOption } from './option-economics';
import type { PriceBook } from './price-book';
import { spreadOf } from './quantiles';
import { type SiteCounts, totalOf } from './site-counts';
import { grouped, moneyRange, monthsRange, percent, plural, threeDigits, valueWithUnit } from './wording';

export interface VerdictInput {
  /** All options of the region, also those not compared. */
  options: readonly DrawnOption[];
  flips: Flip[];
  book: PriceBook;
}

/** Writes the verdict of a comparison. */
export function writeVerdict(comparison: Comparison, { options, flips, book }: VerdictInput): Verdict {
  const [best] = comparison.ranked;
  const perTower = hotspotsAgainstTowers(options, book, comparison.gapPeople * book.plan.target.shareFraction);
  const numbers = {
    hotspotsPerAvoidedTower: perTower?.needed ?? null,
    breakEvenHotspotsPerTower: perTower?.breakEven ?? null,
    flippedBy: flips,
  };
  if (!best || comparison.basis === 'no-gap' || comparison.basis === 'nobody-served') {
    const lines = nothingToBuild(comparison);
    return { optionId: 'do-nothing', sentence: lines.join(' '), lines, ...numbers };
  }
  const lines = [
    `${capitalised(inWords(best.counts, 'build'))}.`,
    factsOf(best, comparison),
    ...(perTower ? [againstBreakEven(perTower, comparison.ranked)] : []),
    ...(flips.length > 0 ? [`Flips if: ${flips.map(flipText).join(', or ')}.`] : []),
    ...lacksOf(best, book.plan),
  ];
  return { optionId: best.economics.id, sentence: sentenceOf(best, comparison, book.plan), lines, ...numbers };
}

function sentenceOf(best: DrawnOption, comparison: Comparison, plan: Plan): string {
  const { economics, counts } = best;
  const served = `${threeDigits(economics.servedPopulation)} of ${threeDigits(comparison.gapPeople)} people in gaps`;
  const doing = `${inWords(counts, 'doing')} serves ${served} for ${moneyRange(economics.annualCostUsd)}`;
  const draws = `in ${percent(economics.probabilityCheapest)} of draws`;
  if (comparison.basis === 'target') {
    const alone = comparison.ranked.length === 1;
    const rank = alone
      ? 'the only option that reaches the target'
      : `the cheapest option that reaches the target ${draws}`;
    return `${capitalised(doing)} and is ${rank}.`;
  }
  const budget = plan.target.budgetUsdPerYear;
  const reason =
    budget === null
      ? `No option reaches ${percent(plan.target.shareFraction)} of the people in gaps`
      : `Within ${valueWithUnit(budget, 'USD/yr')}`;
  return `${reason}: ${doing}, the least per person served ${draws}.`;
}

function nothingToBuild({ basis, gapPeople }: Comparison): string[] {
  if (basis === 'no-gap') return ['Build nothing.', 'Nobody in this region is without the service asked for.'];
  const people = plural(Number(gapPeople.toPrecision(3)), 'person', 'people');
  return [
    `${people} in gaps, and none of the options serves any of them.`,
    'Add candidate sites, or change the service asked for.',
  ];
}

const WORDS: Record<SiteKind, { build: string; doing: string; thing: string }> = {
  'tower-colocated': { build: 'co-locate on', doing: 'co-locating on', thing: 'mast' },
  'tower-greenfield': { build: 'build', doing: 'building', thing: 'tower' },
  'hotspot-outdoor': { build: 'install', doing: 'installing', thing: 'outdoor hotspot' },
  'hotspot-indoor': { build: 'install', doing: 'installing', thing: 'indoor hotspot' },
  'hotspot-converted': { build: 'convert', doing: 'converting', thing: 'access point' },
  'lora-gateway': { build: 'install', doing: 'installing', thing: 'gateway' },
};

/** What to build: "co-locate on 4 masts and install 12 outdoor hotspots", or "co-locating on …". */
function inWords(counts: SiteCounts, form: 'build' | 'doing'): string {
  const parts = counts.map(({ kind, count }) => `${WORDS[kind][form]} ${plural(count, WORDS[kind].thing)}`);
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : (parts[0] ?? 'build nothing');
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function factsOf({ economics }: DrawnOption, { gapPeople, basis }: Comparison): string {
  const what = basis === 'target' ? 'cheapest' : 'least per person';
  return [
    `${threeDigits(economics.servedPopulation)} of ${threeDigits(gapPeople)} people in gaps served`,
    moneyRange(economics.annualCostUsd),
    monthsRange(economics.monthsToService),
    `grade ${economics.grade}`,
    `${what} in ${percent(economics.probabilityCheapest)} of draws.`,
  ].join(', ');
}

interface AgainstTowers {
  hotspots: number;
  /** Hotspots per tower for the same people. */
  needed: number;
  breakEven: Spread;
}

/** Hotspots that do the work of one tower, and how many one tower pays for: the best hotspot-only option against the best tower-only one. */
function hotspotsAgainstTowers(
  options: readonly DrawnOption[],
  book: PriceBook,
  targetPeople: number,
): AgainstTowers | null {
  const best = (towers: boolean): DrawnOption | undefined =>
    options
      .filter(
        ({ counts, economics }) =>
          totalOf(counts, towers) > 0 && totalOf(counts, !towers) === 0 && economics.servedPopulation > 0,
      )
      .toSorted(
        (a, b) => Number(b.economics.reachesTarget) - Number(a.economics.reachesTarget) || costOf(a) - costOf(b),
      )[0];
  const costOf = ({ economics }: DrawnOption): number => economics.annualCostUsd.p50 / economics.servedPopulation;
  const [tower, hotspot] = [best(true), best(false)];
  if (!tower || !hotspot) return null;
  const [towers, hotspots] = [totalOf(tower.counts, true), totalOf(hotspot.counts, false)];
  const wanted = Math.min(targetPeople, Math.max(tower.economics.servedPopulation, hotspot.economics.servedPopulation));
  const people = ({ economics }: DrawnOption): number => Math.min(wanted, economics.servedPopulation);
  const perTower = meanUnit(tower.counts, book);
  const perHotspot = meanUnit(hotspot.counts, book);
  return {
    hotspots,
    needed: hotspots / people(hotspot) / (towers / people(tower)),
    breakEven: spreadOf(perTower.map((cost, i) => cost / perHotspot[i]!)),
  };
}

/** Draws of the annual cost of the mean site of an option. */
function meanUnit(counts: SiteCounts, book: PriceBook): Float64Array {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const mean = new Float64Array(book.draws);
  for (const { kind, count } of counts) {
    const unit = book.unitDraws(kind).annualCostUsd;
    for (let i = 0; i < mean.length; i++) mean[i]! += (count / total) * unit[i]!;
  }
  return mean;
}

function againstBreakEven({ hotspots, needed, breakEven }: AgainstTowers, ranked: readonly DrawnOption[]): string {
  const breaks = `they break even below ${threeDigits(breakEven.p50)} per avoided tower.`;
  const hotspotsWin = ranked[0] !== undefined && totalOf(ranked[0].counts, true) === 0;
  return hotspotsWin
    ? `${threeDigits(needed)} hotspots stand for one tower; ${breaks}`
    : `Hotspots would need ${grouped(hotspots)}, ${threeDigits(needed)} per avoided tower; ${breaks}`;
}

/** The row's name without its remarks, small unless it begins with an abbreviation, and where it flips to what. */
function flipText({ label, at, unit, direction, optionId }: Flip): string {
  const name = label.split(/ \(|[,:;] /)[0]!;
  const small = /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
  const then = optionId ? ` (then ${OPTION_WORDS[optionId]})` : '';
  return `${small} ${direction ?? 'beyond'} ${valueWithUnit(at, unit)}${then}`;
}

const OPTION_WORDS: Record<OptionId, string> = {
  'do-nothing': 'doing nothing',
  'colocated-towers': 'co-located towers',
  'greenfield-towers': 'greenfield towers',
  'hotspots-new': 'new hotspots',
  'hotspots-converted': 'converted access points',
  hybrid: 'a mix',
};

const INDOOR: readonly EnvironmentId[] = ['indoor-traditional', 'indoor-efficient'];

/** What the winner does not provide. IoT classes have no voice to lack. */
function lacksOf({ economics }: DrawnOption, { service }: Plan): string[] {
  if (service.classId.startsWith('lora')) return [];
  if (economics.grade === 'B')
    return [
      'Hotspots give nomadic data only: no mobility, voice, emergency calls or battery, and nothing in vehicles, on roads or on empty land.',
    ];
  if (economics.grade === 'A+B')
    return ['Where only hotspots serve there is no mobility, voice, emergency call or battery.'];
  return INDOOR.includes(service.environment) ? [] : ['Judged outside buildings: indoors fewer people are served.'];
}
