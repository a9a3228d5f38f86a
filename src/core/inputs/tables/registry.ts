/** Lists of addresses: many registries of masts name a street and a town, and no coordinates. They are refused with that reason, not with two missing columns. */
import type { FileReport } from '../facts';
import type { ImportReport } from '../import-report';
import { type Mapping, normalName } from './fields';
import { isPlaced } from './placed-rows';
import type { Table } from './table';

const PLACED_ROLES: readonly FileReport['role'][] = ['towers', 'venues', 'candidates', 'presence', 'measurements'];
const ADDRESS =
  /^(street|address|addr|adresse|adre[cç]a|direccion|via|calle|carrer|strasse|rue|city|town|municipi|municipio|municipality|commune|gemeinde|poblacion|localidad|postcode|postalcode|zip|zipcode|plz|cp|codigopostal|codepostal|county|provincia|district|housenumber|streetname|streetaddress|structurecity|structurestreetaddress)/;

/** Names of the columns that hold addresses. */
export const addressColumns = (columns: readonly string[]): string[] =>
  columns.filter((name) => ADDRESS.test(normalName(name)));

/** Whether a table that must say where its rows are has addresses instead; then the report is failed. */
export function isRegistry(
  { columns }: Table,
  role: FileReport['role'],
  mapping: Mapping,
  report: ImportReport,
): boolean {
  if (!PLACED_ROLES.includes(role) || isPlaced(columns, mapping)) return false;
  const found = addressColumns(columns);
  if (found.length === 0) return false;
  report.fail('registry-without-coordinates', { found: found.join(', ').slice(0, 200) });
  return true;
}
