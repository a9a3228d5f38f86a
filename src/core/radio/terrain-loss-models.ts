/** The models over terrain, and of clutter at a terminal, as tables see them. Column names are those of the tables each is checked against. */
import { bearingDeg, destination } from '../geo';
import { itmConfidenceLossDb, itmLossDb } from './itm/itm';
import { itmProfile } from './itm/itm-profile';
import type { ItmResult, ItmSettings } from './itm/itm-types';
import {
  type ColumnSpec,
  defineLossModel,
  type LossModel,
  type LossOutcome,
  type LossProfile,
  refuse,
} from './loss-model-types';
import { p1812LossDb } from './p1812/p1812';
import {
  heightGainCorrectionDb,
  P2108_CLUTTER_HEIGHT_M,
  type P2108Clutter,
  type P2108Refusal,
  type P2108Result,
  terrestrialClutterDb,
} from './p2108';

const FREQUENCY_GHZ: ColumnSpec = {
  aliases: ['frequencyGhz', 'f__ghz'],
  scaled: { f_MHz: 1e-3, frequencyMhz: 1e-3 },
  positive: true,
};
const FREQUENCY_MHZ: ColumnSpec = {
  aliases: ['frequencyMhz', 'f__mhz'],
  scaled: { f_GHz: 1e3, frequencyGhz: 1e3 },
  positive: true,
};
/** Code 1 is horizontal in P.1812's tables and vertical in ITM's. */
const P1812_POLARIZATION: ColumnSpec = {
  aliases: ['pol(1h 2v)', 'polarization'],
  fallback: 2,
  words: { h: 1, horizontal: 1, v: 2, vertical: 2, '1': 1, '2': 2 },
};
const ITM_POLARIZATION: ColumnSpec = {
  aliases: ['pol(0h 1v)', 'polarization'],
  fallback: 1,
  words: { h: 0, horizontal: 0, v: 1, vertical: 1, '0': 0, '1': 1 },
};

const p1812 = defineLossModel(
  {
    f_GHz: FREQUENCY_GHZ,
    htg_m: { aliases: ['txHeightM', 'h_tx_m'], positive: true },
    hrg_m: { aliases: ['rxHeightM', 'h_rx_m'], positive: true },
    p_pct: { aliases: ['p_time_pct', 'timePercent'], fallback: 50, positive: true },
    pL_pct: { aliases: ['locationPercent'], fallback: 50, positive: true },
    sigmaL_dB: { aliases: ['locationSigmaDb'], fallback: Number.NaN },
    lat_t: { aliases: ['tx_lat'], fallback: Number.NaN },
    lon_t: { aliases: ['tx_lon'], fallback: Number.NaN },
    lat_r: { aliases: ['rx_lat'], fallback: Number.NaN },
    lon_r: { aliases: ['rx_lon'], fallback: Number.NaN },
    pol: P1812_POLARIZATION,
    dN: { aliases: ['refractivityLapse'], fallback: 45, positive: true },
    N0: { aliases: ['seaLevelRefractivity'], fallback: 325, positive: true },
    dct_km: { aliases: ['txCoastKm'], fallback: 500 },
    dcr_km: { aliases: ['rxCoastKm'], fallback: 500 },
  },
  (values, profile) => {
    if (!usable(profile)) return refuse('profile-missing', 'profile_id');
    const latitude = centreLatitudeDeg(values, profile.distanceKm.at(-1)!);
    return p1812LossDb(profile, {
      frequencyGhz: values.f_GHz,
      txHeightM: values.htg_m,
      rxHeightM: values.hrg_m,
      timePercent: values.p_pct,
      locationPercent: values.pL_pct,
      ...(Number.isNaN(values.sigmaL_dB) ? {} : { locationSigmaDb: values.sigmaL_dB }),
      ...(Number.isNaN(latitude) ? {} : { centreLatitudeDeg: latitude }),
      polarization: values.pol === 1 ? 'horizontal' : 'vertical',
      refractivityLapse: values.dN,
      seaLevelRefractivity: values.N0,
      txCoastKm: values.dct_km,
      rxCoastKm: values.dcr_km,
    });
  },
);

const usable = (profile: LossProfile | undefined): profile is LossProfile =>
  profile !== undefined && profile.distanceKm.length >= 3;

/** Latitude of the path's middle, half its profile's length from the transmitter; NaN where the ends are not given. */
function centreLatitudeDeg(
  ends: { lat_t: number; lon_t: number; lat_r: number; lon_r: number },
  distanceKm: number,
): number {
  const bearing = bearingDeg(ends.lon_t, ends.lat_t, ends.lon_r, ends.lat_r);
  return destination(ends.lon_t, ends.lat_t, bearing, distanceKm / 2)[1];
}

const ITM_COLUMNS = {
  f_MHz: FREQUENCY_MHZ,
  h_tx_m: { aliases: ['txHeightM', 'h_tx__meter', 'htg_m'] },
  h_rx_m: { aliases: ['rxHeightM', 'h_rx__meter', 'hrg_m'] },
  climate: { fallback: 5 },
  N0: { aliases: ['N_0', 'surfaceRefractivity'], fallback: 301 },
  pol: ITM_POLARIZATION,
  eps: { aliases: ['epsilon', 'permittivity'], fallback: 15 },
  sigma: { aliases: ['conductivity'], fallback: 0.005 },
  mdvar: { aliases: ['variabilityMode'], fallback: 12 },
} satisfies Record<string, ColumnSpec>;

const itmSettings = (values: Record<keyof typeof ITM_COLUMNS, number>): ItmSettings => ({
  frequencyMhz: values.f_MHz,
  txHeightM: values.h_tx_m,
  rxHeightM: values.h_rx_m,
  climate: values.climate,
  surfaceRefractivity: values.N0,
  polarization: values.pol === 1 ? 'vertical' : 'horizontal',
  permittivity: values.eps,
  conductivity: values.sigma,
  variabilityMode: values.mdvar,
});

const itm = defineLossModel(
  {
    ...ITM_COLUMNS,
    time: { aliases: ['timePercent'], fallback: 50 },
    loc: { aliases: ['location', 'locationPercent'], fallback: 50 },
    sit: { aliases: ['situation', 'situationPercent'], fallback: 50 },
  },
  (values, profile) => {
    if (!usable(profile)) return refuse('profile-missing', 'profile_id');
    return itmOutcome(
      itmLossDb(itmProfile(profile.distanceKm, profile.heightM), {
        ...itmSettings(values),
        timePercent: values.time,
        locationPercent: values.loc,
        situationPercent: values.sit,
      }),
    );
  },
);

const itmConfidence = defineLossModel(
  {
    ...ITM_COLUMNS,
    confidence: { aliases: ['confidencePercent'], fallback: 50 },
    reliability: { aliases: ['reliabilityPercent'], fallback: 50 },
  },
  (values, profile) => {
    if (!usable(profile)) return refuse('profile-missing', 'profile_id');
    return itmOutcome(
      itmConfidenceLossDb(itmProfile(profile.distanceKm, profile.heightM), {
        ...itmSettings(values),
        confidencePercent: values.confidence,
        reliabilityPercent: values.reliability,
      }),
    );
  },
);

/** The column at fault for each return code of ITM that refuses. */
const ITM_COLUMN_OF_CODE: Record<number, string> = {
  1000: 'h_tx_m',
  1001: 'h_rx_m',
  1002: 'climate',
  1003: 'time',
  1004: 'loc',
  1005: 'sit',
  1006: 'confidence',
  1007: 'reliability',
  1008: 'N0',
  1009: 'f_MHz',
  1011: 'eps',
  1012: 'sigma',
  1013: 'sigma',
  1014: 'mdvar',
  1015: 'mdvar',
  1016: 'N0',
  1021: 'N0',
  1022: 'N0',
};

function itmOutcome(result: ItmResult): LossOutcome {
  if (result.returnCode > 1) return refuse('value-outside-model', ITM_COLUMN_OF_CODE[result.returnCode]!);
  return { lossDb: result.lossDb, warnings: result.warnings };
}

const CLUTTER_KINDS = Object.keys(P2108_CLUTTER_HEIGHT_M) as P2108Clutter[];

const HEIGHT_GAIN_COLUMNS = {
  f_GHz: FREQUENCY_GHZ,
  h_m: { aliases: ['h__meter', 'heightM'] },
  ws_m: { aliases: ['w_s__meter', 'streetWidthM'], fallback: 27 },
  R_m: { aliases: ['R__meter', 'clutterHeightM'], fallback: Number.NaN },
  /** By name, or by NTIA's number: 1 water, 2 open-rural, 3 suburban, 4 urban, 5 forest, 6 dense-urban. */
  clutter: {
    aliases: ['clutter_type'],
    words: Object.fromEntries(
      CLUTTER_KINDS.flatMap((kind, i) => [
        [kind, i + 1],
        [String(i + 1), i + 1],
      ]),
    ),
  },
} satisfies Record<string, ColumnSpec>;

const CLUTTER_LOSS_COLUMNS = {
  f_GHz: FREQUENCY_GHZ,
  d_km: { aliases: ['d__km', 'distanceKm'], scaled: { d_m: 1e-3 } },
  p: { aliases: ['p_pct', 'locationPercent'], fallback: 50 },
} satisfies Record<string, ColumnSpec>;

const p2108Outcome = ({ lossDb, refusal }: P2108Result): LossOutcome =>
  refusal ? refuse('value-outside-model', P2108_COLUMN[refusal]) : { lossDb, warnings: [] };

const heightGainOutcome = (values: Record<keyof typeof HEIGHT_GAIN_COLUMNS, number>): LossOutcome =>
  p2108Outcome(
    heightGainCorrectionDb({
      frequencyGhz: values.f_GHz,
      heightM: values.h_m,
      streetWidthM: values.ws_m,
      clutter: CLUTTER_KINDS[values.clutter - 1]!,
      ...(Number.isNaN(values.R_m) ? {} : { clutterHeightM: values.R_m }),
    }),
  );

const clutterLossOutcome = (values: Record<keyof typeof CLUTTER_LOSS_COLUMNS, number>): LossOutcome =>
  p2108Outcome(
    terrestrialClutterDb({ frequencyGhz: values.f_GHz, distanceKm: values.d_km, locationPercent: values.p }),
  );

const p2108HeightGain = defineLossModel(HEIGHT_GAIN_COLUMNS, heightGainOutcome);
const p2108Terrestrial = defineLossModel(CLUTTER_LOSS_COLUMNS, clutterLossOutcome);

/** Rows that name a kind of clutter by §3.1, the others by §3.2. */
const p2108 = defineLossModel(
  {
    ...CLUTTER_LOSS_COLUMNS,
    ...HEIGHT_GAIN_COLUMNS,
    d_km: { ...CLUTTER_LOSS_COLUMNS.d_km, fallback: Number.NaN },
    h_m: { ...HEIGHT_GAIN_COLUMNS.h_m, fallback: Number.NaN },
    clutter: { ...HEIGHT_GAIN_COLUMNS.clutter, fallback: Number.NaN },
  },
  (values) => {
    const needed = Number.isNaN(values.clutter) ? 'd_km' : 'h_m';
    if (Number.isNaN(values[needed])) return refuse('column-missing', needed);
    return needed === 'h_m' ? heightGainOutcome(values) : clutterLossOutcome(values);
  },
);

const P2108_COLUMN: Record<P2108Refusal, string> = {
  'p2108-frequency': 'f_GHz',
  'p2108-distance': 'd_km',
  'p2108-percentage': 'p',
  'p2108-antenna-height': 'h_m',
  'p2108-street-width': 'ws_m',
  'p2108-clutter-height': 'R_m',
};

/** p1812, itm and itm-cr take a profile; P.2108, by either of its sections or both, does not. */
export const terrainLossModels = {
  p1812,
  itm,
  'itm-cr': itmConfidence,
  p2108,
  'p2108-height-gain': p2108HeightGain,
  'p2108-terrestrial': p2108Terrestrial,
} satisfies Record<string, LossModel>;
