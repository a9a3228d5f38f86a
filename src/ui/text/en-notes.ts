import { SERVICE_CLASSES } from '../../core/plan/service-classes';
import type { EditEffect, NoteContexts, SettingId } from '../../state';
import { count, percent, usd } from '../format';
import { stagesEn } from './en-stages';

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
  'files-added': ({ names }) => `${names.join(', ')} added`,
  'file-removed': ({ name }) => `${name} removed`,
  undone: (_, { note }) => `Undone: ${note}`,
  redone: (_, { note }) => `Done again: ${note}`,
  'plan-set-aside': ({ name }, { issues }) =>
    `The saved plan “${name}” could not be opened and was set aside. ${issues}`,
  'plan-refused': (_, { issues }) => issues,
  'storage-unavailable': () =>
    'This browser does not let Infill store plans. Save the plan as a file before you leave.',
  'storage-full': () => 'The plan could not be stored in this browser. Save it as a file so that nothing is lost.',
  'file-not-stored': () =>
    'The file is used now but could not be stored: the browser is out of space. Free some, then add it again.',
  'file-restored': ({ name }) => `${name} is in the plan; its content is here again.`,
  'demo-failed': ({ reason }) => `The demo could not be opened: ${reason} Start a new plan instead.`,
};

const signed = (value: number, format: (size: number) => string): string =>
  `${value > 0 ? '+' : '−'}${format(Math.abs(value))}`;

/** What an edit did: only what moved. */
function effect({ servedPeople, gaps, annualCostUsd, verdictChanged }: EditEffect): string {
  const parts = [
    Math.round(servedPeople) !== 0 && `${signed(servedPeople, count)} people served`,
    gaps !== 0 && `${signed(gaps, count)} ${Math.abs(gaps) === 1 ? 'gap' : 'gaps'}`,
    annualCostUsd !== null && Math.abs(annualCostUsd) >= 1 && `${signed(annualCostUsd, usd)} USD/yr`,
    verdictChanged && 'the verdict changed',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : 'served people, gaps and cost unchanged';
}

/** English: what happened. */
export const notesEn = { notes, settings, effect };
