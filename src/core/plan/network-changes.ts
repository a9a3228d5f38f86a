/** What the user changed in the network by hand: laid over what the files say, so that the files stay as they are. */
import { z } from './zod';
import { TECHNOLOGIES } from './service';

/** A place on the map: degrees, WGS 84. */
export const lonDegSchema = z.number().min(-180).max(180);
export const latDegSchema = z.number().min(-90).max(90);
const idSchema = z.string().min(1).max(128);
const nameSchema = z.string().max(200);
/** Antenna above ground, m. */
export const heightMSchema = z.number().min(0.5).max(600);

const sectorSchema = z.object({
  /** MCC-MNC without padding, or '' when nobody's in particular. */
  operator: z.string().max(16).default(''),
  technology: z.enum(TECHNOLOGIES),
  /** Radio template; null: band unknown, judged with a low and a mid band. */
  templateId: z.string().max(64).nullable().default(null),
  /** Degrees clockwise from north; null: all round. */
  azimuthDeg: z.number().min(0).max(360).nullable().default(null),
  /** Electrical downtilt: bends the beam down at every azimuth; null: the template's. Degrees. */
  tiltDeg: z.number().min(-20).max(40).nullable().default(null),
  /** Mechanical downtilt: leans the whole antenna, down ahead and up behind; null or left out: upright. Degrees. */
  mechanicalTiltDeg: z.number().min(-20).max(40).nullable().optional(),
  /** Power per antenna port; null: the template's. dBm. */
  powerDbm: z.number().min(-20).max(60).nullable().default(null),
  /** Path of a measured pattern among `inputs.antennas`; null: the template's pattern. */
  antenna: z.string().max(1024).nullable().default(null),
});

const addedSite = z.object({
  id: idSchema,
  name: nameSchema.default(''),
  lonDeg: lonDegSchema,
  latDeg: latDegSchema,
  heightM: heightMSchema.nullable().default(null),
  sectors: z.array(sectorSchema).min(1).max(24),
});

/** Absent members are as the file says. */
const changedSite = z.object({
  lonDeg: lonDegSchema.optional(),
  latDeg: latDegSchema.optional(),
  heightM: heightMSchema.nullable().optional(),
  /** True: kept in the plan, but not on the air. */
  off: z.boolean().optional(),
  /** All sectors, in place of the file's. */
  sectors: z.array(sectorSchema).min(1).max(24).optional(),
});

const addedHotspot = z.object({
  id: idSchema,
  name: nameSchema.default(''),
  lonDeg: lonDegSchema,
  latDeg: latDegSchema,
  network: z.enum(['iot', 'mobile']).default('mobile'),
  device: z.enum(['wifi-indoor', 'wifi-outdoor', 'wifi-data-only', 'lora-gateway']).default('wifi-outdoor'),
  heightM: heightMSchema.nullable().default(null),
  gainDbi: z.number().min(-10).max(40).nullable().default(null),
  azimuthDeg: z.number().min(0).max(360).nullable().default(null),
});

const changedHotspot = z.object({
  lonDeg: lonDegSchema.optional(),
  latDeg: latDegSchema.optional(),
  heightM: heightMSchema.nullable().optional(),
  off: z.boolean().optional(),
});

export const networkChangesSchema = z.object({
  addedSites: z.array(addedSite).max(100_000).default([]),
  /** By site id. A site that the files no longer hold is named in a warning. */
  sites: z.record(idSchema, changedSite).default({}),
  addedHotspots: z.array(addedHotspot).max(100_000).default([]),
  hotspots: z.record(idSchema, changedHotspot).default({}),
});

export type NetworkChanges = z.infer<typeof networkChangesSchema>;
export type AddedSite = z.infer<typeof addedSite>;
export type ChangedSite = z.infer<typeof changedSite>;
export type AddedHotspot = z.infer<typeof addedHotspot>;
export type ChangedHotspot = z.infer<typeof changedHotspot>;
export type PlanSector = z.infer<typeof sectorSchema>;
