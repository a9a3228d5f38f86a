/** Demand of all files of a plan: polygons wait for their joins, then everything is summed. */
import type { DemandFacts, DemandPlace } from '../facts';
import type { ImportReport } from '../import-report';
import { isGeographic } from '../shapes/features';
import { own, parseJson, textOf } from '../shapes/parse-json';
import type { Mapping } from '../tables/fields';
import { tableFromPoints } from '../tables/point-features';
import type { Table } from '../tables/table';
import { tableOfBytes } from '../tables/table-of-bytes';
import { joinCounts, type JoinKey } from './join-counts';
import { readPeopleTable } from './read-places';
import { type PolygonDraft, readPopulationPolygons } from './read-population-polygons';

interface DemandFile {
  bytes: Uint8Array;
  isJson: boolean;
  mapping: Mapping;
}

export class DemandCollector {
  private readonly drafts: PolygonDraft[] = [];
  private readonly places: DemandPlace[] = [];
  private readonly cells = new Map<string, number>();
  private joins = 0;

  /** Reads one demand file. */
  read({ bytes, isJson, mapping }: DemandFile, report: ImportReport): void {
    if (!isJson) {
      const table = tableOfBytes(bytes, report);
      if (table) this.addTable(table, mapping, report);
      return;
    }
    const json = parseJson(bytes, report);
    if (json === undefined) return;
    if (isGeographic(json) && hasPoints(json)) {
      const table = tableFromPoints(json, report);
      if (table) this.addTable(table, mapping, report);
      return;
    }
    report.importer = 'population-polygons';
    const drafts = readPopulationPolygons(json, mapping, report);
    report.facts.polygons = drafts.length;
    this.drafts.push(...drafts);
  }

  /** Joins a CSV to the polygons read so far. */
  join(bytes: Uint8Array, join: JoinKey, report: ImportReport): void {
    this.joins++;
    const table = tableOfBytes(bytes, report);
    if (table) this.places.push(...joinCounts(table, join, this.drafts, report));
  }

  /** All demand. Polygons without a count are refused in their file; with `waiting`, they are kept out but not blamed: a join may be given elsewhere. */
  finish({ waiting = false } = {}): DemandFacts {
    const polygons: DemandFacts['polygons'] = [];
    for (const { polygon, people, number, report } of this.drafts) {
      const ref = { row: number, id: polygon.id };
      if (people !== null) polygons.push({ ...polygon, people });
      else if (this.joins > 0) report.refuseUsed('join-polygon-unmatched', ref);
      else if (!waiting) report.refuseUsed('people-missing', ref);
    }
    const cells = [...this.cells].map(([h3, people]) => ({ h3, people }));
    const sum = (list: readonly { people: number }[]): number => list.reduce((total, { people }) => total + people, 0);
    return { polygons, places: this.places, cells, totalPeople: sum(polygons) + sum(this.places) + sum(cells) };
  }

  private addTable(table: Table, mapping: Mapping, report: ImportReport): void {
    const { places, cells } = readPeopleTable(table, mapping, report);
    for (const place of places) this.places.push(place);
    for (const { h3, people } of cells) this.cells.set(h3, (this.cells.get(h3) ?? 0) + people);
    report.facts.people = [...places, ...cells].reduce((sum, { people }) => sum + people, 0);
    if (places.length > 0) report.facts.places = places.length;
    if (cells.length > 0) report.facts.cells = cells.length;
  }
}

/** Whether the first geometry of a GeoJSON is a point. */
function hasPoints(json: Record<string, unknown>): boolean {
  const features = own(json, 'features');
  const first: unknown = Array.isArray(features) ? features[0] : json;
  if (typeof first !== 'object' || first === null) return false;
  const geometry = (own(first as Record<string, unknown>, 'geometry') ?? first) as Record<string, unknown>;
  return textOf(own(geometry, 'type')) === 'Point';
}
