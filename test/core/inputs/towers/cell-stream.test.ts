/** Cell files read piece by piece: where the pieces end does not matter, and no piece is large. */
import fc from 'fast-check';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../../../src/core/inputs';
import { ImportReport } from '../../../../src/core/inputs/import-report';
import { contentOfBytes, readCells } from '../../../../src/core/inputs/towers/read-cells';
import { balanced, cellLine, codesOf, OPENCELLID_HEADER, signal } from '../input-files';
import { countingFile } from '../large-files';

const quoted = (line: string): string => line.split(',').map((value) => `"${value}"`).join(','); // prettier-ignore
const LINES = [
  OPENCELLID_HEADER,
  cellLine(),
  quoted(cellLine({ cell: 256_001 })),
  '',
  cellLine({ lon: 'a""b' }),
  cellLine({ radio: '"LT""E"' }),
  cellLine({ cell: 256_002, lon: -0.5 }),
  'LTE,214,7',
  cellLine(),
];

async function read(pieces: Uint8Array[], whole: Uint8Array) {
  const report = new ImportReport('cells.csv', 'towers');
  const content = {
    ...contentOfBytes(whole),
    async *stream() {
      yield* pieces;
    },
  };
  const table = await readCells(content, { mapping: {}, report, signal });
  return { table, report: balanced(report.finish()) };
}

describe('pieces of a cell file', () => {
  it('may end anywhere', async () => {
    for (const newline of ['\n', '\r\n', '\r']) {
      const bytes = strToU8(LINES.join(newline));
      const expected = await read([bytes], bytes);
      expect(expected.report.counts).toMatchObject({ read: 7, used: 3, merged: 1, refused: 3 });
      await fc.assert(
        fc.asyncProperty(fc.uniqueArray(fc.nat(bytes.length), { maxLength: 12 }), async (cuts) => {
          const ends = [0, ...cuts.sort((a, b) => a - b), bytes.length];
          const pieces = ends.slice(1).map((end, i) => bytes.slice(ends[i], end));
          expect(await read(pieces, bytes)).toEqual(expected);
        }),
        { numRuns: 60 },
      );
    }
  });

  it('may hold a value with a line break', async () => {
    const bytes = strToU8(
      `${OPENCELLID_HEADER},note\n${cellLine()},"two\nlines, and a "" mark"\n${cellLine({ cell: 9 })},x\n`,
    );
    const { table, report } = await read([bytes], bytes);
    expect(report.counts).toMatchObject({ read: 2, used: 2 });
    expect([...table!.row]).toEqual([2, 3]);
  });

  it('a quotation mark that is never closed is told, and does not cost the file', async () => {
    const bytes = strToU8(`${OPENCELLID_HEADER}\n${cellLine()}\n"LTE,214\n${cellLine({ cell: 9 })}\n`);
    const { report } = await read([bytes], bytes);
    expect(codesOf(report)).toContain('table-quote-unclosed');
    expect(report.counts.used).toBe(1);
  });

  it('a row without end is refused before it fills the memory', async () => {
    const start = strToU8(`${OPENCELLID_HEADER}\n${cellLine()}\n`);
    const pieces = [start, ...Array.from({ length: 20 }, () => new Uint8Array(2 ** 20).fill(120))];
    const { report } = await read(pieces, start);
    expect(report.issues.at(-1)).toMatchObject({ code: 'row-too-long', severity: 'error', ref: { row: 3 } });
  });

  it('NUL bytes are taken out, many of them make it no text', async () => {
    const text = `${OPENCELLID_HEADER}\n${cellLine()}\n`;
    const some = strToU8(text.replace('LTE', 'L\0TE'));
    expect(codesOf((await read([some], some)).report)).toEqual(['text-nul-removed']);
    const many = strToU8(text + '\0'.repeat(1000));
    expect(codesOf((await read([many], strToU8(text))).report)).toEqual(['text-binary']);
  });
});

describe('a large cell file', () => {
  const lines = Array.from({ length: 60_000 }, (_, i) => cellLine({ cell: 256_000 + i, lon: 1 + (i % 1000) / 1000 }));
  const bytes = strToU8(`${[OPENCELLID_HEADER, ...lines].join('\n')}\n`);

  it.each<[string, Uint8Array]>([
    ['plain', bytes],
    ['gzip', gzipSync(bytes, { level: 1 })],
    ['zip', zipSync({ 'cells.csv': [bytes, { level: 1 }] })],
  ])('(%s) is read in slices of a megabyte at most, with progress', async (_, packed) => {
    const file = countingFile('cells', packed);
    const fractions: number[] = [];
    const report = await checkFile(file, { signal, onProgress: (fraction) => fractions.push(fraction) });
    expect(report).toMatchObject({ role: 'towers', importer: 'cells', counts: { read: 60_000, used: 60_000 } });
    expect(file.largestSlice).toBeLessThanOrEqual(2 ** 20);
    expect(fractions.length).toBeGreaterThan(3);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  });

  it('can be cancelled on the way', async () => {
    const controller = new AbortController();
    const checking = checkFile(countingFile('cells', bytes), {
      signal: controller.signal,
      onProgress: (fraction) => fraction > 0.3 && controller.abort(),
    });
    await expect(checking).rejects.toMatchObject({ name: 'AbortError' });
  });
});
