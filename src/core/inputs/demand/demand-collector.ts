/** Demand of all files of a plan: polygons wait for their joins, then everything is summed. */
import type { DemandCount, DemandFacts, DemandPlace } from '../facts';
import { type Content, tableOf } from '../formats/content';
import type { RasterInput } from '../formats/raster-samples';
import type { ImportReport } from '../import-report';
import type { RawFeature } from '../shapes/features';
import { own, textOf } from '../shapes/parse-json';
import type { Mapping } from '../tables/fields';
import type { Table } from '../tables/table';
import { describeCounts, sumOfCounts } from './demand-counts';
import { joinCounts, type JoinKey } from './join-counts';
import { readPeopleTable } from './read-places';
import { type PolygonDraft, readPopulationPolygons } from './read-population-polygons';
import { readPopulationRaster } from './read-population-raster';

export class DemandCollector {
  private readonly drafts: PolygonDraft[] = [];
  private readonly places: DemandPlace[] = [];
  private readonly cells = new Map<string, number>();
  /** Cells that say more than their people. */
  private readonly detailed = new Map<string, DemandCount>();
  private joins = 0;

  /** Reads one demand file. */
  read(content: Content, mapping: Mapping, report: ImportReport): void {
    if (content.kind === 'features' && !hasPoints(content.features)) {
      report.importer = 'population-polygons';
      const drafts = readPopulationPolygons(content.features, mapping, report);
      report.facts.polygons = drafts.length;
      for (const draft of drafts) this.drafts.push(draft);
      return;
    }
    const table = tableOf(content, report);
    if (table) this.addTable(table, mapping, report);
  }

  /** Reads a raster of people. */
  async readRaster(input: RasterInput): Promise<void> {
    for (const [h3, people] of await readPopulationRaster(input)) this.addCell(h3, people);
  }

  /** Joins a table to the polygons read so far. */
  join(content: Content, join: JoinKey, report: ImportReport): void {
    this.joins++;
    if (content.kind === 'json') return report.fail('role-mismatch', { role: 'join', found: 'JSON' });
    const table = tableOf(content, report);
    if (table) for (const place of joinCounts(table, join, this.drafts, report)) this.places.push(place);
  }

  /** All demand. Polygons without a count are refused in their file; with `waiting`, they are kept out but not blamed: a join may be given elsewhere. */
  finish({ waiting = false } = {}): DemandFacts {
    const polygons: DemandFacts['polygons'] = [];
    for (const { polygon, count, number, report } of this.drafts) {
      const ref = { row: number, id: polygon.id };
      if (count !== null) polygons.push({ ...polygon, ...count });
      else if (this.joins > 0) report.refuseUsed('join-polygon-unmatched', ref);
      else if (!waiting) report.refuseUsed('people-missing', ref);
    }
    const cells: DemandFacts['cells'] = [...this.cells].map(([h3, people]) => ({ h3, people }));
    for (const [h3, count] of this.detailed) cells.push({ h3, ...count });
    const sum = (list: readonly { people: number }[]): number => list.reduce((total, { people }) => total + people, 0);
    return { polygons, places: this.places, cells, totalPeople: sum(polygons) + sum(this.places) + sum(cells) };
  }

  private addTable(table: Table, mapping: Mapping, report: ImportReport): void {
    const { places, cells } = readPeopleTable(table, mapping, report);
    for (const place of places) this.places.push(place);
    for (const { h3, ...count } of cells) {
      if (count.households === undefined && count.gbPerPersonMonth === undefined) this.addCell(h3, count.people);
      else this.detailed.set(h3, this.detailed.has(h3) ? sumOfCounts(this.detailed.get(h3)!, count) : count);
    }
    describeCounts([...places, ...cells], report);
    if (places.length > 0) report.facts.places = places.length;
    if (cells.length > 0) report.facts.cells = cells.length;
  }

  private addCell(h3: string, people: number): void {
    this.cells.set(h3, (this.cells.get(h3) ?? 0) + people);
  }
}

/** Whether the first geometry is a point. */
function hasPoints(features: readonly RawFeature[]): boolean {
  const first = features.find(({ geometry }) => geometry)?.geometry;
  return first !== undefined && first !== null && textOf(own(first, 'type')).endsWith('Point');
}
