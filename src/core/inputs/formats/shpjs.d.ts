declare module 'shpjs' {
  import type { Geometry } from 'geojson';

  /** Geometries of the records in order; null: a record without. Throws for what it does not understand. */
  export function parseShp(shp: DataView): (Geometry | null)[];
}
