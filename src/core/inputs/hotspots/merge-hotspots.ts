/** Hotspots of one or several files, each once. The same key is the same hotspot; where a source has no keys, the same name at the same place is. */
import { distanceKm } from '../../geo';
import type { Hotspot, PositionPrecision } from '../facts';
import type { ImportReport } from '../import-report';
import { Namesakes, SAME_PLACE_KM } from './namesakes';

/** From exact to coarse. */
const PRECISIONS: readonly PositionPrecision[] = [
  'point',
  'res-12',
  'res-11',
  'res-10',
  'res-9',
  'res-8',
  'res-7',
  'coarse',
];

export class HotspotMerge {
  readonly hotspots: Hotspot[] = [];
  /** Most keys are one hotspot's: a list of one would weigh as much as the hotspot. */
  private readonly byId = new Map<string, Entry | Entry[]>();
  /** Those that came with a key, and those without: two with keys of their own are never one. The former are looked for by name only if there are any of the latter. */
  private readonly withKey: Entry[] = [];
  private keyed: Map<string, Namesakes<Entry>> | null = null;
  private readonly keyless = new Map<string, Namesakes<Entry>>();

  /** Adds a hotspot, which it keeps and may change, or merges it into the one it is. `hasKey`: its id is a key of its own, not its name. */
  add(hotspot: Hotspot, { row, hasKey, report }: { row: number; hasKey: boolean; report: ImportReport }): void {
    const same = this.find(hotspot, hasKey);
    if (same) {
      const otherRow = same.report === report ? same.row : 0;
      report.merge('hotspot-duplicate', { row, id: hotspot.id }, { otherRow });
      const { lonDeg, latDeg } = same.hotspot;
      Object.assign(same.hotspot, merged(same.hotspot, hotspot), hasKey && !same.hasKey ? { id: hotspot.id } : {});
      if (same.hotspot.lonDeg !== lonDeg || same.hotspot.latDeg !== latDeg) this.putByName(same);
      if (hasKey && !same.hasKey) {
        same.hasKey = true;
        put(this.byId, hotspot.id, same);
      }
      return;
    }
    report.use();
    const entry: Entry = { hotspot, number: this.hotspots.length, hasKey, row, report };
    this.hotspots.push(entry.hotspot);
    if (hasKey) put(this.byId, hotspot.id, entry);
    this.putByName(entry);
  }

  private putByName(entry: Entry): void {
    if (!entry.hasKey) return putAmongNamesakes(this.keyless, entry);
    if (this.keyed) putAmongNamesakes(this.keyed, entry);
    else this.withKey.push(entry);
  }

  private keyedByName(): Map<string, Namesakes<Entry>> {
    if (this.keyed) return this.keyed;
    this.keyed = new Map();
    for (const entry of this.withKey.splice(0)) putAmongNamesakes(this.keyed, entry);
    return this.keyed;
  }

  private find(hotspot: Hotspot, hasKey: boolean): Entry | undefined {
    const network = (entry: Entry): boolean =>
      entry.hotspot.network === hotspot.network || entry.hotspot.network === 'unknown' || hotspot.network === 'unknown';
    const ofKey = hasKey ? this.byId.get(hotspot.id) : undefined;
    const known = Array.isArray(ofKey) ? ofKey.find(network) : ofKey && network(ofKey) ? ofKey : undefined;
    if (known) return known;
    const key = nameKey(hotspot.name);
    const isSame = (entry: Entry): boolean => {
      if ((hasKey && entry.hasKey) || !network(entry)) return false;
      const { lonDeg, latDeg } = entry.hotspot;
      return distanceKm(lonDeg, latDeg, hotspot.lonDeg, hotspot.latDeg) <= SAME_PLACE_KM;
    };
    const keyless = this.keyless.get(key)?.first(hotspot.lonDeg, hotspot.latDeg, isSame);
    const keyed = hasKey ? undefined : this.keyedByName().get(key)?.first(hotspot.lonDeg, hotspot.latDeg, isSame);
    return keyless && keyed ? (keyless.number < keyed.number ? keyless : keyed) : (keyless ?? keyed);
  }
}

interface Entry {
  hotspot: Hotspot;
  number: number;
  hasKey: boolean;
  row: number;
  report: ImportReport;
}

/** The more exact position; what one does not know, the other does. */
function merged(a: Hotspot, b: Hotspot): Hotspot {
  const exact = PRECISIONS.indexOf(b.positionPrecision) < PRECISIONS.indexOf(a.positionPrecision) ? b : a;
  const { lonDeg, latDeg, h3, positionPrecision } = exact;
  return {
    id: a.id,
    name: a.name,
    lonDeg,
    latDeg,
    h3,
    positionPrecision,
    network: a.network === 'unknown' ? b.network : a.network,
    device: a.device === 'unknown' ? b.device : a.device,
    heightM: a.heightM ?? b.heightM,
    gainDbi: a.gainDbi ?? b.gainDbi,
    azimuthDeg: a.azimuthDeg ?? b.azimuthDeg,
    online: a.online ?? b.online,
  };
}

function put(map: Map<string, Entry | Entry[]>, key: string, entry: Entry): void {
  const known = map.get(key);
  if (Array.isArray(known)) known.push(entry);
  else map.set(key, known ? [known, entry] : entry);
}

function putAmongNamesakes(byName: Map<string, Namesakes<Entry>>, entry: Entry): void {
  const key = nameKey(entry.hotspot.name);
  const namesakes = byName.get(key);
  if (namesakes) namesakes.put(entry);
  else byName.set(key, new Namesakes(entry));
}

/** "Damaged Pine Kestrel" and "damaged-pine-kestrel" are one name. */
const nameKey = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '-');
