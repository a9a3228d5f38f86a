/** Dry run of one file: what `infill check` and the import preview say before a file is in a plan. */
import { type Entry, unpack } from './containers/unpack';
import type { FileReport, SourceFile } from './facts';
import { FactsBuilder } from './facts-builder';
import { type Role, roleOfContent } from './guess-role';
import type { ImportReport } from './import-report';
import { parseJson } from './shapes/parse-json';
import { contentKind } from './sniff';
import type { Mapping } from './tables/fields';

export interface CheckOptions {
  /** Role to read it as; guessed when not given. */
  as?: Role;
  mapping?: Mapping;
  signal?: AbortSignal;
  onProgress?(fraction: number): void;
}

/** Counts and issues of one file. Polygons without a count are not blamed: their join is in the plan. Never rejects but for cancelling. */
export async function checkFile(file: SourceFile, options: CheckOptions = {}): Promise<FileReport> {
  const { mapping = {}, signal = new AbortController().signal, onProgress = () => {} } = options;
  const unpacked = await unpack(file, signal);
  const role = options.as ?? roleOfEntries(unpacked.entries, mapping);
  const builder = new FactsBuilder();
  if (!role) {
    const report = builder.report(file.name, 'regions');
    report.take(unpacked.issues);
    if (!report.failed) sayWhyUnknown(unpacked.entries, report);
    report.facts.bytes = unpacked.entries.reduce((sum, { bytes }) => sum + bytes.length, 0);
  } else await builder.readUnpacked(unpacked, { path: file.name, role, mapping }, { signal, onProgress });
  return builder.finish({ waitForJoins: true }).files[0]!;
}

/** A lone file that begins like JSON and is none is damaged rather than unknown. */
function sayWhyUnknown([entry, ...others]: readonly Entry[], report: ImportReport): void {
  if (entry && others.length === 0 && contentKind(entry.bytes) === 'json') parseJson(entry.bytes, report);
  if (!report.failed) report.fail('role-unknown');
}

/** What a file is for, from its content; null when nothing tells. */
export async function guessRole(
  file: SourceFile,
  { mapping = {}, signal = new AbortController().signal }: Pick<CheckOptions, 'mapping' | 'signal'> = {},
): Promise<Role | null> {
  return roleOfEntries((await unpack(file, signal)).entries, mapping);
}

function roleOfEntries(entries: readonly Entry[], mapping: Mapping): Role | null {
  for (const { name, bytes } of entries) {
    const role = roleOfContent(name, bytes, mapping);
    if (role) return role;
  }
  return null;
}
