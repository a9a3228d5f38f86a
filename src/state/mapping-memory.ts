/** What columns were chosen for a header before: the next file with the same header is read the same way. */
import type { Preferences } from './app-context';
import type { FileRole } from './edits';

const KEPT = 40;

interface Remembered {
  /** Role and column names, which are what a header is known by. */
  header: string;
  mapping: Record<string, string>;
}

const headerOf = (role: FileRole, columns: readonly string[]): string => JSON.stringify([role, ...columns]);

function all(preferences: Preferences): Remembered[] {
  try {
    const kept: unknown = JSON.parse(preferences.read('mappings') || '[]');
    return Array.isArray(kept) ? kept.filter((entry: Partial<Remembered>) => typeof entry?.header === 'string' && typeof entry.mapping === 'object') : []; // prettier-ignore
  } catch {
    return [];
  }
}

/** Null when this header was never mapped by hand. */
export function rememberedMapping(
  preferences: Preferences,
  role: FileRole,
  columns: readonly string[],
): Record<string, string> | null {
  const header = headerOf(role, columns);
  return all(preferences).find((entry) => entry.header === header)?.mapping ?? null;
}

/** An empty mapping forgets the header. */
export function rememberMapping(
  preferences: Preferences,
  { role, columns, mapping }: { role: FileRole; columns: readonly string[]; mapping: Record<string, string> },
): void {
  const header = headerOf(role, columns);
  const others = all(preferences).filter((entry) => entry.header !== header);
  const kept = Object.keys(mapping).length > 0 ? [{ header, mapping }, ...others] : others;
  preferences.write('mappings', JSON.stringify(kept.slice(0, KEPT)));
}
