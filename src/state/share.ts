/**
 * A plan for others, without what is private: no names, sizes or hashes of files and nothing that only files hold (places and names of venues, hotspots and
 * measurements); what was typed or drawn by hand stays, without names of single places. It opens as a plan; its files are to be added again.
 */
import type { Plan } from '../core/plan';
import type { Summary } from '../core/report';

export const SHARE_FORMAT = 'infill-share';

export interface Share {
  format: typeof SHARE_FORMAT;
  version: 1;
  plan: Plan;
  /** What the plan gave where it was made; null: left out. */
  summary: Omit<Summary, 'issues'> | null;
}

export const shareOf = (plan: Plan, summary: Summary | null): Share => ({
  format: SHARE_FORMAT,
  version: 1,
  plan: withoutPrivateData(plan),
  summary: summary && { regions: summary.regions },
});

/** The text of the plan in a share file; null for any other file. */
export function sharedPlanText(text: string): string | null {
  try {
    const share = JSON.parse(text.replace(/^\uFEFF/, '')) as { format?: unknown; plan?: unknown };
    return share.format === SHARE_FORMAT ? JSON.stringify(share.plan ?? null) : null;
  } catch {
    return null;
  }
}

export function withoutPrivateData(plan: Plan): Plan {
  const roles = Object.keys(plan.inputs).filter((role) => role !== 'drawnRegions');
  const inputs = { ...plan.inputs, ...Object.fromEntries(roles.map((role) => [role, []])) } as Plan['inputs'];
  return {
    ...plan,
    ...withoutNames(plan),
    inputs,
    scenarios: plan.scenarios.map((scenario) => ({
      ...scenario,
      settings: { ...scenario.settings, ...withoutNames(scenario.settings) },
    })),
  };
}

/** Changes of what files hold go with the files; ids of hotspots are names. */
function withoutNames({ network, siting }: Pick<Plan, 'network' | 'siting'>): Pick<Plan, 'network' | 'siting'> {
  const nameless = <Item extends { name: string }>(items: Item[]): Item[] =>
    items.map((item) => ({ ...item, name: '' }));
  return {
    network: {
      addedSites: nameless(network.addedSites).map((site) => ({
        ...site,
        sectors: site.sectors.map((sector) => ({ ...sector, antenna: null })),
      })),
      sites: {},
      addedHotspots: nameless(network.addedHotspots),
      hotspots: {},
    },
    siting: { ...siting, places: nameless(siting.places), noGo: nameless(siting.noGo) },
  };
}
