/** Dry run of one file: what `infill check` and the import preview say before a file is in a plan. */
import { type Entry, unpack } from './containers/unpack';
import type { FileReport, SourceFile } from './facts';
import { FactsBuilder } from './facts-builder';
import { contentOf, type ContentOptions } from './formats/content';
import { sourcesOf } from './formats/sources';
import { type Role, roleOfEntries } from './guess-role';
import { openLarge } from './read-large';
import type { Mapping } from './tables/fields';
import { isPlaced } from './tables/placed-rows';
import { addressColumns } from './tables/registry';

export interface CheckOptions {
  /** Role to read it as; guessed when not given. */
  as?: Role;
  mapping?: Mapping;
  signal?: AbortSignal;
  onProgress?(fraction: number): void;
}

/** Counts and issues of one file. Polygons without a count are not blamed: their join is in the plan. Never rejects but for cancelling. */
export const checkFile = (file: SourceFile, options: CheckOptions = {}): Promise<FileReport> =>
  checkInto(new FactsBuilder(), file, options);

/** The same with a builder of the caller's. */
export async function checkInto(builder: FactsBuilder, file: SourceFile, options: CheckOptions): Promise<FileReport> {
  const { mapping = {}, signal = new AbortController().signal, onProgress = () => {} } = options;
  const large = await openLarge(file, { as: options.as, mapping, signal });
  if (large) {
    await builder.readLarge(large, { path: file.name, mapping }, { signal, onProgress });
    return builder.finish().files[0]!;
  }
  const unpacked = await unpack(file, signal);
  const role = options.as ?? (await roleOfEntries(unpacked.entries, { mapping, signal }));
  if (!role) {
    const report = builder.report(file.name, 'regions');
    report.take(unpacked.issues);
    if (!report.failed) await sayWhyUnknown(unpacked.entries, { mapping, signal, report });
    report.facts.bytes = unpacked.entries.reduce((sum, { bytes }) => sum + bytes.length, 0);
    return { ...builder.finish({ waitForJoins: true }).files[0]!, isRoleUnknown: true };
  }
  await builder.readUnpacked(unpacked, { path: file.name, role, mapping }, { signal, onProgress });
  return builder.finish({ waitForJoins: true }).files[0]!;
}

/** A lone file may be damaged, in a projection nobody stated, or a list of addresses, rather than unknown. */
async function sayWhyUnknown(entries: readonly Entry[], options: ContentOptions): Promise<void> {
  const { report } = options;
  const { sources } = sourcesOf(entries);
  const content = sources.length === 1 ? await contentOf(sources[0]!, { ...options, mostRows: 1000 }) : null;
  if (content?.kind === 'table') {
    const found = addressColumns(content.table.columns);
    if (found.length > 1 && !isPlaced(content.table.columns, options.mapping))
      report.fail('registry-without-coordinates', { found: found.join(', ').slice(0, 200) });
  }
  if (!report.failed) report.fail('role-unknown');
}

/** What a file is for, from its content; null when nothing tells. */
export async function guessRole(
  file: SourceFile,
  { mapping = {}, signal = new AbortController().signal }: Pick<CheckOptions, 'mapping' | 'signal'> = {},
): Promise<Role | null> {
  const large = await openLarge(file, { mapping, signal });
  return large ? large.role : roleOfEntries((await unpack(file, signal)).entries, { mapping, signal });
}
