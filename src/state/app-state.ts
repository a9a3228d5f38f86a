/** Everything the two views look at. Only the Plan is undoable; results are derived and never saved as truth. */
import type { CellExplanation } from '../core/coverage';
import type { Bounds } from '../core/geo/bounds';
import type { FileReport } from '../core/inputs/facts';
import type { Issue } from '../core/plan/issues';
import type { Plan } from '../core/plan/plan';
import type { WishedPlace } from '../core/plan/siting-wishes';
import type { BoundProgress } from '../core/siting';
import type { OptionId } from '../core/siting/siting-types';
import type { ViewResult } from '../worker/client';
import type { ImportDraft } from './import-draft';
import type { EditEffect, EditNote } from './notes';
import type { BaseMap } from './base-maps';
import { mapPreferences } from './map-commands';
import type { LayerId, OpacityId } from './view-layers';
import type { WebState } from './web-sources';

export const STAGE_IDS = ['data', 'network', 'gaps', 'options', 'costs', 'report'] as const;
export type StageId = (typeof STAGE_IDS)[number];

/** One thing is selected at a time; map, table and inspector agree on it. */
export type Selection =
  | { kind: 'cell'; lonDeg: number; latDeg: number }
  /** A place of a list that nothing stands at yet. */
  | { kind: 'place'; id: string; lonDeg: number; latDeg: number }
  | { kind: 'gap' | 'site' | 'hotspot' | 'region' | 'assumption' | 'wish'; id: string }
  | { kind: 'proposed'; option: OptionId; id: string }
  | { kind: 'option'; regionId: string; id: OptionId };

export type RunState =
  | { status: 'idle' }
  | { status: 'running'; stage: string; fraction: number; bounds?: readonly BoundProgress[] }
  /** The user stopped it; the result shown is older than the plan. */
  | { status: 'cancelled' }
  | { status: 'unusable'; issues: Issue[] }
  | { status: 'failed'; message: string };

/** Why a cell is or is not served; `loading` while the engine answers, `outside` where there is no cell. */
export type ExplanationState =
  | { status: 'loading' }
  | { status: 'outside' }
  | { status: 'ready'; explanation: CellExplanation }
  | { status: 'failed'; message: string };

/** `split` draws a line through the region, `pick` takes an administrative area. */
export type DrawMode = 'polygon' | 'rectangle' | 'circle' | 'freehand' | 'edit' | 'split' | 'pick';

/** What a click on the map does beside selecting: puts a new thing there. The tool stays in the hand until Escape. */
export const MAP_TOOLS = ['add-site', 'add-hotspot', 'pin'] as const;
export type MapTool = (typeof MAP_TOOLS)[number];

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];
export const UNIT_SYSTEMS = ['metric', 'imperial'] as const;
export type UnitSystem = (typeof UNIT_SYSTEMS)[number];

/** Windows over the app; one at a time. */
export type DialogId = 'shortcuts' | 'history' | 'share' | 'paste' | 'scenarios' | 'web';

/** Sites or hotspots picked together in a table, for one change of all. */
export interface Marked {
  kind: 'site' | 'hotspot';
  ids: readonly string[];
}

export interface Toast {
  id: number;
  tone: 'info' | 'error';
  note: EditNote;
  /** What the edit did, once the result is there. */
  effect: EditEffect | null;
  /** Shows Undo: the plan before the edit. */
  undoable: boolean;
}

export interface PlanEntry {
  plan: Plan;
  /** What the edit that led away from this plan did. */
  note: EditNote;
}

/** Another scenario beside the open one. */
export interface Comparison {
  scenarioId: string;
  /** The plan in that scenario. */
  plan: Plan;
  status: 'computing' | 'ready' | 'failed';
  result: ViewResult | null;
  /** Why it failed. */
  message: string;
}

export interface SaveState {
  status: 'saved' | 'saving' | 'failed';
  /** Milliseconds since 1970; null before the first save. */
  atMs: number | null;
}

export type MapFocus = { bounds: [number, number, number, number] } | { lonDeg: number; latDeg: number; zoom: number };

export interface AppState {
  plan: Plan;
  /** True while the plan on screen is the built-in one, unedited. */
  isDemo: boolean;
  /** Until the plan of the last visit, or the demo, is on the screen. */
  isOpening: boolean;
  past: PlanEntry[];
  future: PlanEntry[];
  save: SaveState;
  run: RunState;
  result: ViewResult | null;
  /** The result on screen belongs to an older plan. */
  stale: boolean;
  /** Boxes of the regions as they were when the plan was opened, or first read; null: not known yet. The map looks at them as it will look at those of the result. */
  extent: readonly Bounds[] | null;
  selection: Selection | null;
  /** What the pointer is over in a table: lit on the map. */
  hover: Selection | null;
  explanation: ExplanationState | null;
  stage: StageId;
  layer: LayerId;
  overlays: Record<OverlayId, boolean>;
  /** 0..1 by data layer. */
  opacity: Record<OpacityId, number>;
  baseMap: BaseMap;
  /** True once the chosen map from the network is on the screen; until then the built-in one is. */
  baseMapShown: boolean;
  /** Further hosts that its style names: nothing is asked there before the user agrees. */
  baseMapNeeds: readonly string[];
  /** Versions of two results that the difference layers show: what `to` has over `from`. */
  difference: { from: string; to: string } | null;
  /** Option whose proposed sites are on the map; null: the verdict's. */
  optionId: OptionId | null;
  regionId: string | null;
  drawing: DrawMode | null;
  /** What a finished drawing becomes. */
  drawingFor: 'region' | 'no-go';
  tool: MapTool | null;
  comparison: Comparison | null;
  /** Where the border between the two maps is, as a share of the width. */
  swipe: number;
  /** What the tool `pin` puts on the map. */
  pinKind: WishedPlace['kind'];
  marked: Marked | null;
  dialog: DialogId | null;
  drafts: ImportDraft[];
  /** What is being fetched from the network, or was not to the end; null: nothing. */
  web: WebState | null;
  fileReports: FileReport[];
  toasts: Toast[];
  /** Where the map should look; a new object is a new request. */
  focus: MapFocus | null;
  /** Null: not chosen, the system decides at start. */
  theme: 'light' | 'dark' | null;
  language: Language;
  units: UnitSystem;
  /** Table → columns that are not shown. */
  hiddenColumns: Readonly<Record<string, readonly string[]>>;
  drawerOpen: boolean;
  /** Keys that work without Ctrl everywhere; off: only inside tables and the map. */
  hasSingleKeys: boolean;
  hintsDismissed: string[];
}

export const OVERLAY_IDS = [
  'sites', 'hotspots', 'gaps', 'proposed', 'regions', 'places', 'measurements', 'roads', 'relief',
] as const; // prettier-ignore
export type OverlayId = (typeof OVERLAY_IDS)[number];

/** The state before anything is loaded. */
export function initialState(plan: Plan): AppState {
  return {
    plan,
    isDemo: false,
    isOpening: true,
    past: [],
    future: [],
    save: { status: 'saved', atMs: null },
    run: { status: 'idle' },
    result: null,
    stale: false,
    extent: null,
    selection: null,
    hover: null,
    explanation: null,
    stage: 'options',
    layer: 'state',
    overlays: {
      ...{ sites: true, hotspots: true, gaps: true, proposed: true, regions: true, places: true },
      ...{ measurements: true, roads: true, relief: false },
    },
    ...mapPreferences(() => null),
    difference: null,
    baseMapShown: false,
    baseMapNeeds: [],
    optionId: null,
    regionId: null,
    drawing: null,
    drawingFor: 'region',
    tool: null,
    comparison: null,
    swipe: 0.5,
    pinKind: 'tower-greenfield',
    marked: null,
    dialog: null,
    drafts: [],
    web: null,
    fileReports: [],
    toasts: [],
    focus: null,
    theme: null,
    language: 'en',
    units: 'metric',
    hiddenColumns: {},
    drawerOpen: false,
    hasSingleKeys: true,
    hintsDismissed: [],
  };
}
