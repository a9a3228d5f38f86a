import { editingEn } from './en-editing';
import { SERVICE_CLASSES } from '../../core/plan/service-classes';
import { fileName } from '../../core/report/words';
import type { PinProblem } from '../../core/siting/pin-problem';
import type { EditEffect, NoteContexts, SettingId } from '../../state';
import { count, dayAndTime, distanceKm as distance, percent, usd } from '../format';
import { economicsNotesEn } from './en-economics-notes';
import { mapNotesEn } from './en-map-notes';
import { stagesEn } from './en-stages';
import { viewsEn } from './en-views';

/** Words for notes whose parts are notes and issues themselves: the caller, who has the whole catalogue, hands them over as text. */
export interface NoteParts {
  /** The note inside. */
  note: string;
  /** The sentences of the issues. */
  issues: string;
}

export type NoteWords = {
  [C in keyof NoteContexts]: (context: NoteContexts[C], parts: NoteParts) => string;
};

const settings: Record<SettingId, string> = {
  scenario: 'Surroundings',
  model: 'Propagation model',
  payers: 'Hotspot payers',
  load: 'Cell load',
  preset: 'Preset',
  backhaul: 'Hotspot backhaul',
  horizon: 'Horizon',
  draws: 'Draws',
  currency: 'Currency',
  priceYear: 'Price year',
  deployerDevice: 'Deployer’s device',
  resolution: 'Cell size',
  margin: 'Margin around the region',
  clutter: 'Height of woods and houses',
};

const kinds = viewsEn.inspector.siteKinds;

/** “Site N1”, or “12 sites”. */
function things(kind: 'site' | 'hotspot', n: number, id = ''): string {
  if (n === 1 && id) return `${kind === 'site' ? 'Site' : 'Hotspot'} ${id}`;
  return `${count(n)} ${kind}${n === 1 ? '' : 's'}`;
}

const withProblem = (what: string, problem: PinProblem | null): string =>
  problem ? `${what}. ${editingEn.siting.problems[problem]}` : what;

const notes: NoteWords = {
  'plan-renamed': () => 'Plan renamed',
  'service-class': ({ classId }) => `Service class ${SERVICE_CLASSES[classId].label}`,
  environment: ({ environment }) => `Environment: ${stagesEn.environments[environment].toLowerCase()}`,
  operator: ({ operator }) => `Operator view: ${stagesEn.operatorView[operator] ?? operator}`,
  setting: ({ id, value }) => (value === '' ? `${settings[id]} changed` : `${settings[id]}: ${value}`),
  target: ({ shareFraction }) => `Target ${percent(shareFraction)}`,
  budget: ({ usdPerYear }) => (usdPerYear === null ? 'Budget removed' : `Budget ${count(usdPerYear)} USD/yr`),
  assumption: ({ key, isReset }) => `Assumption ${key} ${isReset ? 'reset' : 'edited'}`,
  'region-drawn': () => 'Region drawn',
  'region-reshaped': () => 'Region reshaped',
  'region-renamed': () => 'Region renamed',
  'region-removed': () => 'Region removed',
  ...mapNotesEn,
  ...economicsNotesEn,
  'files-added': ({ names }) => `${names.join(', ')} added`,
  'file-removed': ({ name }) => `${fileName(name)} removed`,
  undone: (_, { note }) => `Undone: ${note}`,
  redone: (_, { note }) => `Done again: ${note}`,
  'plan-set-aside': ({ name }, { issues }) =>
    `The saved plan “${name}” could not be opened and was set aside; the plan menu saves it as a file. ${issues}`,
  'plan-refused': (_, { issues }) => issues,
  'storage-unavailable': () =>
    'This browser does not let Infill store plans. Save the plan as a file before you leave.',
  'storage-full': () => 'The plan could not be stored in this browser. Save it as a file so that nothing is lost.',
  'file-not-stored': () =>
    'The file is used now but could not be stored: the browser is out of space. Free some, then add it again.',
  'file-restored': ({ name }) => `${fileName(name)} is in the plan; its content is here again.`,
  'draft-recovered': () => 'The last visit ended before its last change was saved; the change is here again.',
  'runs-interrupted': () =>
    'The last visits ended while this plan was being computed, so it waits: make it smaller (a larger cell size, a smaller region), or press Compute.',
  'version-restored': ({ savedAtMs }) => `Version of ${dayAndTime(savedAtMs)} restored`,
  'place-added': ({ kind, id }) => `${things(kind, 1, id)} added`,
  'place-moved': ({ kind, id, distanceKm }) => `${things(kind, 1, id)} moved ${distance(distanceKm)}`,
  'places-retuned': ({ kind, count: n, id }) => `${things(kind, n, id)} retuned`,
  'places-switched': ({ kind, count: n, id, off }) => `${things(kind, n, id)} switched ${off ? 'off' : 'on'}`,
  'places-reset': ({ kind, count: n, id }) => `${things(kind, n, id)} as in the file again`,
  'places-removed': ({ kind, removed, switchedOff }) =>
    [removed > 0 && `${things(kind, removed)} removed`, switchedOff > 0 && `${things(kind, switchedOff)} switched off`]
      .filter(Boolean)
      .join(', '),
  'places-pasted': ({ sites, hotspots, wishes }) =>
    `${[sites > 0 && things('site', sites), hotspots > 0 && things('hotspot', hotspots), wishes > 0 && `${count(wishes)} ${wishes === 1 ? 'place' : 'places'} to build at`].filter(Boolean).join(', ')} pasted`,
  'wish-pinned': ({ id, kind, problem }) => withProblem(`${kinds[kind]} pinned: ${id}`, problem),
  'wish-changed': ({ id, problem }) => withProblem(`Pinned place ${id} changed`, problem),
  'wish-removed': ({ count: n }) => (n === 1 ? 'Pin taken away' : `${count(n)} pins taken away`),
  'no-go-drawn': ({ pins }) =>
    pins > 0 ? `No-go area drawn. ${editingEn.siting.pinsInArea(pins)}` : 'No-go area drawn',
  'no-go-removed': () => 'No-go area removed',
  'kind-allowed': ({ kind, isAllowed }) => `${kinds[kind]}: ${isAllowed ? 'may be built' : 'not to be built'}`,
  'siting-changed': () => 'Limits of siting changed',
  'proposed-moved': ({ siteId, kind, problem }) => withProblem(`${kinds[kind]} ${siteId} moved and pinned`, problem),
  'proposed-accepted': ({ towers, hotspots }) =>
    `${[towers > 0 && things('site', towers), hotspots > 0 && things('hotspot', hotspots)].filter(Boolean).join(', ')} taken into the network`,
  'scenario-copied': ({ name }) => `Scenario “${name}” made`,
  'scenario-opened': ({ id, name }) => `Scenario “${name || (id === 'S1' ? editingEn.scenarios.first : id)}” opened`,
  'scenario-renamed': ({ name }) => `Scenario renamed “${name}”`,
  'scenario-removed': ({ id, name }) => `Scenario “${name || id}” removed`,
  'demo-failed': ({ reason }) => `The demo could not be opened: ${reason} Start a new plan instead.`,
};

const signed = (value: number, format: (size: number) => string): string =>
  `${value > 0 ? '+' : '−'}${format(Math.abs(value))}`;

const gapCount = (n: number): string => `${count(n)} ${n === 1 ? 'gap' : 'gaps'}`;

/** What an edit did: only what moved. */
function effect(done: EditEffect): string {
  if (done.kind === 'content')
    return `now ${count(done.regions)} ${done.regions === 1 ? 'region' : 'regions'} with ${count(done.people)} people, ${count(done.servedPeople)} of them served, ${gapCount(done.gaps)}`;
  const { servedPeople, gaps, annualCostUsd, verdictChanged, edits } = done;
  const parts = [
    Math.round(servedPeople) !== 0 && `${signed(servedPeople, count)} people served`,
    gaps !== 0 && `${signed(gaps, count)} ${Math.abs(gaps) === 1 ? 'gap' : 'gaps'}`,
    annualCostUsd !== null && Math.abs(annualCostUsd) >= 1 && `${signed(annualCostUsd, usd)} USD/yr`,
    verdictChanged && 'the verdict changed',
  ].filter(Boolean);
  const unchanged =
    annualCostUsd === null ? 'served people and gaps unchanged' : 'served people, gaps and cost unchanged';
  const told = parts.length > 0 ? parts.join(', ') : unchanged;
  return edits > 1 ? `${told} (the last ${count(edits)} changes together)` : told;
}

/** English: what happened. */
export const notesEn = { notes, settings, effect };
