import { EARTH_RADIUS_KM } from '../../units';

interface Placed {
  hotspot: { lonDeg: number; latDeg: number };
  /** Of the first added, and so on. */
  number: number;
}

/** Names of three words repeat across the world; within this they do not. Covers the res-8 centre of one file and the point of another. km. */
export const SAME_PLACE_KM = 3;
/** So many are looked through one by one; beyond, a file of one name would take its rows squared. */
const FEW = 16;
/** Of more in one cube only the first are found: so many of one name are not told apart by place anyway. */
const MOST_IN_CUBE = 16;
/** Cubes along the Earth's diameter, and some more on either side. */
const SIDE = 2 ** 13;
const STEPS = [-1, 0, 1];

/** Hotspots of one name, to be found by where they are: the Earth in cubes as wide as far as one is looked for. */
export class Namesakes<Entry extends Placed> {
  private readonly all: Entry[];
  private cubes: Map<number, Entry[]> | null = null;

  constructor(first: Entry) {
    // Most names are one hotspot's: a list that grows would have room for many.
    this.all = [first];
  }

  /** Adds one, or one that has moved. */
  put(entry: Entry): void {
    if (this.cubes) return this.putInCube(this.cubes, entry);
    if (!this.all.includes(entry)) this.all.push(entry);
    if (this.all.length <= FEW) return;
    this.cubes = new Map();
    for (const each of this.all.splice(0)) this.putInCube(this.cubes, each);
  }

  /** The first added of those that are wanted, among all that may be within SAME_PLACE_KM of a place. */
  first(lonDeg: number, latDeg: number, isWanted: (entry: Entry) => boolean): Entry | undefined {
    if (!this.cubes) return this.all.find(isWanted);
    let first: Entry | undefined;
    const [x, y, z] = this.cubeOf(lonDeg, latDeg);
    for (const stepX of STEPS)
      for (const stepY of STEPS)
        for (const stepZ of STEPS)
          for (const entry of this.cubes.get(cubeNumber(x + stepX, y + stepY, z + stepZ)) ?? [])
            if ((!first || entry.number < first.number) && isWanted(entry)) first = entry;
    return first;
  }

  private putInCube(cubes: Map<number, Entry[]>, entry: Entry): void {
    const number = cubeNumber(...this.cubeOf(entry.hotspot.lonDeg, entry.hotspot.latDeg));
    const cube = cubes.get(number);
    if (!cube) cubes.set(number, [entry]);
    else if (cube.length < MOST_IN_CUBE && !cube.includes(entry)) cube.push(entry);
  }

  private cubeOf(lonDeg: number, latDeg: number): [x: number, y: number, z: number] {
    const [lon, lat] = [(lonDeg * Math.PI) / 180, (latDeg * Math.PI) / 180];
    const radius = EARTH_RADIUS_KM / SAME_PLACE_KM;
    const along = (share: number): number => Math.floor(radius * share);
    return [along(Math.cos(lat) * Math.cos(lon)), along(Math.cos(lat) * Math.sin(lon)), along(Math.sin(lat))];
  }
}

const cubeNumber = (x: number, y: number, z: number): number => (x * SIDE + y) * SIDE + z;
