/** Outlines as plans hold them: GeoJSON polygons, longitude before latitude, WGS 84. */
import { z } from './zod';

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const polygon = z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(position).min(4)).min(1) });
const multiPolygon = z.object({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(z.array(position).min(4)).min(1)).min(1),
});

export const areaGeometrySchema = z.discriminatedUnion('type', [polygon, multiPolygon]);
