/**
 * The Plan: the one JSON document a user owns. Small; names its files by path and hash, never contains them. Drawn regions are inside it.
 * zod at the border: parse with `parsePlan`, which returns issues, never throws.
 */
import { z } from './zod';
import { areaGeometrySchema } from './area-geometry';
import { networkChangesSchema } from './network-changes';
import { RADIO_MODELS } from './radio-models';
import { ENVIRONMENT_IDS, SERVICE_CLASS_IDS } from './service';
import { sitingWishesSchema } from './siting-wishes';

export const PLAN_VERSION = 1;

const fileRef = z.object({
  /** Relative to the plan file; in the app the file's own name. */
  path: z.string().min(1).max(1024),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().nonnegative(),
  /** Target field → column name, or `=constant`. */
  mapping: z.record(z.string(), z.string()).default({}),
  /** Of a file that came from the network: where from (without keys), the text that goes with its data, and when. */
  origin: z
    .object({ url: z.string().max(4096), attribution: z.string().max(1000), fetchedAt: z.iso.datetime() })
    .optional(),
});

/** For a demand file: which of its own columns joins which id of another file (`counts.csv`: codi_ine=id). */
const joinRef = fileRef.extend({ joinColumn: z.string(), joinId: z.string() });

const drawnRegion = z.object({
  id: z.string().min(1).max(64),
  name: z.string().max(200),
  geometry: areaGeometrySchema,
});

const triangle = z.object({ low: z.number(), likely: z.number(), high: z.number() });

const oneScenario = z.object({
  format: z.literal('infill-plan'),
  version: z.literal(PLAN_VERSION),
  name: z.string().max(200),
  seed: z.number().int().min(0).max(0xffffffff).default(1),
  inputs: z.object({
    regions: z.array(fileRef).default([]),
    drawnRegions: z.array(drawnRegion).default([]),
    towers: z.array(fileRef).default([]),
    hotspots: z.array(fileRef).default([]),
    demand: z.array(fileRef).default([]),
    joins: z.array(joinRef).default([]),
    terrain: z.array(fileRef).default([]),
    /** Rasters of classes: ESA WorldCover, or classes of one's own. */
    clutter: z.array(fileRef).default([]),
    venues: z.array(fileRef).default([]),
    /** Measured antenna patterns (MSI Planet); sectors name them by path. */
    antennas: z.array(fileRef).default([]),
    /** The user's own list of places where something could be built. */
    candidates: z.array(fileRef).default([]),
    /** Points of presence: where fibre can be joined. */
    presence: z.array(fileRef).default([]),
    /** Drive tests and crowd measurements, compared with the prediction. */
    measurements: z.array(fileRef).default([]),
    /** Coverage as others state it: regulator's hexes, signal rasters. */
    statedCoverage: z.array(fileRef).default([]),
    /** Bytes carried by hotspot and period. */
    usage: z.array(fileRef).default([]),
    /** Lines with traffic: people on the road are visitors. */
    roads: z.array(fileRef).default([]),
  }),
  /** Changes of the network made by hand. */
  network: networkChangesSchema.prefault({}),
  /** Wishes for siting. */
  siting: sitingWishesSchema.prefault({}),
  grid: z
    .object({
      /** H3 resolution 5..12, or null: chosen from the area. */
      resolution: z.number().int().min(5).max(12).nullable().default(null),
      /** Sites this far outside the region still take part. km. */
      marginKm: z.number().min(0).max(100).default(30),
    })
    .prefault({}),
  service: z
    .object({
      /** 'any', 'all', or one operator as MCC-MNC (mnc without padding as in the file, e.g. 214-7; 214-07 is accepted and normalised). */
      operator: z
        .string()
        .regex(/^(any|all|\d{3}-\d{1,3})$/)
        .default('any'),
      classId: z.enum(SERVICE_CLASS_IDS).default('lte-5-1'),
      environment: z.enum(ENVIRONMENT_IDS).default('outdoor'),
      /** Required cell-edge probability 0.5..0.99. */
      edgeProbability: z.number().min(0.5).max(0.99).default(0.9),
      /** Cell load of interferers 0..1. */
      loadFraction: z.number().min(0).max(1).default(0.5),
      /** Share of time the Wi-Fi channel is busy with others' traffic 0..0.9. */
      wifiBusyFraction: z.number().min(0).max(0.9).default(0.3),
      wifiProfile: z.enum(['fcc', 'etsi']).default('fcc'),
      /** Operators whose subscribers existing Mobile hotspots serve: MCC-MNC or 'any'. Empty: nobody's. */
      hotspotPayers: z.array(z.string()).default([]),
    })
    .prefault({}),
  radios: z
    .object({
      /** 'auto': by people per km² around each site (UMa from 1,000, RMa below; hotspots UMi). */
      scenario: z.enum(['auto', 'rma', 'uma', 'umi']).default('auto'),
      /** Propagation of masts and gateways. 'auto': P.1812 where there is terrain, else 38.901 and its ladder. A template's edit `model` overrides it. */
      model: z.enum(RADIO_MODELS).default('auto'),
      /** Height of what stands on the ground where no clutter file says it (woods, houses), for the models over terrain. m; 0: bare ground. */
      clutterM: z.number().min(0).max(50).default(0),
      /** Edits of radio templates: template id → field → value. */
      templateOverrides: z.record(z.string(), z.record(z.string(), z.union([z.number(), z.string()]))).default({}),
    })
    .prefault({}),
  terrain: z
    .object({
      /** Height above the ground by class of the clutter files, m; a class not named here has its default. */
      clutterHeightsM: z.record(z.string().regex(/^\d{1,5}$/), z.number().min(0).max(100)).default({}),
    })
    .prefault({}),
  target: z
    .object({
      /** Share of the gap's people to serve, 0..1. */
      shareFraction: z.number().min(0.01).max(1).default(0.8),
      /** When set, serve most people within this budget instead. */
      budgetUsdPerYear: z.number().positive().nullable().default(null),
    })
    .prefault({}),
  costs: z
    .object({
      preset: z.enum(['us', 'emerging']).default('us'),
      /** Edits of the assumption register: key → triangle. */
      overrides: z.record(z.string(), triangle).default({}),
      horizonYears: z.number().int().min(1).max(40).default(20),
      draws: z.number().int().min(100).max(100_000).default(2000),
      hotspotBackhaul: z.enum(['shared', 'paid']).default('paid'),
      /** Operators that share a new tower; costs are what one of them pays. */
      tenants: z.number().int().min(1).max(10).default(1),
      /** How reports show money; the engine counts in USD. Units of the currency for one USD. */
      currency: z
        .object({
          code: z
            .string()
            .regex(/^[A-Z]{3}$/)
            .default('USD'),
          perUsd: z.number().positive().default(1),
        })
        .prefault({}),
      /** Year whose money reports show; null: the register's price year. */
      priceYear: z.number().int().min(1990).max(2100).nullable().default(null),
      /** What a deployer would put up at a new place; at a venue of the file it is always a conversion. */
      deployerDevice: z.enum(['hotspot-outdoor', 'hotspot-indoor']).default('hotspot-outdoor'),
    })
    .prefault({}),
});

/** Everything a scenario may differ in: all but what the plan is called and the files and regions it is about. */
const scenarioSettings = oneScenario.omit({ format: true, version: true, name: true, inputs: true });

const scenario = z.object({
  id: z.string().min(1).max(64),
  name: z.string().max(200).default(''),
  settings: scenarioSettings,
});

export const planSchema = oneScenario.extend({
  /** The scenario that the members above are; runs are of this one. */
  scenario: z
    .object({ id: z.string().min(1).max(64).default('S1'), name: z.string().max(200).default('') })
    .prefault({}),
  /** The others. */
  scenarios: z.array(scenario).max(50).default([]),
});

export type Plan = z.infer<typeof planSchema>;
export type Scenario = z.infer<typeof scenario>;
export type FileRef = z.infer<typeof fileRef>;
export type JoinRef = z.infer<typeof joinRef>;
export type DrawnRegion = z.infer<typeof drawnRegion>;
export type Triangle = z.infer<typeof triangle>;
