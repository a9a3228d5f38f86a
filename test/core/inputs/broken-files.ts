/**
 * Broken versions of good files, and what every importer owes them: an answer within seconds, no lost row, no code without a name. Each try is drawn from one number:
 * drawing thousands of them from fast-check's own parts would take longer than reading them.
 */
import fc from 'fast-check';
import { gunzipSync, gzipSync, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { checkFile, type FileReport, INPUTS_ISSUE_CODES, previewFile, refusedRows } from '../../../src/core/inputs';
import type { SourceFile } from '../../../src/core/inputs';
import { FACT_ROLES } from '../../../src/core/plan';
import { seededRandom } from '../../../src/core/units';
import { balanced, bytesOf } from './input-files';

type Role = FileReport['role'];

/** What one importer reads. */
export interface Importer {
  /** Good files. */
  samples: (string | Uint8Array)[];
  /** What they are read as when they no longer tell it. */
  role: Role;
  /** Rasters are told by their name. */
  fileName?: string;
  /** What their bytes are packed in. Half of what is broken is broken inside, so that the checksums are right. */
  packed?: 'zip' | 'gzip';
}

/** Broken files for each importer; INFILL_FUZZ_TIMES=10 makes it ten times as many, 0.01 a hundredth. */
export const TRIES = Math.ceil(10_000 * Number(process.env.INFILL_FUZZ_TIMES ?? 1));
/** Read beside each other: most of the importers pause, so that a cancel is heard. */
const AT_ONCE = 20;
/** Of the processor, for that many together: the machine may do much else. */
const MOST_S = 5;

/** A test for each importer by its name. What fails names the number it was drawn from. */
export function everyTrySurvives(importers: Record<string, () => Importer | Promise<Importer>>): void {
  it.each(Object.entries(importers))('%s', { timeout: 600_000 }, async (_, given) => {
    const { samples, packed, ...importer } = await given();
    const files = samples.map(bytesOf);
    const inner = packed ? files.map((bytes) => opened(bytes, packed)) : [];
    const tried = async (seed: number): Promise<void> => {
      const draw = drawing(seed);
      const which = draw.below(files.length);
      const bytes =
        packed && draw.below(2) === 0
          ? brokenInside(inner[which]!, packed, draw)
          : broken(files[which]!, files[draw.below(files.length)]!, draw);
      const role = draw.oneOf([undefined, undefined, undefined, importer.role, importer.role, draw.oneOf(FACT_ROLES)]);
      try {
        await survives(memoryFile(importer.fileName ?? 'given', bytes), role, draw.below(20) === 0);
      } catch (error) {
        throw new Error(`drawn from ${seed}, read as ${role}: ${String(error)}`, { cause: error });
      }
    };
    const together = async (seed: number): Promise<void> => {
      const before = process.cpuUsage();
      await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => tried((seed + i) | 0)));
      const { user, system } = process.cpuUsage(before);
      if (user + system > MOST_S * 1e6)
        throw new Error(`one of the ${AT_ONCE} drawn from ${seed} on took ${(user + system) / 1e6} s`);
    };
    await fc.assert(fc.asyncProperty(fc.noShrink(fc.integer()), together), { numRuns: Math.ceil(TRIES / AT_ONCE) });
  });
}

const CODES = new Set<string>(INPUTS_ISSUE_CODES);

/** `everyDoor`: its preview and its refused rows, too. */
export async function survives(file: SourceFile, role: Role | undefined, everyDoor: boolean): Promise<void> {
  const as = role ? { as: role } : {};
  const { issues } = balanced(await checkFile(file, as));
  for (const { code, severity, ref } of issues)
    if (!CODES.has(code) || !['error', 'warning', 'info'].includes(severity) || !ref.file?.startsWith(file.name))
      throw new Error(`an issue nobody can read: ${code} of ${severity} in ${ref.file}`);
  if (everyDoor) {
    expect((await previewFile(file, as)).rows.length).toBeLessThanOrEqual(20);
    await refusedRows(file, as);
  }
}

/** Without a `Blob`, which takes longer than most of the importers. */
export const memoryFile = (name: string, bytes: Uint8Array): SourceFile => ({
  name,
  size: bytes.length,
  arrayBuffer: async () => bytes.slice().buffer as ArrayBuffer,
  slice: (start, end) => memoryFile(name, bytes.subarray(start, end)),
});

interface Draw {
  /** A whole number, at least 0 and below that. */
  below(end: number): number;
  oneOf<T>(list: readonly T[]): T;
}

function drawing(seed: number): Draw {
  const random = seededRandom(seed);
  const below = (end: number) => Math.floor(random() * end);
  return { below, oneOf: (list) => list[below(list.length)]! };
}

const COUNTS = [0, 1, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff, 0xfffffff0, 0x3f800000];
const NUMBERS = ['1e999', '-1', '99999999999999999999', 'NaN', '', '0', '-0', '1e-400', '4294967295', 'x', '٣', '1,5'].map((text) => strToU8(text)); // prettier-ignore
const NESTS = ['[', '{"a":', '<a>', '(', '"', '[[', '\n', ',', '\0'].map((text) => strToU8(text));

/** One of the ways in which files break, more often those that leave much of it whole. */
function broken(file: Uint8Array, other: Uint8Array, draw: Draw): Uint8Array {
  const bytes = file.slice();
  const size = bytes.length;
  const way = draw.below(100);
  if (way < 35) {
    for (let left = 1 + draw.below(6); left > 0; left--) bytes[draw.below(size)]! ^= 1 << draw.below(8);
    return bytes;
  }
  if (way < 50) {
    const [start, end] = [draw.below(size + 1), draw.below(size + 1)].sort((a, b) => a - b) as [number, number];
    return draw.below(2) === 0 ? bytes.subarray(0, end) : joined(bytes.subarray(0, start), bytes.subarray(end));
  }
  if (way < 62) {
    if (size >= 4) new DataView(bytes.buffer).setUint32(draw.below(size - 3), draw.oneOf(COUNTS), draw.below(2) === 0);
    return bytes;
  }
  if (way < 74) return withNumber(bytes, draw);
  if (way < 82) {
    for (let left = 1 + draw.below(8); left > 0; left--) bytes[draw.below(size)] = draw.below(256);
    return bytes;
  }
  if (way < 88) return joined(other.subarray(0, draw.below(other.length + 1)), bytes.subarray(draw.below(size + 1)));
  if (way < 94) return joined(bytes.subarray(0, draw.below(Math.min(size, 64) + 1)), anyBytes(draw));
  if (way < 98) {
    const [at, nest] = [draw.below(size + 1), draw.oneOf(NESTS)];
    return joined(bytes.subarray(0, at), repeated(nest, 1 + draw.below(500)), bytes.subarray(at));
  }
  return anyBytes(draw);
}

/** Another number, or none, where digits stand. */
function withNumber(bytes: Uint8Array, draw: Draw): Uint8Array {
  const isDigit = (at: number) => bytes[at]! >= 48 && bytes[at]! <= 57;
  let start = draw.below(bytes.length);
  while (start < bytes.length && !isDigit(start)) start++;
  let end = start;
  while (end < bytes.length && isDigit(end)) end++;
  return joined(bytes.subarray(0, start), draw.oneOf(NUMBERS), bytes.subarray(end));
}

const anyBytes = (draw: Draw) => new Uint8Array(draw.below(300)).map(() => draw.below(256));

function repeated(piece: Uint8Array, times: number): Uint8Array {
  const all = new Uint8Array(piece.length * times);
  for (let i = 0; i < times; i++) all.set(piece, i * piece.length);
  return all;
}

function joined(...parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

type Opened = Record<string, Uint8Array>;

const opened = (bytes: Uint8Array, packed: 'zip' | 'gzip'): Opened =>
  packed === 'zip' ? unzipSync(bytes) : { '': gunzipSync(bytes) };

function brokenInside(parts: Opened, packed: 'zip' | 'gzip', draw: Draw): Uint8Array {
  const name = draw.oneOf(Object.keys(parts));
  const part = broken(parts[name]!, parts[name]!, draw);
  return packed === 'zip' ? zipSync({ ...parts, [name]: part }, { level: 0 }) : gzipSync(part, { level: 0 });
}
