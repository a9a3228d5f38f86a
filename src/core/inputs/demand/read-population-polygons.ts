import type { DemandCount, DemandPolygon } from '../facts';
import type { ImportReport } from '../import-report';
import type { RawFeature } from '../shapes/features';
import type { JsonObject } from '../shapes/parse-json';
import { FeatureFields } from '../shapes/feature-fields';
import { readPolygons } from '../shapes/read-polygons';
import type { Mapping } from '../tables/fields';
import { countOf, tellProblem } from './demand-counts';
import { DEMAND_SPEC } from './people-spec';

const { people, households, gbPerPersonMonth } = DEMAND_SPEC;
const COUNT_SPEC = { people, households, gbPerPersonMonth };

/** A polygon before the joins: its own count when it has one. */
export interface PolygonDraft {
  polygon: Omit<DemandPolygon, keyof DemandCount>;
  count: DemandCount | null;
  number: number;
  properties: JsonObject;
  /** Of the file it is from: unmatched polygons are refused there. */
  report: ImportReport;
}

/** Polygons with a count of people in their properties, or to be joined with one. */
export function readPopulationPolygons(
  features: readonly RawFeature[],
  mapping: Mapping,
  report: ImportReport,
): PolygonDraft[] {
  const drafts: PolygonDraft[] = [];
  const fields = new FeatureFields(COUNT_SPEC, mapping);
  for (const { number, id, name, properties, geometry } of readPolygons(features, mapping, report) ?? []) {
    const text = (field: 'people' | 'households' | 'gbPerPersonMonth'): string => fields.text(properties, field);
    const count = countOf({
      people: text('people'),
      households: text('households'),
      gbPerPersonMonth: text('gbPerPersonMonth'),
    });
    if (count && 'problem' in count) tellProblem(count, { row: number, id }, report.refuseUsed.bind(report));
    else drafts.push({ polygon: { id, name, geometry, centres: [] }, count, number, properties, report });
  }
  return drafts;
}
