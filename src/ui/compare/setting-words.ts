import type { Text } from '../text/en';
import { SERVICE_CLASSES } from '../../core/plan/service-classes';
import { percent } from '../format';

/** The name of a setting and its value as the panels call them; a path without words stays a path. */
export function settingName(path: string, text: Text, labelOfCost: (key: string) => string): string {
  const names: Record<string, string> = {
    ...text.compare.settingNames,
    'service.classId': text.network.class,
    'service.environment': text.network.environment,
    'service.operator': text.network.operator,
    'service.loadFraction': text.network.load,
    'service.hotspotPayers': text.network.payers,
    'radios.scenario': text.network.scenario,
    'target.shareFraction': text.options.target,
    'costs.preset': text.costs.preset,
    'costs.hotspotBackhaul': text.costs.backhaul,
    'costs.horizonYears': text.costs.horizon,
    'costs.draws': text.costs.draws,
    'costs.tenants': text.economics.tenants,
    'costs.currency.code': text.economics.currency,
    'costs.priceYear': text.economics.priceYear,
    'siting.mostTowersPerGap': text.siting.mostTowers,
    'siting.mostHotspotsPerGap': text.siting.mostHotspots,
    'siting.busyHourMbpsPerPerson': text.siting.busyHour,
    'siting.busyHourFromUsage': text.siting.busyHourFromUsage,
  };
  const whole = names[path];
  if (whole) return whole;
  const cost = /^costs\.overrides\.(.+?)(?:\.(low|likely|high))?$/.exec(path);
  if (cost?.[1]) return [labelOfCost(cost[1]), cost[2] && text.compare.triangle[cost[2]]].filter(Boolean).join(', ');
  const group = Object.keys(names).find((name) => path.startsWith(`${name}.`));
  return group ? `${names[group]}: ${memberName(path.slice(group.length + 1), text)}` : path;
}

/** What is changed and which of its settings: an id may hold points, the name of a setting does not. */
function memberName(member: string, { compare }: Text): string {
  const at = member.lastIndexOf('.');
  const field = compare.fieldNames[member.slice(at + 1)];
  return field && at > 0 ? `${member.slice(0, at)}, ${field}` : member;
}

export function settingValue(path: string, value: string, text: Text): string {
  const words: Record<string, Record<string, string>> = {
    'service.environment': text.environments,
    'service.operator': text.operatorView,
    'service.classId': Object.fromEntries(Object.entries(SERVICE_CLASSES).map(([id, { label }]) => [id, label])),
    'service.hotspotPayers': { '0': text.network.payersNone, any: text.network.payersAny },
    'radios.scenario': text.network.scenarios,
    'costs.preset': text.costs.presets,
    'costs.hotspotBackhaul': text.costs.backhauls,
    'siting.without': text.inspector.siteKinds,
  };
  if (value === 'true' || value === 'false') return value === 'true' ? text.inspector.yes : text.inspector.no;
  const share = /(Fraction|Probability)$/.test(path) ? Number(value) : Number.NaN;
  return Number.isFinite(share) ? percent(share) : (words[path]?.[value] ?? value);
}
