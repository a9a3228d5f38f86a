/** The network as it would be: what is on the air, and the masts of the recommended option of each region. */
import type { Sector, Site } from '../../inputs/facts';
import type { Technology } from '../../plan';
import { unknownBandTemplates } from '../../radio';
import type { ProposedSite } from '../../siting/siting-types';
import type { ReportInput } from '../report-types';

/** As siting judges a new mast: three sectors on the low and on the mid band. */
const SECTOR_AZIMUTHS_DEG = [0, 120, 240];
/** Whoever would run the new masts where the plan names nobody. */
export const PLANNED_OPERATOR = 'planned';

/** Sites proposed by the recommended option of each region, in the order chosen. */
export function recommendedSites({ options, economics }: ReportInput): ProposedSite[] {
  return economics.flatMap(
    ({ regionId, verdict }) =>
      options.find((each) => each.regionId === regionId && each.option === verdict.optionId)?.sites ?? [],
  );
}

/** Masts with the sectors of one technology; hotspots are left out. */
export function plannedMasts(result: ReportInput, technology: Technology): Site[] {
  const existing = result.facts.sites
    .map((site) => ({ ...site, sectors: site.sectors.filter((sector) => sector.technology === technology) }))
    .filter(({ sectors }) => sectors.length > 0);
  const proposed = recommendedSites(result)
    .filter(({ kind }) => kind.startsWith('tower-'))
    .map((site) => mastOf(site, sectorsOf(result, technology)));
  return [...existing, ...proposed];
}

function mastOf({ siteId, option, lonDeg, latDeg }: ProposedSite, sectors: Sector[]): Site {
  return {
    id: `planned:${option}:${siteId}`,
    lonDeg,
    latDeg,
    positionUncertaintyM: 0,
    heightM: null,
    sectors,
    sharedBy: [],
    samples: 0,
  };
}

function sectorsOf({ plan, coverage }: ReportInput, technology: Technology): Sector[] {
  const { operator } = plan.service;
  const operators =
    operator === 'any'
      ? [PLANNED_OPERATOR]
      : operator === 'all'
        ? coverage.operators
        : [coverage.operators.find((each) => sameOperator(each, operator)) ?? operator];
  const templates = [...new Set(unknownBandTemplates(technology))];
  return operators.flatMap((each) =>
    templates.flatMap((templateId) =>
      SECTOR_AZIMUTHS_DEG.map((azimuthDeg): Sector => ({
        operator: each,
        technology,
        templateId,
        azimuthDeg,
        azimuthFrom: 'stated',
        cells: 1,
      })),
    ),
  );
}

/** 214-07 is 214-7. */
function sameOperator(a: string, b: string): boolean {
  const plain = (operator: string) => operator.split('-').map(Number).join('-');
  return plain(a) === plain(b);
}
