/**
 * Where plans and their files live between visits. Files are kept by content (sha256), so a plan's history costs no copies. A record that cannot be read is
 * set aside under `damaged`, never overwritten.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** Id of the built-in plan while nothing in it is changed. */
export const DEMO_ID = 'demo';

export interface PlanRecord {
  id: string;
  name: string;
  /** The plan as JSON text: parsed and checked when opened. */
  text: string;
  isDemo: boolean;
  savedAtMs: number;
}

/** The port; tests give one in memory. */
export interface PlanStorage {
  current(): Promise<PlanRecord | null>;
  /** Every kept plan, the latest first. */
  list(): Promise<PlanRecord[]>;
  save(record: PlanRecord): Promise<void>;
  setAside(record: PlanRecord, why: string): Promise<void>;
  putFile(sha256: string, blob: Blob): Promise<void>;
  file(sha256: string): Promise<Blob | null>;
}

interface Schema extends DBSchema {
  plans: { key: string; value: PlanRecord };
  damaged: { key: number; value: PlanRecord & { why: string } };
  files: { key: string; value: Blob };
  settings: { key: string; value: string };
}

/** Storage in the browser's IndexedDB. Opened at the first use; every failure rejects, and the caller says so on screen. */
export function indexedDbStorage(name = 'infill'): PlanStorage {
  let opening: Promise<IDBPDatabase<Schema>> | null = null;
  const database = () =>
    (opening ??= openDB<Schema>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore('plans', { keyPath: 'id' });
        fresh.createObjectStore('damaged', { autoIncrement: true });
        fresh.createObjectStore('files');
        fresh.createObjectStore('settings');
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
      const transaction = (await database()).transaction(['plans', 'settings'], 'readwrite');
      await Promise.all([
        transaction.objectStore('plans').put(record),
        transaction.objectStore('settings').put(record.id, 'current'),
        transaction.done,
      ]);
    },
    async setAside(record, why) {
      await (await database()).add('damaged', { ...record, why });
    },
    async putFile(sha256, blob) {
      await (await database()).put('files', blob, sha256);
    },
    async file(sha256) {
      return (await (await database()).get('files', sha256)) ?? null;
    },
  };
}

const latestFirst = (records: PlanRecord[]): PlanRecord[] => [...records].sort((a, b) => b.savedAtMs - a.savedAtMs);

/** Storage that lasts as long as the page. */
export function memoryStorage(first: PlanRecord | null = null): PlanStorage & { damaged: PlanRecord[] } {
  const records = new Map(first ? [[first.id, first]] : []);
  let currentId = first?.id ?? '';
  const files = new Map<string, Blob>();
  const damaged: PlanRecord[] = [];
  return {
    damaged,
    current: async () => records.get(currentId) ?? null,
    list: async () => latestFirst([...records.values()]),
    async save(record) {
      records.set(record.id, record);
      currentId = record.id;
    },
    setAside: async (bad) => void damaged.push(bad),
    putFile: async (sha256, blob) => void files.set(sha256, blob),
    file: async (sha256) => files.get(sha256) ?? null,
  };
}
