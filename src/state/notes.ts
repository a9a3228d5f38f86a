/** What happened, as data: the words are in the catalogue of the language in use. Each code has its values; the catalogue has one function for each code. */
import type { Issue } from '../core/plan/issues';
import type { PlanFileRole } from '../core/plan/plan-files';
import type { OptionId } from '../core/siting/siting-types';
import type { PinProblem } from '../core/siting/pin-problem';
import type { WishedPlace } from '../core/plan/siting-wishes';
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
  'register-imported': { count: number; file: string };
  'register-same': { file: string };
  'register-reset': { count: number };
  'region-drawn': object;
  'outline-without-area': object;
  'region-reshaped': object;
  'region-renamed': object;
  'region-removed': object;
  /** Geometry worked on: cut in two, joined, outline moved by km (negative: inwards), taken from an atlas. */
  'region-split': { name: string };
  'region-not-split': object;
  'regions-merged': { count: number };
  'region-widened': { name: string; km: number };
  'region-vanished': object;
  'area-picked': { name: string };
  /** Sites: how many it proposes there. */
  'option-shown': { region: string; option: OptionId; sites: number };
  /** The host may be ''. */
  'base-map-failed': { host: string; reason: string };
  'base-map-needs': { host: string; hosts: string };
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
  'draft-recovered': object;
  'runs-interrupted': object;
  'version-restored': { savedAtMs: number };
  'place-added': { kind: PlaceKind; id: string };
  'place-moved': { kind: PlaceKind; id: string; distanceKm: number };
  /** `id` names the first. */
  'places-retuned': { kind: PlaceKind; count: number; id: string };
  'places-switched': { kind: PlaceKind; count: number; id: string; off: boolean };
  'places-reset': { kind: PlaceKind; count: number; id: string };
  'places-removed': { kind: PlaceKind; removed: number; switchedOff: number };
  'places-pasted': { sites: number; hotspots: number; wishes: number };
  /** `problem`: why it is not built. */
  'wish-pinned': { id: string; kind: WishedKind; problem: PinProblem | null };
  'wish-changed': { id: string; problem: PinProblem | null };
  'wish-removed': { count: number };
  /** Pinned places in it. */
  'no-go-drawn': { pins: number };
  'no-go-removed': object;
  'kind-allowed': { kind: WishedKind; isAllowed: boolean };
  'siting-changed': object;
  'proposed-moved': { siteId: string; kind: WishedKind; problem: PinProblem | null };
  'proposed-accepted': { towers: number; hotspots: number };
  /** Names may be ''. */
  'scenario-copied': { name: string };
  'scenario-opened': { id: string; name: string };
  'scenario-renamed': { name: string };
  'scenario-removed': { id: string; name: string };
}

type PlaceKind = 'site' | 'hotspot';
type WishedKind = WishedPlace['kind'];

export type NoteCode = keyof NoteContexts;
/** One thing that happened. */
export type Note = { [C in NoteCode]: { code: C; context: NoteContexts[C] } }[NoteCode];
/** A string is taken as it is. */
export type EditNote = Note | string;

/** What an edit did to the result; `content`: what the plan holds after an edit of what it is about, where nothing can be compared. */
export type EditEffect = EffectChange | EffectContent;

/** People and gaps: after minus before; cost: that of the verdicts, P50, null where one is not known. */
export interface EffectChange {
  kind: 'change';
  /** Edits since the result before: all of them did it together. */
  edits: number;
  servedPeople: number;
  gaps: number;
  annualCostUsd: number | null;
  verdictChanged: boolean;
}

export interface EffectContent {
  kind: 'content';
  regions: number;
  people: number;
  servedPeople: number;
  gaps: number;
}
