/** Gathers roads into typed arrays, without what lies far from the regions. */
import { distanceKm, wrapLongitude } from '../../geo';
import type { RoadTable } from '../facts';
import type { Box } from '../towers/region-reach';
import { GrowingDoubles } from './growing-doubles';

interface RoadLine {
  /** lonDeg, latDeg of one vertex after the other. */
  vertices: Float64Array;
  classIndex: number;
  vehiclesPerDay: number;
  oneway: boolean;
}

export class RoadBuilder {
  private readonly start = [0];
  private readonly lonDeg = new GrowingDoubles();
  private readonly latDeg = new GrowingDoubles();
  private readonly classIndex: number[] = [];
  private readonly vehiclesPerDay: number[] = [];
  private readonly oneway: number[] = [];

  /** Vertices kept so far. */
  get vertices(): number {
    return this.lonDeg.length;
  }

  /** Adds the stretches of a line that may touch the boxes (null: all of it). Gives the length added, km. */
  add(line: RoadLine, boxes: readonly Box[] | null): number {
    let km = 0;
    let open = false;
    const { vertices } = line;
    for (let i = 2; i < vertices.length; i += 2) {
      const from = [vertices[i - 2]!, vertices[i - 1]!] as const;
      const to = [vertices[i]!, vertices[i + 1]!] as const;
      if (boxes && !touches(from, to, boxes)) {
        if (open) this.close(line);
        open = false;
        continue;
      }
      if (!open) this.push(from);
      this.push(to);
      open = true;
      km += distanceKm(from[0], from[1], to[0], to[1]);
    }
    if (open) this.close(line);
    return km;
  }

  /** Null without a single road. */
  finish(): RoadTable | null {
    const count = this.classIndex.length;
    if (count === 0) return null;
    return {
      count,
      start: Uint32Array.from(this.start),
      lonDeg: this.lonDeg.finish(),
      latDeg: this.latDeg.finish(),
      classIndex: Uint8Array.from(this.classIndex),
      vehiclesPerDay: Float64Array.from(this.vehiclesPerDay),
      oneway: Uint8Array.from(this.oneway),
    };
  }

  private push([lon, lat]: readonly [number, number]): void {
    this.lonDeg.push(wrapLongitude(lon));
    this.latDeg.push(lat);
  }

  private close({ classIndex, vehiclesPerDay, oneway }: RoadLine): void {
    this.start.push(this.lonDeg.length);
    this.classIndex.push(classIndex);
    this.vehiclesPerDay.push(vehiclesPerDay);
    this.oneway.push(oneway ? 1 : 0);
  }
}

/** Whether the box around a stretch touches one of the boxes. A stretch never is so long that it goes round the other way. */
function touches(from: readonly [number, number], to: readonly [number, number], boxes: readonly Box[]): boolean {
  const lon = wrapLongitude(from[0]);
  const turn = wrapLongitude(to[0] - from[0]);
  const [west, east] = turn < 0 ? [lon + turn, lon] : [lon, lon + turn];
  const [south, north] = from[1] < to[1] ? [from[1], to[1]] : [to[1], from[1]];
  return boxes.some((box) => {
    if (north < box[1] || south > box[3]) return false;
    const boxEast = box[2] < box[0] ? box[2] + 360 : box[2];
    return [-360, 0, 360].some((shift) => east + shift >= box[0] && west + shift <= boxEast);
  });
}
