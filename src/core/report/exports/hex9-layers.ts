/** What a plan's service class is in the FCC's Broadband Data Collection (47 CFR 1.7004(c); BDC data specification, mobile availability). */
import type { Technology } from '../../plan';
import type { Note } from '../messages';
import type { ReportInput } from '../report-types';
import type { EXPORT_NOTE_CODES } from './exporter';

export interface Hex9Layer {
  technology: Technology;
  /** BDC technology code. */
  code: number;
  downMbps: number;
  upMbps: number;
}

const LAYERS: Record<string, Hex9Layer> = {
  'lte-5-1': { technology: 'LTE', code: 400, downMbps: 5, upMbps: 1 },
  'nr-7-1': { technology: 'NR', code: 500, downMbps: 7, upMbps: 1 },
  'nr-35-3': { technology: 'NR', code: 500, downMbps: 35, upMbps: 3 },
};

/** Null: the class is no layer of the collection. */
export const hex9Layer = ({ plan }: ReportInput): Hex9Layer | null => LAYERS[plan.service.classId] ?? null;

export function hex9Refusal(result: ReportInput): Note | null {
  if (hex9Layer(result)) return null;
  const code: (typeof EXPORT_NOTE_CODES)[number] = 'export-hex9-not-for-class';
  return { code, context: { class: result.plan.service.classId } };
}
