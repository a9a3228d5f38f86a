/** What the user asks of siting beside the target: what may be built, where it must stand, where nothing may, and what one site can carry. */
import { z } from './zod';
import { heightMSchema, latDegSchema, lonDegSchema } from './network-changes';
import { areaGeometrySchema } from './area-geometry';

/** What a wished place would be: the kinds of site that siting may build; `costs` prices each. */
export const WISHED_KINDS = [
  'tower-colocated',
  'tower-greenfield',
  'hotspot-outdoor',
  'hotspot-indoor',
  'hotspot-converted',
  'lora-gateway',
] as const;

const wishedPlace = z.object({
  id: z.string().min(1).max(128),
  name: z.string().max(200).default(''),
  kind: z.enum(WISHED_KINDS),
  lonDeg: lonDegSchema,
  latDeg: latDegSchema,
  heightM: heightMSchema.nullable().default(null),
  /** Of a co-location: what the mast asks; left out: the register's. USD a year. */
  rentUsdPerYear: z.number().min(0).max(1e7).optional(),
  /** True: built in every option that may build its kind. False: one candidate among the others. */
  pinned: z.boolean().default(true),
});

const noGoArea = z.object({
  id: z.string().min(1).max(64),
  name: z.string().max(200).default(''),
  geometry: areaGeometrySchema,
});

export const sitingWishesSchema = z.object({
  places: z.array(wishedPlace).max(100_000).default([]),
  noGo: z.array(noGoArea).max(1000).default([]),
  /** Kinds that no option may build. */
  without: z.array(z.enum(WISHED_KINDS)).default([]),
  /** At most so many new sites for one gap; null: no limit. */
  mostTowersPerGap: z.number().int().min(0).nullable().default(null),
  mostHotspotsPerGap: z.number().int().min(0).nullable().default(null),
  /** Traffic of one person in the busy hour; 0: capacity is not looked at. Mbit/s. */
  busyHourMbpsPerPerson: z.number().min(0).max(100).default(0),
  /** That traffic comes from the data of one person instead: as the demand files state it, else the register's; capacity is looked at then. */
  busyHourFromUsage: z.boolean().default(false),
  /** Farthest a new tower may be from a point of presence or an existing site; null: no limit. km. */
  mostBackhaulKm: z.number().positive().nullable().default(null),
  /** Farthest a new tower may be from a road of the plan's files; null: roads are not asked. km. */
  mostRoadKm: z.number().positive().max(50).nullable().default(1),
});

export type SitingWishes = z.infer<typeof sitingWishesSchema>;
export type WishedPlace = z.infer<typeof wishedPlace>;
export type NoGoArea = z.infer<typeof noGoArea>;
