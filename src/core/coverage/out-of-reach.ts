/**
 * Cells that no emitter reaches. Loss does not fall with distance, so beyond the ladder's last rung it is at least what it was at its end:
 * where that already misses the target the cell is `unserved`, whatever the ranges (RADIO.md §2.8). Only a link that would still serve at the
 * end of the ladder, and in free space at its true distance, leaves the answer open.
 *
 * Emitters with the same loss table and the same room for loss differ by distance alone, so the nearest of each such group speaks for it;
 * and only those that can be nearest to some cell of the slice are looked at.
 */
import { freeSpaceLossDb } from '../radio';
import { type SliceCells, squaredDistanceM2 } from './carrier-fields';
import { binPlace, tableAt } from './distance-bins';
import type { EngineSector, EngineShared, EngineSite } from './engine-types';
import type { LossTable } from './loss-table';

interface Group {
  table: LossTable;
  roomDb: number;
  frequencyMhz: number;
  sites: EngineSite[];
}

export class OutOfReach {
  private groups: Group[] | null = null;

  constructor(
    private readonly shared: EngineShared,
    private readonly cells: SliceCells,
  ) {}

  /** The least a link of the view is short of its target, by the loss at its distance or at the end of the ladder. dB ≥ 0; NaN without emitters. */
  deficitDb(c: number): number {
    let least = Number.NaN;
    for (const group of this.nearby()) {
      const shortDb = Math.max(0, tableAt(group.table.quantileDb, binPlace(this.nearestM2(group, c))) - group.roomDb);
      if (!(least <= shortDb)) least = shortDb;
    }
    return least;
  }

  /** Whether some link of the view beyond the ladder cannot be ruled out. */
  farSiteCouldServe(c: number): boolean {
    return this.nearby().some((group) => {
      const { table, roomDb } = group;
      if (roomDb < table.quantileDb[Math.min(table.endBin, table.quantileDb.length - 1)]!) return false;
      return roomDb >= freeSpaceLossDb(group.frequencyMhz, Math.sqrt(this.nearestM2(group, c)) / 1000);
    });
  }

  private nearestM2({ sites }: Group, c: number): number {
    let nearest = Infinity;
    for (const site of sites) {
      const squared = squaredDistanceM2(site.frame, this.cells.vectors, c);
      if (squared < nearest) nearest = squared;
    }
    return nearest;
  }

  /** Groups with the sites that can be nearest to a cell of the slice: no farther from its centre than the nearest plus the slice's width. */
  private nearby(): Group[] {
    this.groups ??= groupsOf(this.shared).map((group) => {
      const distancesKm = group.sites.map((site) => Math.sqrt(squaredDistanceM2(site.frame, this.cells.centre, 0)) / 1000);
      const limitKm = Math.min(...distancesKm) + 2 * this.cells.radiusKm + 1e-3;
      return { ...group, sites: group.sites.filter((_, i) => distancesKm[i]! <= limitKm) };
    });
    return this.groups;
  }
}

const groupsByShared = new WeakMap<EngineShared, Group[]>();

/** Groups of the whole run, made once per worker. */
function groupsOf(shared: EngineShared): Group[] {
  const known = groupsByShared.get(shared);
  if (known) return known;
  const groups = new Map<string, Group>();
  for (const site of shared.sites)
    for (const beam of site.beams) {
      const sectors = beam.sectors.filter((sector) => inView(shared, sector));
      if (sectors.length === 0) continue;
      const roomDb = Math.max(...sectors.map((sector) => roomDbOf(shared, sector)));
      const name = `${beam.lossTable} ${roomDb}`;
      const { frequencyMhz } = shared.budgets[sectors[0]!.budget]!.template;
      const group = groups.get(name) ?? { table: shared.lossTables[beam.lossTable]!, roomDb, frequencyMhz, sites: [] };
      group.sites.push(site);
      groups.set(name, group);
    }
  const made = [...groups.values()];
  groupsByShared.set(shared, made);
  return made;
}

/** Loss a sector's budget can take towards its peak, without interference. dB. */
function roomDbOf({ budgets }: EngineShared, sector: EngineSector): number {
  const budget = budgets[sector.budget]!;
  const downlinkFloorDbm = budget.sinrTargetDb - budget.dataOffsetDb + 10 * Math.log10(budget.noiseMw);
  return budget.peakDbm - Math.max(budget.floorDbm, budget.uplinkFloorDbm, downlinkFloorDbm);
}

function inView({ view, carriers }: EngineShared, sector: EngineSector): boolean {
  const { operator, reading } = carriers[sector.carrier]!;
  return reading === 0 && (view.kind !== 'one' || view.operator === operator);
}
