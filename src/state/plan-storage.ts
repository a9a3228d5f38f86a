/**
 * Where plans, their earlier versions and their files live between visits. Files are kept by content (sha256), so a plan's history costs no copies. A record
 * that cannot be read is set aside under `damaged`, never overwritten.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { EditNote } from './notes';
import { isVersion, type PlanVersion, surplus } from './plan-versions';

/** Id of the built-in plan while nothing in it is changed. */
export const DEMO_ID = 'demo';

export interface PlanRecord {
  id: string;
  name: string;
  /** The plan as JSON text: parsed and checked when opened. */
  text: string;
  isDemo: boolean;
  savedAtMs: number;
  /** The last edit in it. */
  note?: EditNote | null;
}

/** The port; tests give one in memory. */
export interface PlanStorage {
  current(): Promise<PlanRecord | null>;
  /** Every kept plan, the latest first. */
  list(): Promise<PlanRecord[]>;
  /** Saves over what was there; from time to time that is kept as a version. */
  save(record: PlanRecord): Promise<void>;
  /** Earlier versions of a plan, the latest first. */
  versions(planId: string): Promise<PlanVersion[]>;
  setAside(record: PlanRecord, why: string): Promise<void>;
  /** What was set aside, the latest first. */
  damaged(): Promise<PlanRecord[]>;
  putFile(sha256: string, blob: Blob): Promise<void>;
  file(sha256: string): Promise<Blob | null>;
}

interface Schema extends DBSchema {
  plans: { key: string; value: PlanRecord };
  versions: { key: [string, number]; value: PlanVersion };
  damaged: { key: number; value: PlanRecord & { why: string } };
  files: { key: string; value: Blob };
  settings: { key: string; value: string };
}

/** Storage in the browser's IndexedDB. Opened at the first use; every failure rejects, and the caller says so on screen. */
export function indexedDbStorage(name = 'infill'): PlanStorage {
  let opening: Promise<IDBPDatabase<Schema>> | null = null;
  const database = () =>
    (opening ??= openDB<Schema>(name, 2, {
      upgrade(fresh, from) {
        if (from < 1) {
          fresh.createObjectStore('plans', { keyPath: 'id' });
          fresh.createObjectStore('damaged', { autoIncrement: true });
          fresh.createObjectStore('files');
          fresh.createObjectStore('settings');
        }
        if (from < 2) fresh.createObjectStore('versions', { keyPath: ['planId', 'savedAtMs'] });
      },
      // Another window with a newer app wants the database: this one lets go, and opens it again at the next use.
      blocking(_, __, event) {
        (event.target as IDBDatabase).close();
        opening = null;
      },
      terminated() {
        opening = null;
      },
    }));

  return {
    async current() {
      const open = await database();
      const id = await open.get('settings', 'current');
      return (id && (await open.get('plans', id))) || null;
    },
    async list() {
      return latestFirst(await (await database()).getAll('plans'));
    },
    async save(record) {
      const open = await database();
      const before = await open.get('plans', record.id);
      const versions = latestFirst(await open.getAll('versions', rangeOf(record.id)));
      const transaction = open.transaction(['plans', 'versions', 'settings'], 'readwrite');
      const kept = transaction.objectStore('versions');
      const changes: Promise<unknown>[] = surplus(versions).map((gone) => kept.delete([gone.planId, gone.savedAtMs]));
      if (before && isVersion(before, record.text, versions[0]?.savedAtMs ?? null))
        changes.push(kept.put(versionOf(before)));
      changes.push(transaction.objectStore('plans').put(record));
      changes.push(transaction.objectStore('settings').put(record.id, 'current'));
      await Promise.all([...changes, transaction.done]);
    },
    async versions(planId) {
      return latestFirst(await (await database()).getAll('versions', rangeOf(planId)));
    },
    async setAside(record, why) {
      await (await database()).add('damaged', { ...record, why });
    },
    async damaged() {
      return latestFirst(await (await database()).getAll('damaged'));
    },
    async putFile(sha256, blob) {
      await (await database()).put('files', blob, sha256);
    },
    async file(sha256) {
      return (await (await database()).get('files', sha256)) ?? null;
    },
  };
}

const latestFirst = <T extends { savedAtMs: number }>(records: T[]): T[] =>
  [...records].sort((a, b) => b.savedAtMs - a.savedAtMs);

/** Every version of one plan. */
const rangeOf = (planId: string): IDBKeyRange => IDBKeyRange.bound([planId], [planId, []]);

const versionOf = ({ id, name, text, savedAtMs, note }: PlanRecord): PlanVersion => ({
  planId: id,
  name,
  text,
  savedAtMs,
  note: note ?? null,
});

/** Storage that lasts as long as the page. */
export function memoryStorage(first: PlanRecord | null = null): PlanStorage {
  const records = new Map(first ? [[first.id, first]] : []);
  let currentId = first?.id ?? '';
  let versions: PlanVersion[] = [];
  const files = new Map<string, Blob>();
  const damaged: PlanRecord[] = [];
  const versionsOf = (planId: string) => latestFirst(versions.filter((version) => version.planId === planId));
  return {
    damaged: async () => latestFirst(damaged),
    current: async () => records.get(currentId) ?? null,
    list: async () => latestFirst([...records.values()]),
    async save(record) {
      const before = records.get(record.id);
      if (before && isVersion(before, record.text, versionsOf(record.id)[0]?.savedAtMs ?? null))
        versions.push(versionOf(before));
      const gone = surplus(versionsOf(record.id));
      versions = versions.filter((version) => !gone.includes(version));
      records.set(record.id, record);
      currentId = record.id;
    },
    versions: async (planId) => versionsOf(planId),
    setAside: async (bad) => void damaged.push(bad),
    putFile: async (sha256, blob) => void files.set(sha256, blob),
    file: async (sha256) => files.get(sha256) ?? null,
  };
}
