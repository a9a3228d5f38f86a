/** Box around the positions of the site files: where they can be believed to say something. Crosses the antimeridian (west > east) when that is the smaller box. */
export class SiteExtent {
  private west = Infinity;
  private east = -Infinity;
  /** The same with longitudes from 0 to 360. */
  private west360 = Infinity;
  private east360 = -Infinity;
  private south = Infinity;
  private north = -Infinity;

  add(lonDeg: number, latDeg: number): void {
    const lon360 = lonDeg < 0 ? lonDeg + 360 : lonDeg;
    if (lonDeg < this.west) this.west = lonDeg;
    if (lonDeg > this.east) this.east = lonDeg;
    if (lon360 < this.west360) this.west360 = lon360;
    if (lon360 > this.east360) this.east360 = lon360;
    if (latDeg < this.south) this.south = latDeg;
    if (latDeg > this.north) this.north = latDeg;
  }

  /** [west, south, east, north], or null when nothing was added. */
  box(): [number, number, number, number] | null {
    if (this.south > this.north) return null;
    const crossing = this.east360 - this.west360 < this.east - this.west;
    if (!crossing) return [this.west, this.south, this.east, this.north];
    const wrap = (lon: number): number => (lon > 180 ? lon - 360 : lon);
    return [wrap(this.west360), this.south, wrap(this.east360), this.north];
  }
}
