/** The closed-form models as tables see them. Column names are those of the published tables each is checked against. */
import { buildingEntryLoss } from './building-entry';
import { cost231LossDb } from './cost231';
import { freeSpaceLossDb } from './free-space';
import { hataLossDb } from './hata';
import { inhLossDb } from './inh';
import { type LosScenario, losProbability } from './los-probability';
import { type ColumnSpec, defineLossModel, type LossModel, type LossOutcome, refuse } from './loss-model-types';
import { rmaLossDb } from './rma';
import type { Tr38901Link, Tr38901Result } from './tr38901-terms';
import { umaLossDb } from './uma';
import { umiLossDb } from './umi';

const FREQUENCY_GHZ: ColumnSpec = {
  aliases: ['frequencyGhz', 'f__ghz', 'freqency (GHz)', 'frequency (GHz)'],
  scaled: { f_MHz: 1e-3, frequencyMhz: 1e-3, f_Hz: 1e-9 },
  positive: true,
};
const FREQUENCY_MHZ: ColumnSpec = {
  aliases: ['frequencyMhz', 'f__mhz'],
  scaled: { f_GHz: 1e3, frequencyGhz: 1e3, f_Hz: 1e-6 },
  positive: true,
};
const DISTANCE_KM: ColumnSpec = {
  aliases: ['distanceKm', 'd__km'],
  scaled: { d_m: 1e-3, distanceM: 1e-3 },
  positive: true,
};
const BASE_HEIGHT: ColumnSpec = { aliases: ['hBS_m', 'baseHeightM', 'htg_m', 'h_b_m'], positive: true };
const MOBILE_HEIGHT: ColumnSpec = {
  aliases: ['hUT_m', 'mobileHeightM', 'userHeightM', 'hrg_m', 'h_m_m'],
  positive: true,
};

/** Which model the rows of a table of several scenarios belong to. */
const SCENARIO_WORDS: Record<string, number> = {
  rma: 1,
  uma: 2,
  umi: 3,
  umistreetcanyon: 3,
  'umi-street-canyon': 3,
  indooroffice: 4,
  inh: 4,
  'inh-office': 4,
};

const TR38901_COLUMNS = {
  f_GHz: FREQUENCY_GHZ,
  d2D_m: { aliases: ['distance2dM', 'd_m'], scaled: { d_km: 1e3, distanceKm: 1e3 } },
  hBS_m: { aliases: ['baseHeightM', 'hb_m', 'htg_m'], positive: true },
  hUT_m: { aliases: ['userHeightM', 'hm_m', 'hrg_m'], positive: true },
  /** Absent: the mean of both states by LOS probability. */
  los: { fallback: Number.NaN, words: { los: 1, nlos: 0, true: 1, false: 0, '1': 1, '0': 0 } },
  scenario: { fallback: Number.NaN, words: SCENARIO_WORDS },
  streetWidth_m: { aliases: ['W_m', 'streetWidthM'], fallback: 20, positive: true },
  buildingHeight_m: { aliases: ['h_m', 'buildingHeightM'], fallback: 5, positive: true },
  hE_m: { aliases: ['environmentHeightM'], fallback: 1 },
} satisfies Record<string, ColumnSpec>;

interface FullLink extends Tr38901Link {
  streetWidthM: number;
  buildingHeightM: number;
  environmentHeightM: number;
}

function tr38901Model(code: number, los: LosScenario, loss: (link: FullLink) => Tr38901Result): LossModel {
  return defineLossModel(TR38901_COLUMNS, (values) => {
    if (!Number.isNaN(values.scenario) && values.scenario !== code) return refuse('other-scenario', 'scenario');
    if (values.d2D_m < 0) return refuse('value-outside-model', 'd2D_m');
    const state = (sight: boolean): Tr38901Result =>
      loss({
        frequencyGhz: values.f_GHz,
        distance2dM: values.d2D_m,
        baseHeightM: values.hBS_m,
        userHeightM: values.hUT_m,
        los: sight,
        streetWidthM: values.streetWidth_m,
        buildingHeightM: values.buildingHeight_m,
        environmentHeightM: values.hE_m,
      });
    if (!Number.isNaN(values.los)) return outcome(state(values.los === 1));
    const p = losProbability(los, values.d2D_m, values.hUT_m);
    const without = state(false);
    return outcome({ ...without, lossDb: p * state(true).lossDb + (1 - p) * without.lossDb });
  });
}

const outcome = ({ lossDb, warnings }: { lossDb: number; warnings: string[] }): LossOutcome => ({ lossDb, warnings });

const URBAN = 0;
const SUBURBAN = 2;
const OPEN = 3;
const AREA: ColumnSpec = {
  aliases: ['env', 'environment'],
  fallback: URBAN,
  words: {
    urban: URBAN,
    urbanenvironment: URBAN,
    'urban-large': 4,
    'urban-small': 5,
    metropolitan: 4,
    medium: 5,
    suburban: SUBURBAN,
    suburbanenvironment: SUBURBAN,
    open: OPEN,
    openareasenvironment: OPEN,
  },
};
const CITY: ColumnSpec = {
  fallback: 0,
  words: { small: 0, smallcity: 0, medium: 0, mediumcity: 0, large: 1, largecity: 1 },
};
const HATA_COLUMNS = {
  f_MHz: FREQUENCY_MHZ,
  d_km: DISTANCE_KM,
  hb_m: BASE_HEIGHT,
  hm_m: MOBILE_HEIGHT,
  area: AREA,
  city: CITY,
} satisfies Record<string, ColumnSpec>;

const hataLink = (values: Record<keyof typeof HATA_COLUMNS, number>) => ({
  frequencyMhz: values.f_MHz,
  distanceKm: values.d_km,
  baseHeightM: values.hb_m,
  mobileHeightM: values.hm_m,
});
const isLarge = (values: { area: number; city: number }): boolean =>
  values.area === 4 || (values.area !== 5 && values.city === 1);

const hata = defineLossModel(HATA_COLUMNS, (values) => {
  const city = isLarge(values) ? 'large' : 'small';
  if (values.area === SUBURBAN) return outcome(hataLossDb({ ...hataLink(values), area: 'suburban', city }));
  if (values.area === OPEN) return outcome(hataLossDb({ ...hataLink(values), area: 'open', city }));
  return outcome(hataLossDb({ ...hataLink(values), area: `urban-${city}` }));
});

const cost231 = defineLossModel(HATA_COLUMNS, (values) => {
  if (values.area === OPEN) return refuse('value-outside-model', 'area');
  const area = isLarge(values) && values.area !== SUBURBAN ? 'metropolitan' : 'medium';
  return outcome(cost231LossDb({ ...hataLink(values), area }));
});

const freeSpace = defineLossModel({ f_MHz: FREQUENCY_MHZ, d_km: DISTANCE_KM }, (values) =>
  outcome({ lossDb: freeSpaceLossDb(values.f_MHz, values.d_km), warnings: [] }),
);

const p2109 = defineLossModel(
  {
    f_GHz: FREQUENCY_GHZ,
    building: {
      aliases: ['building(1 traditional 2 thermally efficient)', 'building type', 'type'],
      words: { traditional: 1, efficient: 2, 'thermally efficient': 2, 'thermally-efficient': 2, '1': 1, '2': 2 },
    },
    elev_deg: { aliases: ['elevation angle (deg)', 'elevationDeg'], fallback: 0 },
    p_pct: { aliases: ['probability (%)', 'p'], scaled: { probability: 100 } },
  },
  (values) => {
    if (!(values.p_pct > 0 && values.p_pct < 100)) return refuse('value-outside-model', 'p_pct');
    const type = values.building === 1 ? 'traditional' : 'efficient';
    const probability = values.p_pct / 100;
    return outcome(buildingEntryLoss({ frequencyGhz: values.f_GHz, type, probability, elevationDeg: values.elev_deg }));
  },
);

export const closedFormLossModels = {
  rma: tr38901Model(1, 'rma', rmaLossDb),
  uma: tr38901Model(2, 'uma', umaLossDb),
  umi: tr38901Model(3, 'umi', umiLossDb),
  inh: tr38901Model(4, 'inh-mixed', inhLossDb),
  hata,
  cost231,
  'free-space': freeSpace,
  p2109,
} satisfies Record<string, LossModel>;
