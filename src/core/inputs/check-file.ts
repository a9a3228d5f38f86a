/** Dry run of one file: what `infill check` and the import preview say before a file is in a plan. */
import { unpack } from './containers/unpack';
import type { FileReport, SourceFile } from './facts';
import { FactsBuilder } from './facts-builder';
import { type Role, roleOfContent } from './guess-role';
import { ImportReport } from './import-report';
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
  const held = heldInMemory(file);
  const role = options.as ?? (await guessRole(held, { mapping, signal }));
  if (!role) {
    const report = new ImportReport(file.name, 'regions');
    const { issues } = await unpack(held, signal);
    report.take(issues);
    if (!report.failed) report.fail('role-unknown');
    return report.finish();
  }
  const builder = new FactsBuilder();
  if (role === 'terrain') {
    const report = builder.report(file.name, role);
    const { entries, issues } = await unpack(held, signal);
    report.take(issues);
    report.facts.bytes = entries.reduce((sum, { bytes }) => sum + bytes.length, 0);
  } else await builder.read({ file: held, path: file.name, role, mapping }, { signal, onProgress });
  return builder.finish({ waitForJoins: true }).files[0]!;
}

/** What a file is for, from its content; null when nothing tells. */
export async function guessRole(
  file: SourceFile,
  { mapping = {}, signal = new AbortController().signal }: Pick<CheckOptions, 'mapping' | 'signal'> = {},
): Promise<Role | null> {
  const { entries } = await unpack(file, signal);
  for (const { name, bytes } of entries) {
    const role = roleOfContent(name, bytes, mapping);
    if (role) return role;
  }
  return null;
}

/** The same file, its bytes read once. */
export function heldInMemory(file: SourceFile): SourceFile {
  let bytes: Promise<ArrayBuffer> | null = null;
  return { name: file.name, size: file.size, arrayBuffer: () => (bytes ??= file.arrayBuffer()) };
}
