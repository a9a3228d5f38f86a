import type { DemandPolygon } from '../facts';
import type { ImportReport } from '../import-report';
import type { RawFeature } from '../shapes/features';
import { type JsonObject, own, textOf } from '../shapes/parse-json';
import { readPolygons } from '../shapes/read-polygons';
import { type Mapping, normalName, numberOf } from '../tables/fields';
import { shown } from '../tables/position';
import { PEOPLE_NAMES } from './people-spec';
import { MOST_PEOPLE } from './read-places';

/** A polygon before the joins: its own count when it has one. */
export interface PolygonDraft {
  polygon: Omit<DemandPolygon, 'people'>;
  people: number | null;
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
  for (const { number, id, name, properties, geometry } of readPolygons(features, mapping, report) ?? []) {
    const text = peopleText(properties, mapping);
    const people = numberOf(text);
    const ref = { row: number, id };
    if (people < 0) report.refuseUsed('people-negative', ref, { value: people });
    else if (text !== '' && !(people <= MOST_PEOPLE))
      report.refuseUsed('number-invalid', ref, { field: 'people', value: shown(text) });
    else
      drafts.push({
        polygon: { id, name, geometry, centres: [] },
        people: text === '' ? null : people,
        number,
        properties,
        report,
      });
  }
  return drafts;
}

function peopleText(properties: JsonObject, mapping: Mapping): string {
  const wished = mapping.people;
  if (wished?.startsWith('=')) return wished.slice(1);
  if (wished !== undefined && Object.hasOwn(properties, wished)) return textOf(own(properties, wished));
  const key = Object.keys(properties).find((name) => PEOPLE_NAMES.includes(normalName(name)));
  return key === undefined ? '' : textOf(own(properties, key));
}
