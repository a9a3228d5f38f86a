/** What happened, as data: the words are in the catalogue of the language in use. Each code has its values; the catalogue has one function for each code. */
import type { Issue } from '../core/plan/issues';
import type { PlanFileRole } from '../core/plan/plan-files';
import type { EnvironmentId, ServiceClassId } from '../core/plan/service';

/** Settings whose change is told as “name: value”. */
export const SETTING_IDS = [
  'scenario',
  'model',
  'payers',
  'load',
  'preset',
  'backhaul',
  'horizon',
  'draws',
  'currency',
  'priceYear',
  'deployerDevice',
  'resolution',
  'margin',
  'clutter',
] as const;
export type SettingId = (typeof SETTING_IDS)[number];

export interface NoteContexts {
  'plan-renamed': object;
  'service-class': { classId: ServiceClassId };
  environment: { environment: EnvironmentId };
  operator: { operator: string };
  /** The value as the plan holds it; '' when it has none to show. */
  setting: { id: SettingId; value: string | number };
  target: { shareFraction: number };
  /** Null: the budget is taken away. */
  budget: { usdPerYear: number | null };
  assumption: { key: string; isReset: boolean };
  'region-drawn': object;
  'region-reshaped': object;
  'region-renamed': object;
  'region-removed': object;
  'files-added': { names: string[] };
  'file-removed': { name: string; role: PlanFileRole };
  undone: { note: EditNote };
  redone: { note: EditNote };
  'plan-set-aside': { name: string; issues: Issue[] };
  'plan-refused': { issues: Issue[] };
  'storage-unavailable': object;
  'storage-full': object;
  'file-not-stored': object;
  'file-restored': { name: string };
  'demo-failed': { reason: string };
}

export type NoteCode = keyof NoteContexts;
/** One thing that happened. */
export type Note = { [C in NoteCode]: { code: C; context: NoteContexts[C] } }[NoteCode];
/** A string is taken as it is. */
export type EditNote = Note | string;

/** What an edit did to the result. People and gaps: after minus before; cost: that of the verdicts, P50, null where one is not known. */
export interface EditEffect {
  servedPeople: number;
  gaps: number;
  annualCostUsd: number | null;
  verdictChanged: boolean;
}
