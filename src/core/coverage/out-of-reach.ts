/**
 * Cells that no emitter reaches. Loss does not fall with distance, so beyond the ladder's last rung it is at least what it was at its end:
 * where that already misses the target the cell is `unserved`, whatever the ranges (RADIO.md §2.8). Only a link that would still serve at the
 * end of the ladder, and in free space at its true distance, leaves the answer open.
 *
 * Emitters with the same loss table and the same budget differ by distance alone, so the nearest of each such group speaks for it;
 * and only those that can be the best for some cell of the slice are looked at.
 */
import { freeSpaceLossDb } from '../radio';
import { type SliceCells, squaredDistanceM2 } from './slice-cells';
import { binPlace } from './distance-bins';
import type { EngineSector, EngineShared, EngineSite } from './engine-types';
import { roomsOf } from './link-budget';
import { type LossTable, marginAt } from './loss-table';

type Rooms = ReturnType<typeof roomsOf>;

interface Group {
  table: LossTable;
  rooms: Rooms;
  frequencyMhz: number;
  sites: EngineSite[];
}

export class OutOfReach {
  private nearby: Group[] | null = null;
  private strong: Group[] | null = null;

  constructor(
    private readonly shared: EngineShared,
    private readonly cells: SliceCells,
  ) {}

  /** The least a link of the view is short of its target, by the loss at its distance or at the end of the ladder. dB ≥ 0; NaN without emitters. */
  deficitDb(c: number): number {
    this.nearby ??= this.contenders(groupsOf(this.shared));
    let least = Number.NaN;
    for (const group of this.nearby) {
      const shortDb = Math.max(0, -marginAt(group.table, binPlace(this.nearestM2(group, c)), group.rooms));
      if (!(least <= shortDb)) least = shortDb;
    }
    return least;
  }

  /** Whether some link of the view beyond the ladder cannot be ruled out. */
  farSiteCouldServe(c: number): boolean {
    this.strong ??= groupsOf(this.shared).filter(({ table, rooms }) => marginAt(table, table.endBin, rooms) >= 0);
    return this.strong.some((group) => {
      const roomDb = Math.min(group.rooms.rateDb, group.rooms.medianDb);
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

  /**
   * Who can be the best for some cell of the slice: sites no farther from its centre than the group's nearest plus the slice's width, and groups
   * whose best margin anywhere in the slice reaches the surest margin of another.
   */
  private contenders(groups: Group[]): Group[] {
    const { centre, radiusKm } = this.cells;
    const measured = groups.map((group) => {
      const distancesKm = group.sites.map((site) => Math.sqrt(squaredDistanceM2(site.frame, centre, 0)) / 1000);
      const nearestKm = distancesKm.reduce((a, b) => Math.min(a, b), Infinity);
      const marginDb = (km: number): number =>
        marginAt(group.table, binPlace((Math.max(0, km) * 1000) ** 2), group.rooms);
      const sites = group.sites.filter((_, i) => distancesKm[i]! <= nearestKm + 2 * radiusKm + SLACK_KM);
      const atBestDb = marginDb(nearestKm - radiusKm - SLACK_KM);
      return { group: { ...group, sites }, atBestDb, atLeastDb: marginDb(nearestKm + radiusKm + SLACK_KM) };
    });
    const surestDb = measured.reduce((most, { atLeastDb }) => Math.max(most, atLeastDb), -Infinity);
    return measured.filter(({ atBestDb }) => atBestDb >= surestDb - SLACK_DB).map(({ group }) => group);
  }
}

/** Against rounding, and against the small rises a blended ladder may have. */
const SLACK_KM = 1e-3;
const SLACK_DB = 1;

const groupsBySites = new WeakMap<EngineSite[], Group[]>();

/** Groups of the whole run, made once per worker. */
function groupsOf(shared: EngineShared): Group[] {
  const known = groupsBySites.get(shared.sites);
  if (known) return known;
  const groups = new Map<string, Group>();
  for (const site of shared.sites)
    for (const beam of site.beams) {
      const sectors = beam.sectors.filter((sector) => inView(shared, sector));
      if (sectors.length === 0) continue;
      for (const budget of new Set(sectors.map((sector) => sector.budget))) {
        const name = `${beam.lossTable} ${budget}`;
        const { frequencyMhz } = shared.budgets[budget]!.template;
        const rooms = roomsOf(shared.budgets[budget]!);
        const group = groups.get(name) ?? { table: shared.lossTables[beam.lossTable]!, rooms, frequencyMhz, sites: [] };
        group.sites.push(site);
        groups.set(name, group);
      }
    }
  const made = [...groups.values()];
  groupsBySites.set(shared.sites, made);
  return made;
}

function inView({ view, carriers }: EngineShared, sector: EngineSector): boolean {
  const { operator, reading } = carriers[sector.carrier]!;
  return reading === 0 && (view.kind !== 'one' || view.operator === operator);
}
