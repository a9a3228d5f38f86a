/** Long tables are read in pieces: the same table as of the whole text, wherever the pieces end. */
import { strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImportReport } from '../../../../src/core/inputs/import-report';
import { readTable, readTablePieces, separatorOf, type Table } from '../../../../src/core/inputs/tables/table';
import { tableOfBytes } from '../../../../src/core/inputs/tables/table-of-bytes';
import {
  hasNoLongLine,
  hasPieces,
  newlineOfBytes,
  piecesOfTable,
} from '../../../../src/core/inputs/tables/table-pieces';

const plain = ({ columns, rows, rowNumbers }: Table) => ({ columns, rows: [...rows], rowNumbers });

const value = fc.oneof(
  fc.constantFrom('', 'a', '1', 'é', 'ł日😀', ' b ', '"a"', '"a,b"', '"a\nb"', '"a\r\nb"', '"a""b"', '""', '"', 'a"b', '5" pipe', '"a" ', '"a"b', '\ufeff', ' "a"', '"ł\n"""'),
  fc.string({ maxLength: 4 }).map((text) => text.replaceAll('\0', '')),
); // prettier-ignore

describe('a table in pieces', () => {
  it('is the table of the whole text', () => {
    const form = fc.tuple(fc.constantFrom(',', ';', '\t', '|'), fc.constantFrom('\n', '\r\n', '\r'));
    const rows = fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 });
    let parted = 0;
    fc.assert(
      fc.property(
        form,
        rows,
        fc.integer({ min: 8, max: 30 }),
        fc.boolean(),
        ([separator, newline], list, size, ends) => {
          const text = list.map((row) => row.join(separator)).join(newline) + (ends ? newline : '');
          const bytes = new TextEncoder().encode(text);
          const whole = new TextDecoder().decode(bytes);
          const same = { separator: separatorOf(whole), newline: newlineOfBytes(bytes) };
          const [one, other] = [new ImportReport('a', 'venues'), new ImportReport('a', 'venues')];
          const pieces = [...piecesOfTable(bytes, same, size)];
          if (pieces.length > 1) parted++;
          expect(plain(readTablePieces(pieces, same, { report: one }))).toEqual(
            plain(readTable(whole, { report: other })),
          );
          expect(one.finish()).toEqual(other.finish());
        },
      ),
      { numRuns: 5000, seed: 3 },
    );
    expect(parted).toBeGreaterThan(1000);
  });

  it('long files are read so, with the row numbers of the file', () => {
    const quoted = `"two\nlines",2\n\n`;
    const bytes = strToU8(`name,x\n${quoted.repeat(400_000)}łast,3\n`);
    expect(hasPieces(bytes)).toBe(true);
    const table = tableOfBytes({ bytes }, new ImportReport('a', 'venues'))!;
    expect(table.rows.length).toBe(400_001);
    expect(table.rows.at(399_999)).toEqual(['two\nlines', '2']);
    expect(table.rows.at(400_000)).toEqual(['łast', '3']);
    expect(table.rowNumbers.at(-1)).toBe(800_002);
  });

  it('others are looked at as a whole: other encodings, NUL characters, lines too long', () => {
    const long = (text: string): Uint8Array => strToU8(`a,b\n${text}`.padEnd(5 * 2 ** 20, '1,2\n'));
    expect(hasPieces(long(''))).toBe(true);
    expect(hasPieces(long('\0'))).toBe(false);
    expect(hasPieces(Uint8Array.from(long('x'), (byte) => (byte === 120 ? 0xe9 : byte)))).toBe(false);
    expect(hasPieces(strToU8('a,b\n1,2\n'))).toBe(false);
    const limits = { header: 10, row: 20 };
    expect(hasNoLongLine(strToU8(`short\n${'1234567890\n'.repeat(9)}`), limits)).toBe(true);
    expect(hasNoLongLine(strToU8(`much too long\n${'1234567890\n'.repeat(9)}`), limits)).toBe(false);
    expect(hasNoLongLine(strToU8(`short\n1\n${'1'.repeat(21)}\n${'1\n'.repeat(9)}`), limits)).toBe(false);
    expect(hasNoLongLine(strToU8(`short\n1\n${'1'.repeat(21)}`), limits)).toBe(false);
    expect(hasNoLongLine(strToU8(`short\n1\n${'1'.repeat(20)}`), limits)).toBe(true);
  });
});
