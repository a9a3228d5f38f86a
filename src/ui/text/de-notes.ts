import { editingDe } from './de-editing';
import { SERVICE_CLASSES } from '../../core/plan/service-classes';
import { fileName } from '../../core/report/words';
import type { PinProblem } from '../../core/siting/pin-problem';
import type { EditEffect } from '../../state';
import { count, dayAndTime, distanceKm as distance, percent, usd } from '../format';
import { problemInGerman } from './de-problems';
import { stagesDe } from './de-stages';
import { viewsDe } from './de-views';
import type { notesEn } from './en-notes';

const settings: (typeof notesEn)['settings'] = {
  scenario: 'Umgebung der Standorte',
  model: 'Ausbreitungsmodell',
  payers: 'Zahler der Hotspots',
  load: 'Zelllast',
  preset: 'Vorlage',
  backhaul: 'Anbindung der Hotspots',
  horizon: 'Zeitraum',
  draws: 'Ziehungen',
  currency: 'Währung',
  priceYear: 'Preisjahr',
  deployerDevice: 'Gerät der Aufsteller',
  resolution: 'Zellgröße',
  margin: 'Rand um das Gebiet',
  clutter: 'Höhe von Wald und Häusern',
};

const kinds = viewsDe.inspector.siteKinds;

/** „Standort N1“ oder „12 Standorte“. */
function things(kind: 'site' | 'hotspot', n: number, id = ''): string {
  const one = kind === 'site' ? 'Standort' : 'Hotspot';
  if (n === 1 && id) return `${one} ${id}`;
  return `${count(n)} ${n === 1 ? one : kind === 'site' ? 'Standorte' : 'Hotspots'}`;
}

const listed = (...parts: (string | false)[]): string => parts.filter(Boolean).join(', ');

const notes: (typeof notesEn)['notes'] = {
  'plan-renamed': () => 'Plan umbenannt',
  'service-class': ({ classId }) => `Dienstklasse ${SERVICE_CLASSES[classId].label}`,
  environment: ({ environment }) => `Umgebung: ${stagesDe.environments[environment]}`,
  operator: ({ operator }) => `Betreibersicht: ${stagesDe.operatorView[operator] ?? operator}`,
  setting: ({ id, value }) => (value === '' ? `${settings[id]} geändert` : `${settings[id]}: ${value}`),
  target: ({ shareFraction }) => `Ziel ${percent(shareFraction)}`,
  budget: ({ usdPerYear }) => (usdPerYear === null ? 'Budget aufgehoben' : `Budget ${count(usdPerYear)} USD/Jahr`),
  assumption: ({ key, isReset }) => `Annahme ${key} ${isReset ? 'zurückgesetzt' : 'geändert'}`,
  'region-drawn': () => 'Gebiet gezeichnet',
  'region-reshaped': () => 'Gebiet umgeformt',
  'region-renamed': () => 'Gebiet umbenannt',
  'region-removed': () => 'Gebiet entfernt',
  'files-added': ({ names }) => `${names.join(', ')} hinzugefügt`,
  'file-removed': ({ name }) => `${fileName(name)} entfernt`,
  undone: (_, { note }) => `Rückgängig: ${note}`,
  redone: (_, { note }) => `Wiederholt: ${note}`,
  'plan-set-aside': ({ name }, { issues }) =>
    `Der gesicherte Plan „${name}“ ließ sich nicht öffnen und wurde beiseitegelegt; das Planmenü sichert ihn als Datei. ${issues}`,
  'plan-refused': (_, { issues }) => issues,
  'storage-unavailable': () =>
    'Dieser Browser lässt Infill keine Pläne sichern. Speichern Sie den Plan als Datei, bevor Sie gehen.',
  'storage-full': () =>
    'Der Plan ließ sich in diesem Browser nicht sichern. Speichern Sie ihn als Datei, damit nichts verloren geht.',
  'file-not-stored': () =>
    'Die Datei wird jetzt verwendet, ließ sich aber nicht sichern: Der Browser hat keinen Platz mehr. Schaffen Sie Platz und fügen Sie sie erneut hinzu.',
  'file-restored': ({ name }) => `${fileName(name)} gehört zum Plan; der Inhalt ist wieder da.`,
  'draft-recovered': () =>
    'Der letzte Besuch endete, bevor die letzte Änderung gesichert war; die Änderung ist wieder da.',
  'runs-interrupted': () =>
    'Die letzten Besuche endeten, während dieser Plan berechnet wurde; darum wartet er. Machen Sie ihn kleiner (größere Zellen, ein kleineres Gebiet) oder drücken Sie Berechnen.',
  'version-restored': ({ savedAtMs }) => `Fassung vom ${dayAndTime(savedAtMs)} wiederhergestellt`,
  'place-added': ({ kind, id }) => `${things(kind, 1, id)} hinzugefügt`,
  'place-moved': ({ kind, id, distanceKm }) => `${things(kind, 1, id)} um ${distance(distanceKm)} verschoben`,
  'places-retuned': ({ kind, count: n, id }) => `${things(kind, n, id)} neu eingestellt`,
  'places-switched': ({ kind, count: n, id, off }) => `${things(kind, n, id)} ${off ? 'ab' : 'an'}geschaltet`,
  'places-reset': ({ kind, count: n, id }) => `${things(kind, n, id)} wieder wie in der Datei`,
  'places-removed': ({ kind, removed, switchedOff }) =>
    listed(
      removed > 0 && `${things(kind, removed)} entfernt`,
      switchedOff > 0 && `${things(kind, switchedOff)} abgeschaltet`,
    ),
  'places-pasted': ({ sites, hotspots, wishes }) =>
    `${listed(sites > 0 && things('site', sites), hotspots > 0 && things('hotspot', hotspots), wishes > 0 && `${count(wishes)} ${wishes === 1 ? 'Bauplatz' : 'Bauplätze'}`)} eingefügt`,
  'wish-pinned': ({ id, kind, problem }) => withProblem(`${kinds[kind]} gesetzt: ${id}`, problem),
  'wish-changed': ({ id, problem }) => withProblem(`Gesetzter Platz ${id} geändert`, problem),
  'wish-removed': ({ count: n }) => (n === 1 ? 'Gesetzter Platz aufgehoben' : `${count(n)} gesetzte Plätze aufgehoben`),
  'no-go-drawn': ({ pins }) =>
    pins > 0 ? `Sperrgebiet gezeichnet. ${editingDe.siting.pinsInArea(pins)}` : 'Sperrgebiet gezeichnet',
  'no-go-removed': () => 'Sperrgebiet entfernt',
  'kind-allowed': ({ kind, isAllowed }) => `${kinds[kind]}: ${isAllowed ? 'darf' : 'darf nicht'} gebaut werden`,
  'siting-changed': () => 'Grenzen der Standortwahl geändert',
  'proposed-moved': ({ siteId, kind, problem }) =>
    withProblem(`${kinds[kind]} ${siteId} verschoben und gesetzt`, problem),
  'proposed-accepted': ({ towers, hotspots }) =>
    `${listed(towers > 0 && things('site', towers), hotspots > 0 && things('hotspot', hotspots))} ins Netz übernommen`,
  'scenario-copied': ({ name }) => `Szenario „${name}“ angelegt`,
  'scenario-opened': ({ id, name }) => `Szenario „${name || (id === 'S1' ? editingDe.scenarios.first : id)}“ geöffnet`,
  'scenario-renamed': ({ name }) => `Szenario umbenannt in „${name}“`,
  'scenario-removed': ({ id, name }) => `Szenario „${name || id}“ entfernt`,
  'demo-failed': ({ reason }) =>
    `Das Beispiel ließ sich nicht öffnen (gemeldet: „${reason}“). Beginnen Sie stattdessen einen neuen Plan.`,
  'region-split': ({ name }) => `${name} in zwei geteilt`,
  'outline-without-area': () =>
    'Dieser Umriss umschließt nichts und wurde nicht übernommen. Zeichnen Sie ihn noch einmal.',
  'region-not-split': () => 'Die Linie teilt das Gebiet nicht. Beginnen und beenden Sie sie außerhalb des Umrisses.',
  'regions-merged': ({ count: n }) => `${n} Gebiete vereinigt`,
  'region-widened': ({ name, km }) => `${name} um ${distance(Math.abs(km))} ${km < 0 ? 'verkleinert' : 'erweitert'}`,
  'region-vanished': () => 'Vom Gebiet bliebe nichts übrig. Wählen Sie einen kleineren Abstand.',
  'option-shown': ({ region, option, sites }) =>
    `${region}, ${stagesDe.options.names[option]}: ${sites === 0 ? 'nichts vorgeschlagen' : `${count(sites)} ${sites === 1 ? 'vorgeschlagener Standort' : 'vorgeschlagene Standorte'} auf der Karte`}`,
  'area-picked': ({ name }) => `${name} ist jetzt ein Gebiet`,
  'base-map-needs': ({ host, hosts }) =>
    `Die Karte von ${host} braucht auch ${hosts}. Dort wird nichts gefragt, bevor Sie es unter „Zeigen“ erlauben.`,
  'base-map-failed': ({ host, reason }) =>
    `Die Karte${host ? ` von ${host}` : ''} ließ sich nicht zeigen (${problemInGerman(reason)}). Die eingebaute Karte ist wieder da; Ihr Plan ist nicht betroffen.`,
  'register-imported': ({ count: n, file }) => `${count(n)} ${n === 1 ? 'Annahme' : 'Annahmen'} aus ${file} geändert`,
  'register-same': ({ file }) => `${file} sagt nichts, was von den mitgelieferten Annahmen abweicht`,
  'register-reset': ({ count: n }) => `${count(n)} ${n === 1 ? 'Annahme' : 'Annahmen'} wieder wie mitgeliefert`,
};

const signed = (value: number, format: (size: number) => string): string =>
  `${value > 0 ? '+' : '−'}${format(Math.abs(value))}`;

const gapCount = (n: number): string => `${count(n)} ${n === 1 ? 'Lücke' : 'Lücken'}`;

function effect(done: EditEffect): string {
  if (done.kind === 'content')
    return `jetzt ${count(done.regions)} ${done.regions === 1 ? 'Gebiet' : 'Gebiete'} mit ${count(done.people)} Menschen, davon ${count(done.servedPeople)} versorgt, ${gapCount(done.gaps)}`;
  const { servedPeople, gaps, annualCostUsd, verdictChanged, edits } = done;
  const unchanged =
    annualCostUsd === null
      ? 'versorgte Menschen und Lücken unverändert'
      : 'versorgte Menschen, Lücken und Kosten unverändert';
  const moved = listed(
    Math.round(servedPeople) !== 0 && `${signed(servedPeople, count)} versorgte Menschen`,
    gaps !== 0 && `${signed(gaps, count)} ${Math.abs(gaps) === 1 ? 'Lücke' : 'Lücken'}`,
    annualCostUsd !== null && Math.abs(annualCostUsd) >= 1 && `${signed(annualCostUsd, usd)} USD/Jahr`,
    verdictChanged && 'das Urteil hat sich geändert',
  );
  const told = moved || unchanged;
  return edits > 1 ? `${told} (die letzten ${count(edits)} Änderungen zusammen)` : told;
}

/** German: what happened. */
const withProblem = (what: string, problem: PinProblem | null): string =>
  problem ? `${what}. ${editingDe.siting.problems[problem]}` : what;

export const notesDe: typeof notesEn = { notes, settings, effect };
