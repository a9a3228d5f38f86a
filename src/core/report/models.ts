import type { Plan } from '../plan';
import { radioTemplate } from '../radio';
import type { ReportInput } from './report-types';

/** A model that took part in a result, with the document it is written from and where it holds. */
export interface ModelUse {
  id: string;
  name: string;
  source: string;
  validity: string;
}

const ALWAYS: ModelUse[] = [
  {
    id: 'throughput',
    name: 'Attenuated Shannon mapping',
    source: '3GPP TR 36.942 Annex A',
    validity: 'α 0.6 down and 0.4 up; LTE caps 4.4 and 2.0 bit/s/Hz; floor −10 dB SINR',
  },
];

const BY_RUNG: Record<string, ModelUse> = {
  p1812: {
    id: 'p1812',
    name: 'ITU-R P.1812 over terrain',
    source: 'Recommendation ITU-R P.1812-7',
    validity: '30 MHz–6 GHz, 0.25 km and beyond, where terrain covers the whole path',
  },
  itm: {
    id: 'itm',
    name: 'ITM (Longley–Rice), point to point, over terrain',
    source: 'NTIA/ITS ITM; NTIA Report 82-100',
    validity: '20 MHz–20 GHz, where terrain covers the whole path; used from 0.25 km',
  },
  '38.901': {
    id: '38.901',
    name: '3GPP RMa, UMa, UMi path loss and line-of-sight probability',
    source: '3GPP TR 38.901 §7.4',
    validity: '0.5–100 GHz; to 5 km without line of sight (RMa), 10 km with',
  },
  hata: {
    id: 'hata',
    name: 'Okumura–Hata and COST-231-Hata',
    source: 'Hata 1980; COST 231 final report §4.4',
    validity: '150–2,000 MHz, 1–20 km, base antennas 30–200 m',
  },
  'free-space': {
    id: 'free-space',
    name: 'Free space, as a lower bound of the loss',
    source: 'Recommendation ITU-R P.525',
    validity: 'beyond the other models: can show that a cell is unserved, never that it is served',
  },
};

const ENTRY_LOSS: ModelUse = {
  id: 'p2109',
  name: 'Building entry loss',
  source: 'Recommendation ITU-R P.2109-2',
  validity: '80 MHz–100 GHz; median over buildings of a type',
};

const WIFI: ModelUse = {
  id: 'wifi-mcs',
  name: 'Wi-Fi rate by modulation and coding, shared airtime',
  source: 'IEEE 802.11 MCS tables',
  validity: 'no vehicles; neighbours above −82 dBm share airtime',
};

const LORA: ModelUse = {
  id: 'lora-sensitivity',
  name: 'LoRa sensitivities by spreading factor',
  source: 'Semtech SX1276 datasheet, table 10',
  validity: '125 kHz channels',
};

const COST: ModelUse = {
  id: 'cost',
  name: 'Annual cost of ownership with capital recovery, drawn with a fixed seed',
  source: 'Triangles of the assumption register',
  validity: 'the ranges of the register; no costs outside it',
};

/** Models that a result rests on, in the order of the calculation. */
export function modelsUsed({ plan, coverage }: ReportInput): ModelUse[] {
  const rungs = Object.keys(BY_RUNG).filter((rung) =>
    coverage.rungCounts.some((site) => (site.counts as Record<string, number>)[rung]! > 0),
  );
  const lora = plan.service.classId.startsWith('lora');
  return [
    ...rungs.map((rung) => BY_RUNG[rung]!),
    ...(plan.service.environment.startsWith('indoor') ? [ENTRY_LOSS] : []),
    ...(lora ? [LORA] : [...ALWAYS, WIFI]),
    COST,
  ];
}

const ASKED: Record<Plan['radios']['model'], string> = {
  auto: 'ITU-R P.1812 where there is terrain, else 3GPP TR 38.901 and its ladder',
  p1812: 'ITU-R P.1812 over terrain',
  '38.901': '3GPP TR 38.901 and its ladder, without terrain',
  hata: 'Okumura–Hata and COST-231-Hata, without terrain',
  itm: 'ITM (Longley–Rice) over terrain',
};

/** Which model the plan asks for by radio template; empty where all ask for the same. */
export function modelsByRadio({ radios }: Pick<Plan, 'radios'>): { radio: string; model: string }[] {
  const own = Object.entries(radios.templateOverrides).flatMap(([id, { model }]) =>
    model === undefined || model === radios.model || !(model in ASKED)
      ? []
      : [{ radio: radioTemplate(id)?.label ?? id, model: ASKED[model as keyof typeof ASKED] }],
  );
  return own.length === 0 ? [] : [...own, { radio: 'All others', model: ASKED[radios.model] }];
}
