/** Files of this machine as the core's ports, and bundles written so that a crash or a full disk leaves no half file behind. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { SourceFile } from '../core/inputs';
import type { FileRef, Issue } from '../core/plan';

/** A file by path. Throws the file system's own error when it is not there. */
export async function openFile(path: string): Promise<SourceFile> {
  const { size } = await stat(path);
  return {
    name: basename(path),
    size,
    async arrayBuffer() {
      const bytes = await readFile(path);
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    },
  };
}

/** sha256 of a file as 64 hex digits, read as a stream. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Opens the files a plan names, relative to the plan's folder. Missing and changed files are issues, all of them together. */
export async function openPlanFiles(
  refs: FileRef[],
  planPath: string,
): Promise<{ files: Map<string, SourceFile>; issues: Issue[] }> {
  const folder = dirname(resolve(planPath));
  const files = new Map<string, SourceFile>();
  const issues: Issue[] = [];
  for (const ref of refs) {
    const path = resolve(folder, ref.path);
    try {
      files.set(ref.path, await openFile(path));
      if ((await sha256OfFile(path)) !== ref.sha256)
        issues.push({ code: 'file-changed', severity: 'warning', ref: { file: ref.path }, context: {} });
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      issues.push({ code: 'file-not-readable', severity: 'error', ref: { file: ref.path }, context: { problem } });
    }
  }
  return { files, issues };
}

/** Writes each file under a temporary name first and renames when all are written. */
export async function writeFiles(folder: string, contents: Map<string, string | Uint8Array>): Promise<void> {
  await mkdir(folder, { recursive: true });
  const written: string[] = [];
  try {
    for (const [name, content] of contents) {
      const temporary = join(folder, `.${name}.part`);
      written.push(temporary);
      await writeFile(temporary, content);
    }
    for (const name of contents.keys()) await rename(join(folder, `.${name}.part`), join(folder, name));
  } catch (error) {
    await Promise.all(written.map((path) => rm(path, { force: true })));
    throw error;
  }
}
