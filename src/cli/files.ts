/** Files of this machine as the core's ports: what may be read, and what is in a file a plan names. Writing is in write-files.ts. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { decodeText, type SourceFile, type SourceSlice } from '../core/inputs';
import type { FileRef, Issue } from '../core/plan';

/** A plan is small; cases of `infill loss` are tables. */
const TEXT_LIMIT_BYTES = 256 * 2 ** 20;

/** A file by path. Throws when it is not there, and for folders, pipes and devices: a plan needs a file that stays the same, and some of them never end. */
export async function openFile(path: string): Promise<SourceFile> {
  const stats = await stat(path);
  if (stats.isDirectory()) throw new Error('it is a folder, not a file');
  if (!stats.isFile()) throw new Error('it is a pipe or a device, not a file');
  return {
    name: basename(path),
    slice: (start, end) => sliceOf(path, start, Math.min(end, stats.size)),
    size: stats.size,
    async arrayBuffer() {
      const { buffer, byteOffset, byteLength } = await readFile(path);
      const whole = byteOffset === 0 && byteLength === buffer.byteLength;
      return (whole ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)) as ArrayBuffer;
    },
  };
}

/** Bytes [start, end) of a file, opened only while they are read. */
function sliceOf(path: string, start: number, end: number): SourceSlice {
  const size = Math.max(0, end - start);
  return {
    size,
    async arrayBuffer() {
      const bytes = new Uint8Array(size);
      const handle = await open(path);
      try {
        for (let done = 0; done < size;) {
          const { bytesRead } = await handle.read(bytes, done, size - done, start + done);
          if (bytesRead === 0) throw new Error('it became shorter while it was read');
          done += bytesRead;
        }
      } finally {
        await handle.close();
      }
      return bytes.buffer;
    },
  };
}

/** Text of a file in any encoding the importers know. Throws what openFile throws, and for what is too large or no text. */
export async function readText(path: string): Promise<string> {
  const file = await openFile(path);
  if (file.size > TEXT_LIMIT_BYTES) throw new Error(`it has ${file.size} bytes, at most ${TEXT_LIMIT_BYTES} are read`);
  const { text } = decodeText(new Uint8Array(await file.arrayBuffer()));
  if (text === null) throw new Error('it is not text');
  return text;
}

/** sha256 of a file as 64 hex digits, read as a stream. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

export interface OpenedFiles {
  files: Map<string, SourceFile>;
  /** Path → hash of what is there now, which need not be what the plan says. */
  hashes: Record<string, string>;
  issues: Issue[];
}

/** Opens the files a plan names, relative to the plan's folder. Missing and changed files are issues, all of them together. */
export async function openPlanFiles(refs: FileRef[], planPath: string): Promise<OpenedFiles> {
  const folder = dirname(resolve(planPath));
  const opened: OpenedFiles = { files: new Map(), hashes: {}, issues: [] };
  for (const ref of refs) {
    const path = resolve(folder, ref.path);
    try {
      const file = await openFile(path);
      const hash = await sha256OfFile(path);
      opened.files.set(ref.path, file);
      opened.hashes[ref.path] = hash;
      if (hash !== ref.sha256)
        opened.issues.push({ code: 'file-changed', severity: 'warning', ref: { file: ref.path }, context: {} });
    } catch (error) {
      opened.issues.push(notReadable(ref.path, error));
    }
  }
  return opened;
}

/** The issue of a file that cannot be opened. */
export function notReadable(path: string, error: unknown): Issue {
  const problem = error instanceof Error ? error.message : String(error);
  return { code: 'file-not-readable', severity: 'error', ref: { file: path }, context: { problem } };
}

/** Issues of opening and of reading together; a file that could not be opened is not blamed twice. */
export function allIssues(opening: readonly Issue[], reading: readonly Issue[]): Issue[] {
  const closed = new Set(opening.filter(({ severity }) => severity === 'error').map(({ ref }) => ref.file));
  return [...opening, ...reading.filter(({ code, ref }) => code !== 'input-file-missing' || !closed.has(ref.file))];
}
