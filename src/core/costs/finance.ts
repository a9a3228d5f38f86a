/**
 * Capital recovery factor: the equal yearly payment that repays 1 over `years` at `rateFraction` a year, r(1+r)^n / ((1+r)^n − 1).
 * At rate 0 it is 1/n. `years` > 0, may be fractional.
 */
export function crf(rateFraction: number, years: number): number {
  if (!(years > 0) || !(rateFraction > -1)) throw new Error(`crf(${rateFraction}, ${years}) is not defined`);
  if (Math.abs(rateFraction) < 1e-9) return 1 / years;
  const growth = (1 + rateFraction) ** years;
  return (rateFraction * growth) / (growth - 1);
}

/** Present value of yearly flows; the first is paid now and not discounted, flow t after t years. */
export const npv = (flowsUsd: readonly number[], rateFraction: number): number =>
  flowsUsd.reduce((sum, flow, year) => sum + flow / (1 + rateFraction) ** year, 0);

/** Undiscounted spending by year. Index 0 is now; both lists have `horizonYears` + 1 entries. USD. */
export interface Spending {
  capexUsd: number[];
  opexUsd: number[];
}

/**
 * Spending on things with a life: bought now, bought again at the end of each life before the horizon, run from the first year to the
 * horizon. Nothing is credited for what is left at the horizon. A life that is no whole number is replaced in the year it ends.
 */
export function spendingByYear(
  parts: readonly { capexUsd: number; lifeYears: number; opexUsdPerYear: number }[],
  horizonYears: number,
): Spending {
  const capexUsd = Array.from({ length: horizonYears + 1 }, () => 0);
  const opexUsd = Array.from({ length: horizonYears + 1 }, () => 0);
  for (const { capexUsd: price, lifeYears, opexUsdPerYear } of parts) {
    for (let year = 1; year <= horizonYears; year++) opexUsd[year]! += opexUsdPerYear;
    if (price === 0) continue;
    if (!(lifeYears > 0)) throw new Error(`Something that costs ${price} USD has a life of ${lifeYears} years`);
    for (let start = 0; start < horizonYears - 1e-9; start += lifeYears) capexUsd[Math.floor(start + 1e-9)]! += price;
  }
  return { capexUsd, opexUsd };
}

/** Present value of a spending. USD. */
export const npvOfSpending = ({ capexUsd, opexUsd }: Spending, rateFraction: number): number =>
  npv(
    capexUsd.map((capex, year) => capex + opexUsd[year]!),
    rateFraction,
  );
