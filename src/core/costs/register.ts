import type { Assumption } from './cost-types';

const KINDS: readonly Assumption['kind'][] = ['triangle', 'constant', 'quartiles', 'variants', 'text', 'derived'];
const COLUMNS = ['key', 'label', 'low', 'likely', 'high', 'kind', 'unit', 'year', 'source', 'notes'] as const;

/**
 * The assumption register from its CSV text (RFC 4180, header row, columns in any order). It is our own shipped file, so a row that cannot be
 * read is a bug and throws. Rows whose key starts with `_` are comments. A constant with only a likely value gets it as low and high too.
 */
export function parseRegister(csvText: string): Assumption[] {
  const [header, ...rows] = readCsv(csvText);
  if (!header) throw new Error('The assumption register is empty');
  const at = Object.fromEntries(COLUMNS.map((name) => [name, header.indexOf(name)])) as Record<string, number>;
  for (const name of COLUMNS) if (at[name]! < 0) throw new Error(`The assumption register has no column ${name}`);
  const seen = new Set<string>();
  return rows
    .filter((row) => !row[at.key!]!.startsWith('_'))
    .map((row) => {
      const field = (name: (typeof COLUMNS)[number]): string => (row[at[name]!] ?? '').trim();
      const assumption = toAssumption(field);
      if (seen.has(assumption.key)) throw new Error(`The assumption register has ${assumption.key} twice`);
      seen.add(assumption.key);
      return assumption;
    });
}

function toAssumption(field: (name: (typeof COLUMNS)[number]) => string): Assumption {
  const kind = field('kind') as Assumption['kind'];
  if (!KINDS.includes(kind)) throw new Error(`Assumption ${field('key')}: kind "${kind}" is not known`);
  const likely = toNumber(field('likely'));
  const side = (name: 'low' | 'high'): number => {
    const value = toNumber(field(name));
    return Number.isNaN(value) && kind === 'constant' ? likely : value;
  };
  const shipped = { low: side('low'), likely, high: side('high') };
  const drawn = kind === 'triangle' || kind === 'constant';
  if (drawn && !(shipped.low <= likely && likely <= shipped.high)) {
    throw new Error(`Assumption ${field('key')}: ${shipped.low} ≤ ${likely} ≤ ${shipped.high} does not hold`);
  }
  const tag = /^\[([VMSDU])\]/.exec(field('notes'))?.[1] ?? '';
  return {
    key: field('key'),
    label: field('label'),
    ...shipped,
    kind,
    unit: field('unit'),
    year: field('year'),
    source: field('source'),
    notes: field('notes'),
    tag: tag as Assumption['tag'],
    edited: false,
    shipped,
  };
}

const toNumber = (text: string): number => (text === '' ? Number.NaN : Number(text));

/** The register as CSV text, edits included, readable by `parseRegister`. */
export function writeRegister(register: readonly Assumption[]): string {
  const quoted = (value: string | number): string => {
    const text = typeof value === 'number' ? (Number.isNaN(value) ? '' : String(value)) : value;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = register.map((row) => COLUMNS.map((name) => quoted(row[name])).join(','));
  return [COLUMNS.join(','), ...lines, ''].join('\n');
}

/** Rows of an RFC 4180 text. A quoted field may hold commas, quotes (doubled) and line ends. Blank lines are skipped. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  const endRow = (): void => {
    row.push(field);
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    field = '';
  };
  for (let i = text.charCodeAt(0) === 0xfeff ? 1 : 0; i < text.length; i++) {
    const character = text[i]!;
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[i + 1] === '"') field += text[++i]!;
      else quoted = false;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === ',') {
      row.push(field);
      field = '';
    } else if (character === '\n') endRow();
    else if (character !== '\r') field += character;
  }
  endRow();
  return rows;
}
