export type { AppDependencies, Preferences } from './app-context';
export {
  type AppState,
  type DrawMode,
  type Language,
  LANGUAGES,
  type MapFocus,
  OVERLAY_IDS,
  type OverlayId,
  type RunState,
  type Selection,
  STAGE_IDS,
  type StageId,
  type Toast,
  UNIT_SYSTEMS,
  type UnitSystem,
} from './app-state';
export { type App, type Commands, createApp } from './create-app';
export { FILE_ROLES, type FileRole, filesOf, hasRegion } from './edits';
export { type ImportDraft, isUsable } from './import-draft';
export { indexedDbStorage, memoryStorage } from './plan-storage';
export {
  CROSSOVER_CLASSES,
  isDifference,
  LAYER_IDS,
  type LayerId,
  layersToShow,
  RESIDUAL_STOPS,
  STATE_CLASSES,
  type StateClass,
  type StepLayer,
  stepToken,
  VIEW_LAYERS,
  type ViewLayer,
} from './view-layers';
export { messageOf } from '../core/report/messages';
export { problemOf } from './siting-commands';
export { planSectors, type Shown, shownNetwork, type ShownNetwork } from './network-view';
export type { HotspotChange, NetworkKind } from './network-edits';
export type { PlanVersion } from './plan-versions';
export { PASTE_KINDS, type PasteKind, readPasted } from './pasted-rows';
export { scenarioList, settingsOf } from './scenarios';
export { shownOption, shownProposed } from './shown-option';
export { h3At, h3CentreOf, h3Ring, h3Rings, type Viewport } from './viewport';
export type { ViewResult } from '../worker/client';
export type { EditEffect, EditNote, NoteContexts, SettingId } from './notes';
export { areaBorders, findArea, type FoundArea } from './area-finder';
export {
  HELIUM_ENTITY_URL,
  type LiveSource,
  type LiveTerms,
  type LiveWish,
  OVERPASS_URL,
  regionBoxes,
  TERRAIN_TILES_URL,
  urlProblem,
  type WebState,
  webTerms,
} from './web-sources';
export { type BaseMap, hostsOf, STREETS_STYLE_URL, urlOf } from './base-maps';
export { findPlaces, type FoundPlace, nearPlaces, type NearPlace } from './place-search';
