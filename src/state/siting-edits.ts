/** Pure edits of what siting is asked for. */
import type { NoGoArea, Plan, SitingWishes, WishedPlace } from '../core/plan';

export const withSiting = (plan: Plan, change: Partial<SitingWishes>): Plan => ({
  ...plan,
  siting: { ...plan.siting, ...change },
});

export const withWishes = (plan: Plan, added: readonly WishedPlace[]): Plan =>
  withSiting(plan, {
    places: [...plan.siting.places.filter(({ id }) => added.every((wish) => wish.id !== id)), ...added],
  });

export const withoutWishes = (plan: Plan, ids: readonly string[]): Plan =>
  withSiting(plan, { places: plan.siting.places.filter(({ id }) => !ids.includes(id)) });

export const withNoGo = (plan: Plan, area: NoGoArea): Plan =>
  withSiting(plan, { noGo: [...plan.siting.noGo.filter(({ id }) => id !== area.id), area] });

export const withoutNoGo = (plan: Plan, id: string): Plan =>
  withSiting(plan, { noGo: plan.siting.noGo.filter((area) => area.id !== id) });

/** A kind is allowed unless the plan names it. */
export function withKind(plan: Plan, kind: WishedPlace['kind'], isAllowed: boolean): Plan {
  const without = plan.siting.without.filter((entry) => entry !== kind);
  return withSiting(plan, { without: isAllowed ? without : [...without, kind] });
}

/** W1, W2 … for places, A1, A2 … for areas. */
export function freeWishIds(plan: Plan, prefix: 'W' | 'A', howMany = 1): string[] {
  const { places, noGo } = plan.siting;
  const used = new Set([...places, ...noGo].map(({ id }) => id));
  const ids: string[] = [];
  for (let number = 1; ids.length < howMany; number++)
    if (!used.has(`${prefix}${number}`)) ids.push(`${prefix}${number}`);
  return ids;
}
