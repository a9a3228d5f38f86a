/** Masts that several operators use: the same technology, country and base-station number under another MNC, close by. */
import { distanceKm } from '../../geo';
import type { Site } from '../facts';
import type { BaseStation } from './base-station';
import { TripleIndex } from './triple-index';

interface MastUser {
  lonDeg: number;
  latDeg: number;
  mcc: number;
  mnc: number;
  /** Null: only counted. */
  site: Site | null;
}

/** Sites of one number that are compared, in file order: a number that is in use more often is no number of a mast. */
const MOST_USERS = 500;

export class SharedMasts {
  private readonly index = new TripleIndex();
  /** By base station: most have one user. */
  private readonly firsts: MastUser[] = [];
  private readonly others = new Map<number, MastUser[]>();
  private readonly shared = new Set<MastUser>();

  constructor(private readonly sharedKm: number) {}

  get sharedCount(): number {
    return this.shared.size;
  }

  /** Compares a site with those before it. `network`: technology and MCC as one number. */
  add(user: MastUser, network: number, station: BaseStation): void {
    const before = this.index.size;
    const i = this.index.add(network, station.scope, station.number);
    if (i === before) {
      this.firsts.push(user);
      return;
    }
    const users = this.others.get(i) ?? [this.firsts[i]!];
    for (const other of users) this.compare(user, other);
    if (users.length < MOST_USERS) users.push(user);
    this.others.set(i, users);
  }

  private compare(user: MastUser, other: MastUser): void {
    if (other.mnc === user.mnc) return;
    if (distanceKm(user.lonDeg, user.latDeg, other.lonDeg, other.latDeg) > this.sharedKm) return;
    this.shared.add(user).add(other);
    note(user.site, other);
    note(other.site, user);
  }
}

function note(site: Site | null, { mcc, mnc }: MastUser): void {
  const operator = `${mcc}-${mnc}`;
  if (site && !site.sharedBy.includes(operator)) site.sharedBy.push(operator);
}
