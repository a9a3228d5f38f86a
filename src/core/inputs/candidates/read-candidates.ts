import { WISHED_KINDS } from '../../plan/siting-wishes';
import type { CandidatePlace } from '../facts';
import type { ImportReport } from '../import-report';
import { type FieldSpec, type Mapping, numberOf } from '../tables/fields';
import { PLACE_FIELDS, placedFields, placeOfRow, UniqueIds } from '../tables/placed-rows';
import { shown } from '../tables/position';
import type { Table } from '../tables/table';

export const CANDIDATE_SPEC = {
  ...PLACE_FIELDS,
  id: { names: ['id', 'candidateid', 'siteid', 'site', 'code', 'ref'] },
  name: { names: ['name', 'candidate', 'sitename', 'title', 'description'] },
  height: {
    names: ['height', 'antennaheight', 'towerheight', 'structureheight', 'roofheight', 'elevation'],
    lengthM: true,
  },
  kind: { names: ['kind', 'candidatekind', 'sitetype', 'structure', 'type'] },
} satisfies FieldSpec;

const MOST_HEIGHT_M = 1000;

/** Words for the kinds of site that siting may build. */
const KIND_WORDS: readonly (readonly [RegExp, (typeof WISHED_KINDS)[number]])[] = [
  [/co-?locat|existing (tower|mast)|shared/, 'tower-colocated'],
  [/greenfield|new (tower|mast)|^tower$|^mast$|^macro/, 'tower-greenfield'],
  [/convert|venue/, 'hotspot-converted'],
  [/indoor/, 'hotspot-indoor'],
  [/outdoor|^hotspot$|wi-?fi/, 'hotspot-outdoor'],
  [/lora|iot|gateway/, 'lora-gateway'],
];

/** Places where something could be built. A kind that is not known counts as none: any kind may be built there. */
export function readCandidates(table: Table, mapping: Mapping, report: ImportReport): CandidatePlace[] {
  report.importer = 'candidates';
  const fields = placedFields(table, { spec: CANDIDATE_SPEC, mapping, report });
  if (!fields) return [];
  const ids = new UniqueIds();
  const places: CandidatePlace[] = [];
  for (const [i, cells] of table.rows.entries()) {
    const row = table.rowNumbers[i]!;
    const heightText = fields.text(cells, 'height');
    const height = numberOf(heightText);
    if (heightText !== '' && !(height >= 0 && height <= MOST_HEIGHT_M)) {
      const ref = { row, column: fields.column('height') };
      report.refuse('number-invalid', ref, { field: 'height', value: shown(heightText) });
      continue;
    }
    const position = placeOfRow(cells, row, { fields, report });
    if (!position) continue;
    const kindText = fields.text(cells, 'kind');
    const kind = kindOf(kindText);
    if (kind === null && kindText !== '')
      report.warn('candidate-kind-unknown', { row, column: fields.column('kind') }, { value: shown(kindText), kinds: WISHED_KINDS.join(', ') }); // prettier-ignore
    const name = fields.text(cells, 'name');
    const id = ids.of(fields.text(cells, 'id') || name || `candidate-${row}`, row);
    report.use();
    places.push({
      id,
      name: name || id,
      lonDeg: position[0],
      latDeg: position[1],
      heightM: height > 0 ? height : null,
      kind,
    });
  }
  report.facts.candidates = places.length;
  return places;
}

function kindOf(text: string): CandidatePlace['kind'] {
  const word = text.toLowerCase().replaceAll('_', '-');
  return WISHED_KINDS.find((kind) => kind === word) ?? KIND_WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}
