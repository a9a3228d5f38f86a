import type { OptionId } from '../../core/siting/siting-types';
import { count, distanceKm } from '../format';
import { stagesEn } from './en-stages';

/** English: what happened to regions and the base map. */
export const mapNotesEn = {
  'region-split': ({ name }: { name: string }) => `${name} cut in two`,
  'outline-without-area': () => 'That outline encloses nothing, so it was not taken. Draw it once more.',
  'region-not-split': () => 'The line does not cut the region in two. Start and end it outside the outline.',
  'regions-merged': ({ count }: { count: number }) => `${count} regions joined`,
  'region-widened': ({ name, km }: { name: string; km: number }) =>
    `${name} ${km < 0 ? 'narrowed' : 'widened'} by ${distanceKm(Math.abs(km))}`,
  'region-vanished': () => 'Nothing of the region would be left. Choose a shorter distance.',
  'option-shown': ({ region, option, sites }: { region: string; option: OptionId; sites: number }) =>
    `${region}, ${stagesEn.options.names[option]}: ${sites === 0 ? 'nothing is proposed' : `${count(sites)} proposed ${sites === 1 ? 'site is' : 'sites are'} on the map`}`,
  'area-picked': ({ name }: { name: string }) => `${name} is a region now`,
  'base-map-needs': ({ host, hosts }: { host: string; hosts: string }) =>
    `The map of ${host} also needs ${hosts}. Nothing is asked there before you allow it under Show.`,
  'base-map-failed': ({ host, reason }: { host: string; reason: string }) =>
    `The map${host ? ` of ${host}` : ''} could not be shown (${reason}). The built-in map is back; your plan is not affected.`,
};
