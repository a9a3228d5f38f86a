/**
 * Which inputs decide. All rows stand at the median of their triangle; one is moved. The tornado moves it to its low and high value; a flip is the
 * nearest value, inside or outside its range, at which another option becomes the cheapest.
 */
import { isDrawn } from '../costs';
import type { Comparison } from './comparison';
import type { Flip, RegionEconomics } from './economics-types';
import type { DrawnOption } from './option-economics';
import type { PriceBook } from './price-book';
import { type RowScan, SCAN_STEPS, type SensitivityGrid } from './sensitivity-grid';
import { totalOf } from './site-counts';

const TORNADO_BARS = 10;
const MOST_FLIPS = 3;

export interface Sensitivity {
  tornado: RegionEconomics['tornado'];
  flips: Flip[];
}

/** Tornado and flips of a comparison. Empty where fewer than two options were compared. */
export function sensitivityOf(comparison: Comparison, book: PriceBook, grid: SensitivityGrid): Sensitivity {
  const { ranked, basis } = comparison;
  if (ranked.length < 2) return { tornado: [], flips: [] };
  const keys = grid.keysOf([...new Set(ranked.flatMap((option) => option.counts.map(({ kind }) => kind)))]);
  const priceAt: Pricer = (option, key) => {
    const people = basis === 'per-person' ? option.economics.servedPopulation : 1;
    const sum = new Float64Array(grid.scan(key).values.length);
    for (const { kind, count } of option.counts) {
      const unit = grid.unitCost(kind, key);
      for (let i = 0; i < sum.length; i++) sum[i]! += (count * unit[i]!) / people;
    }
    return sum;
  };
  const flips = keys.flatMap((key) => flipOf(ranked, grid.scan(key), { book, priceAt }));
  return {
    tornado: tornadoOf(ranked, { keys, book, priceAt }),
    flips: [...gapAreaFlip(comparison), ...flips]
      .toSorted((a, b) => a.distance - b.distance)
      .slice(0, MOST_FLIPS)
      .map(({ flip }) => flip),
  };
}

/** Compared cost of an option at each value of the scan of a row. */
type Pricer = (option: DrawnOption, key: string) => Float64Array;

function tornadoOf(
  ranked: readonly DrawnOption[],
  { keys, book, priceAt }: { keys: readonly string[]; book: PriceBook; priceAt: Pricer },
): RegionEconomics['tornado'] {
  const [best, second] = ranked;
  return keys
    .filter((key) => isDrawn(book.row(key)))
    .map((key) => {
      const { label, unit } = book.row(key);
      const [ours, theirs] = [priceAt(best!, key), priceAt(second!, key)];
      return { key, label, unit, lowUsdPerYear: theirs[0]! - ours[0]!, highUsdPerYear: theirs[1]! - ours[1]! };
    })
    .filter((bar) => bar.lowUsdPerYear !== bar.highUsdPerYear)
    .toSorted((a, b) => Math.abs(b.highUsdPerYear - b.lowUsdPerYear) - Math.abs(a.highUsdPerYear - a.lowUsdPerYear))
    .slice(0, TORNADO_BARS);
}

/** `distance`: from the median, in spreads of the row. */
interface FarFlip {
  flip: Flip;
  distance: number;
}

/** The nearest flip of one row, if there is one. */
function flipOf(
  ranked: readonly DrawnOption[],
  scan: RowScan,
  { book, priceAt }: { book: PriceBook; priceAt: Pricer },
): FarFlip[] {
  if (!(scan.spread > 0)) return [];
  const [best, ...others] = ranked;
  const ours = priceAt(best!, scan.key);
  const theirs = others.map((option) => priceAt(option, scan.key));
  const { label, unit, low, high } = book.row(scan.key);
  const assumed = { low, high };
  return (['below', 'above'] as const)
    .flatMap((direction, ramp) => {
      const start = 2 + ramp * (SCAN_STEPS + 1);
      const found = lostAt(ours, theirs, start);
      if (!found) return [];
      const { step, rival } = found;
      const at = scan.values[start]! + (step * (scan.values[start + SCAN_STEPS]! - scan.values[start]!)) / SCAN_STEPS;
      const distance = Math.abs(at - scan.median) / scan.spread;
      return [
        {
          flip: { key: scan.key, label, at, unit, direction, assumed, optionId: others[rival]!.economics.id },
          distance,
        },
      ];
    })
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, 1);
}

/** Where along a ramp the lead over the cheapest rival is first lost, in steps, linear between them; null when it never is or never was held. */
function lostAt(
  ours: Float64Array,
  theirs: readonly Float64Array[],
  start: number,
): { step: number; rival: number } | null {
  let held = Infinity;
  for (let step = 0; step <= SCAN_STEPS; step++) {
    let lead = Infinity;
    let rival = 0;
    for (const [k, column] of theirs.entries()) {
      const behind = column[start + step]! - ours[start + step]!;
      if (behind < lead) [lead, rival] = [behind, k];
    }
    if (lead < 0) return step === 0 ? null : { step: step - 1 + held / (held - lead), rival };
    held = lead;
  }
  return null;
}

/** With a single tower against hotspots only, the hotspots needed go with the area: the gap at which both cost the same. */
function gapAreaFlip({ ranked, basis, gapAreaKm2 }: Comparison): FarFlip[] {
  if (basis !== 'target' || gapAreaKm2 <= 0) return [];
  const [best, second] = ranked;
  const [tower, hotspots] = totalOf(best!.counts, true) > 0 ? [best!, second!] : [second!, best!];
  const isPair =
    totalOf(tower.counts, true) === 1 &&
    totalOf(tower.counts, false) === 0 &&
    totalOf(hotspots.counts, true) === 0 &&
    totalOf(hotspots.counts, false) > 0;
  if (!isPair) return [];
  const at = (gapAreaKm2 * tower.economics.annualCostUsd.p50) / hotspots.economics.annualCostUsd.p50;
  const direction = at > gapAreaKm2 ? 'above' : 'below';
  if ((direction === 'below') !== (tower === best)) return [];
  const optionId = second!.economics.id;
  const flip = { key: 'gap.area_km2', label: 'Area of the gaps', at, unit: 'km²', direction, optionId } as const;
  return [{ flip, distance: Math.abs(Math.log2(at / gapAreaKm2)) }];
}
