/** The sentence people came for, and the lines of its card (UI "The verdict"). It says what the comparison found, and what the winner does not give. */
import type { EnvironmentId, Plan } from '../plan';
import type { MoneyView, SiteKind } from '../costs';
import type { OptionId } from '../siting/siting-types';
import type { Comparison } from './comparison';
import type { Flip, Verdict } from './economics-types';
import { type AgainstTowers, hotspotsAgainstTowers } from './hotspots-against-towers';
import type { KnownPeople } from './known-people';
import type { DrawnOption } from './option-economics';
import type { PriceBook } from './price-book';
import { type SiteCounts, totalOf } from './site-counts';
import {
  grouped,
  moneyRange,
  monthsRange,
  percent,
  plural,
  range,
  rangeWithUnit,
  threeDigits,
  valueWithUnit,
} from './wording';

export interface VerdictInput {
  /** All options of the region, also those not compared. */
  options: readonly DrawnOption[];
  flips: Flip[];
  book: PriceBook;
  /** Whom anything is known of; null or absent: not asked. */
  known?: KnownPeople | null;
}

/** Writes the verdict of a comparison. */
export function writeVerdict(comparison: Comparison, { options, flips, book, known }: VerdictInput): Verdict {
  const [best] = comparison.ranked;
  const perTower = hotspotsAgainstTowers(options, book, comparison.gapPeople * book.plan.target.shareFraction);
  const numbers = {
    hotspotsPerAvoidedTower: perTower?.needed ?? null,
    breakEvenHotspotsPerTower: perTower?.breakEven ?? null,
    flippedBy: flips,
  };
  if (!best || comparison.basis === 'no-gap' || comparison.basis === 'nobody-served') {
    const lines = nothingToBuild(comparison, known ?? null);
    return { optionId: 'do-nothing', sentence: lines.join(' '), lines, ...numbers };
  }
  const lines = [
    `${capitalised(inWords(best.counts, 'build'))}.`,
    factsOf(best, comparison, book.money),
    ...(perTower ? [againstBreakEven(perTower, comparison.ranked)] : []),
    ...flipLine(flips, comparison, book.money),
    ...lacksOf(best, book.plan),
  ];
  return { optionId: best.economics.id, sentence: sentenceOf(best, comparison, book), lines, ...numbers };
}

function flipLine(flips: readonly Flip[], { ranked }: Comparison, money: MoneyView): string[] {
  if (flips.length > 0) return [`Flips if: ${flips.map((flip) => flipText(flip, money)).join(', or ')}.`];
  return ranked.length > 1 ? ['No single assumption turns it, from half of its low to twice its high value.'] : [];
}

function sentenceOf(best: DrawnOption, comparison: Comparison, { plan, money }: PriceBook): string {
  const { economics, counts } = best;
  const served = `${threeDigits(economics.servedPopulation)} of ${threeDigits(comparison.gapPeople)} people in gaps`;
  const doing = `${inWords(counts, 'doing')} serves ${served} for ${moneyRange(economics.annualCostUsd, money)}`;
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
      : `Within ${valueWithUnit(budget, 'USD/yr', money)}`;
  return `${reason}: ${doing}, the least per person served ${draws}.`;
}

function nothingToBuild({ basis, gapPeople }: Comparison, known: KnownPeople | null): string[] {
  if (basis === 'no-gap') return nobodyInGaps(known);
  const people = plural(Number(gapPeople.toPrecision(3)), 'person', 'people');
  return [
    `${people} in gaps, and none of the options serves any of them.`,
    'Add candidate sites, or change the service asked for.',
  ];
}

/** Without people of its own there is nothing to judge, and people whose service is not known are not served. */
function nobodyInGaps(known: KnownPeople | null): string[] {
  if (known?.people === 0 && known.countedIn !== undefined)
    return [
      'Counted elsewhere.',
      `No cell with people is left to it: its cells also lie in ${known.countedIn}, which comes first, and are counted there.`,
    ];
  if (known?.people === 0)
    return [
      'Not known.',
      'The plan places nobody in this region, so nobody can be counted as served or unserved. Add a demand file that covers it.',
    ];
  if (known && known.unknownPeople >= 0.5) {
    const people = plural(Number(known.unknownPeople.toPrecision(3)), 'person', 'people');
    return [
      'Nothing to build on what is known.',
      `Nobody here is known to be without the service asked for; whether ${people} have it is not known.`,
    ];
  }
  return ['Build nothing.', 'Nobody in this region is without the service asked for.'];
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

function factsOf({ economics }: DrawnOption, { gapPeople, basis }: Comparison, money: MoneyView): string {
  const what = basis === 'target' ? 'cheapest' : 'least per person';
  return [
    `${threeDigits(economics.servedPopulation)} of ${threeDigits(gapPeople)} people in gaps served`,
    moneyRange(economics.annualCostUsd, money),
    monthsRange(economics.monthsToService),
    `grade ${economics.grade}`,
    `${what} in ${percent(economics.probabilityCheapest)} of draws.`,
  ].join(', ');
}

/** Within the P10–P90 of the break-even neither side can be said to be ahead. */
function againstBreakEven({ hotspots, needed, breakEven }: AgainstTowers, ranked: readonly DrawnOption[]): string {
  const breaks = `they break even below ${threeDigits(breakEven.p50)} per avoided tower`;
  const even = needed > breakEven.p10 && needed < breakEven.p90 ? ` (${range(breakEven.p10, breakEven.p90)})` : '';
  const hotspotsWin = ranked[0] !== undefined && totalOf(ranked[0].counts, true) === 0;
  return hotspotsWin
    ? `${threeDigits(needed)} ${threeDigits(needed) === '1' ? 'hotspot stands' : 'hotspots stand'} for one tower; ${breaks}${even}.`
    : `Hotspots would need ${grouped(hotspots)}, ${threeDigits(needed)} per avoided tower; ${breaks}${even}.`;
}

/** The row's name without its remarks, small unless it begins with an abbreviation, where it flips, what was assumed, and to what. */
function flipText({ key, label, at, unit, direction, assumed, optionId }: Flip, money: MoneyView): string {
  const name = label.split(/ \(|[,:;] | \+ | \/ /)[0]!;
  const small = /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
  const owner = key.startsWith('hotspot.') && !/hotspot/i.test(name) ? `${small} of a hotspot` : small;
  const remarks = [
    ...(assumed && assumed.low < assumed.high
      ? [`assumed ${rangeWithUnit(assumed, unit, money).replace(` ${unit.replace('USD', money.code)}`, '')}`]
      : []),
    ...(optionId ? [`then ${OPTION_WORDS[optionId]}`] : []),
  ];
  const remark = remarks.length > 0 ? ` (${remarks.join('; ')})` : '';
  return `${owner} ${direction ?? 'beyond'} ${valueWithUnit(at, unit, money)}${remark}`;
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
