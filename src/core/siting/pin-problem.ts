/** Why a pinned place cannot be built, told from the plan and the outlines of the regions alone: at the moment of pinning, and again in a run. */
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { SiteKind } from '../costs/cost-types';
import type { Region } from '../inputs/facts';
import type { Plan, WishedPlace } from '../plan';
import { WISHED_KINDS } from '../plan/siting-wishes';
import { SERVICE_CLASSES } from '../plan/service-classes';

export const PIN_PROBLEMS = [
  /** A pinned place is in no region: it is not built. */
  'pin-outside-regions',
  /** A pinned place is in a no-go area: it is not built. */
  'pin-in-no-go-area',
  /** The plan rules out the kind of a pinned place: it is not built. */
  'pin-kind-ruled-out',
  /** The kind of a pinned place cannot carry the service class there: it is not built. */
  'pin-kind-cannot-serve',
] as const;
export type PinProblem = (typeof PIN_PROBLEMS)[number];

/** Kinds that can carry the plan's class in its environment, whatever the plan rules out. */
export function ableKinds({ service }: Plan): Set<SiteKind> {
  const { technologies, wifiGradeB, spreadingFactor } = SERVICE_CLASSES[service.classId];
  const byMacro = technologies.some((t) => t !== 'WIFI' && t !== 'LORA');
  const byWifi = wifiGradeB && service.environment !== 'in-vehicle';
  return new Set(
    WISHED_KINDS.filter((kind) => {
      if (kind.startsWith('tower')) return byMacro;
      return kind === 'lora-gateway' ? spreadingFactor !== null : byWifi;
    }),
  );
}

/** Null: it can be built, or is no pin. */
export function pinProblem(
  plan: Plan,
  regions: readonly Pick<Region, 'geometry'>[],
  { kind, lonDeg, latDeg, pinned }: Pick<WishedPlace, 'kind' | 'lonDeg' | 'latDeg' | 'pinned'>,
): PinProblem | null {
  if (!pinned) return null;
  if (plan.siting.without.includes(kind)) return 'pin-kind-ruled-out';
  if (!ableKinds(plan).has(kind)) return 'pin-kind-cannot-serve';
  const at: [number, number] = [lonDeg, latDeg];
  if (!regions.some(({ geometry }) => booleanPointInPolygon(at, geometry))) return 'pin-outside-regions';
  return plan.siting.noGo.some(({ geometry }) => booleanPointInPolygon(at, geometry)) ? 'pin-in-no-go-area' : null;
}
