/** Cell identity → base station and the number of the cell within it. RADIO.md §2.10. */
import { TECHNOLOGIES } from '../../plan/service';

const GSM = TECHNOLOGIES.indexOf('GSM');
const UMTS = TECHNOLOGIES.indexOf('UMTS');
const LTE = TECHNOLOGIES.indexOf('LTE');
const NR = TECHNOLOGIES.indexOf('NR');

/** ECI = eNodeB id (20 bits) · 256 + cell id. 3GPP TS 36.300 §8.2. Below one eNodeB of 256 it is a bare cell id. */
const LTE_SMALLEST_FULL_ID = 65_536;
/** UTRAN cell id = RNC id (12 bits) · 65,536 + CID. 3GPP TS 25.401 §6.1.5. */
const CID_SPAN = 65_536;
/** GSM and UMTS operators number the cells of one mast with the last decimal digit: an assumption, not a standard. */
const CELLS_PER_MAST = 10;
/** NCI = gNodeB id (22 to 32 bits) · 2^(36 − length) + cell id. 3GPP TS 38.300 §8.2. */
const NCI_BITS = 36;

export interface BaseStation {
  /** What numbers are unique in: 0 = the whole operator, else 1 + area code. */
  scope: number;
  /** Base-station number; for a cell without one, 2^36 + its own id. */
  number: number;
  /** Number of the cell within the base station. */
  local: number;
}

const OWN_SITE = 2 ** NCI_BITS;

/** Base station of a cell. Arithmetic, never shifts: a 36-bit id does not survive `>>`. */
export function baseStationOf(technology: number, area: number, cell: number, gnodebBits: number): BaseStation {
  if (technology === LTE && cell >= LTE_SMALLEST_FULL_ID) {
    return { scope: 0, number: Math.floor(cell / 256), local: cell % 256 };
  }
  if (technology === NR) {
    const span = 2 ** (NCI_BITS - gnodebBits);
    const gnodeb = Math.floor(cell / span);
    if (gnodeb > 0) return { scope: 0, number: gnodeb, local: cell % span };
  }
  if (technology === UMTS && cell >= CID_SPAN) {
    const rnc = Math.floor(cell / CID_SPAN);
    const mast = Math.floor((cell % CID_SPAN) / CELLS_PER_MAST);
    return { scope: 0, number: rnc * CID_SPAN + mast, local: (cell % CID_SPAN) % CELLS_PER_MAST };
  }
  if (technology === UMTS || technology === GSM) {
    return { scope: 1 + area, number: Math.floor(cell / CELLS_PER_MAST), local: cell % CELLS_PER_MAST };
  }
  return { scope: 1 + area, number: OWN_SITE + cell, local: 0 };
}

/** The part of a site's id that names its base station: "240149", "735.1234" (RNC and mast), "a3811.878" (area and mast), "a3811.c12" (area and cell). */
export function stationLabel({ scope, number }: BaseStation, technology: string): string {
  if (number >= OWN_SITE) return `a${scope - 1}.c${number - OWN_SITE}`;
  if (scope > 0) return `a${scope - 1}.${number}`;
  return technology === 'UMTS' ? `${Math.floor(number / CID_SPAN)}.${number % CID_SPAN}` : String(number);
}

export const hasBaseStation = ({ number }: BaseStation): boolean => number < OWN_SITE;
