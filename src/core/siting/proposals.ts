/** A solution as proposed sites with what each serves of which cell. */
import type { RegionDemand } from './region-demand';
import type { Candidate, OptionId, OptionSites, ProposedSite } from './siting-types';

/** Sites in the order chosen, and sparse assignments. Fractions of a cell served in part before never add to more than what is left of it. */
export function proposals(
  option: OptionId,
  { demand, list }: { demand: RegionDemand; list: Candidate[] },
  solution: OptionSites['solution'],
): Pick<OptionSites, 'sites' | 'assignments'> {
  const chosen = solution.chosen.map((index) => list[index]!);
  const count = chosen.reduce((total, candidate) => total + candidate.demand.length, 0);
  const assignments = { cell: new Uint32Array(count), site: new Uint32Array(count), fraction: new Float32Array(count) };
  /** Of cells served in part before: what is left. */
  const left = new Map<number, number>();
  let at = 0;
  for (const [s, candidate] of chosen.entries()) {
    for (const [k, local] of candidate.demand.entries()) {
      const unserved = demand.unserved[local]!;
      const share = candidate.fraction[k]! * unserved;
      const part = unserved < 1 ? Math.min(share, left.get(local) ?? unserved) : share;
      if (unserved < 1) left.set(local, (left.get(local) ?? unserved) - part);
      assignments.cell[at] = demand.cells[local]!;
      assignments.site[at] = s;
      assignments.fraction[at] = part;
      at++;
    }
  }
  const sites = chosen.map((candidate, s) => proposedSite(option, candidate, solution.peopleServedAlone[s]!));
  return { sites, assignments };
}

/** A candidate as a site of an option. */
export function proposedSite(option: OptionId, candidate: Candidate, peopleServedAlone: number): ProposedSite {
  const { id, demand: _demand, fraction: _fraction, forbidden: _forbidden, ...rest } = candidate;
  return { option, siteId: id, ...rest, peopleServedAlone };
}
