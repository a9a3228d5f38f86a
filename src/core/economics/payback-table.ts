/** The plain payback arithmetic of ECONOMICS: likely values, the line shared, no upkeep, no visits, no host, always up, the minimum price per GB. */
import { type Assumption, rowsByKey } from '../costs';
import { gbPerMonthNeeded, MONTHS_PER_YEAR, paybackOf } from './deployer';

interface PaybackRow {
  device: 'indoor' | 'outdoor';
  capexUsd: number;
  powerW: number;
  gbPerMonthForPower: number;
  gbPerMonthFor24Months: number;
}

export interface PaybackTable {
  usdPerGb: number;
  devices: PaybackRow[];
  /** A converted access point at the network's mean GB a month, with labour of nothing, the likely value and twice that. */
  converted: { gbPerMonth: number; labourUsd: number; paybackMonths: number }[];
}

const HOURS_PER_YEAR = 8760;

/** Prices, power and data from the register's likely values. */
export function paybackTable(register: readonly Assumption[]): PaybackTable {
  const rowOf = rowsByKey(register);
  const likely = (key: string): number => rowOf(key).likely;
  const usdPerGb = likely('helium.deployer_floor_usd_gb');
  const device = (name: PaybackRow['device']): PaybackRow => {
    const powerW = likely(`hotspot.power_${name}_w`);
    const capexUsd = likely(`hotspot.${name}_price_usd`) + likely(`hotspot.install_${name}_usd`);
    const runningUsdPerYear = (powerW / 1000) * HOURS_PER_YEAR * likely('power.price_residential_us');
    const account = { capexUsd, runningUsdPerYear, usdPerGb };
    return {
      device: name,
      capexUsd,
      powerW,
      gbPerMonthForPower: gbPerMonthNeeded(account, Infinity),
      gbPerMonthFor24Months: gbPerMonthNeeded(account, 24),
    };
  };
  const gbPerMonth = likely('helium.gb_hotspot_month_mean');
  const labour = likely('hotspot.convert_labour_usd');
  const converted = [0, labour, 2 * labour].map((labourUsd) => {
    const incomeUsdPerYear = gbPerMonth * MONTHS_PER_YEAR * usdPerGb;
    const capexUsd = likely('hotspot.converted_onboarding_usd') + labourUsd;
    return { gbPerMonth, labourUsd, paybackMonths: paybackOf(capexUsd, incomeUsdPerYear) };
  });
  return { usdPerGb, devices: [device('indoor'), device('outdoor')], converted };
}
