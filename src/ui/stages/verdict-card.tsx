import type { RegionEconomics } from '../../core/economics/economics-types';
import type { Plan } from '../../core/plan';
import { SERVICE_CLASSES } from '../../core/plan/service-classes';
import type { ServiceClassId } from '../../core/plan/service';
import type { ViewResult } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { count, percent, range, ratio, rounded, usdRange } from '../format';
import { noGapsText, overlapOf } from './no-gaps-text';
import { StaleLine } from './stale-line';

export type SummaryRegion = ViewResult['summary']['regions'][number];
type SummaryOption = SummaryRegion['options'][number];

/** The sentence people came for: what to do in a region, what it costs, how sure that is, and what would change it. */
export function VerdictCard({ region, economics }: { region: SummaryRegion; economics: RegionEconomics | undefined }) {
  const text = useText().options;
  const stale = useAppState((state) => state.stale);
  const issues = useAppState((state) => state.result?.issues);
  const target = useAppState((state) => state.result?.plan.target);
  const { verdict } = region;
  const option = region.options.find(({ id }) => id === verdict.optionId);
  if (!option) return null;
  const hasGaps = region.gaps.population >= 0.5;
  const overlap = overlapOf(issues, region.id);
  const [nothing, why] = noGapsText(region, overlap, text);
  const heading = hasGaps ? text.headings[option.id](option.towers, count(option.hotspots)) : nothing;
  return (
    <article className="verdict" data-stale={stale} aria-label={region.name}>
      <p className="verdict-context">
        <Context region={region} />
      </p>
      <StaleLine />
      <h2 className="verdict-head">{heading}</h2>
      {hasGaps ? (
        <>
          <p className="quiet">{rankOf(option, region, text, target)}</p>
          <p>{factsOf(option, region, text)}</p>
          <Hotspots verdict={verdict} />
          <Flips economics={economics} />
        </>
      ) : (
        <p>{why}</p>
      )}
      {overlap && !overlap.isWhole && (
        <p className="quiet small">{text.overlap(count(overlap.cells), overlap.first)}</p>
      )}
      <Actions region={region} />
    </article>
  );
}

function Context({ region }: { region: SummaryRegion }) {
  const text = useText();
  const label = SERVICE_CLASSES[region.serviceClass as ServiceClassId]?.label ?? region.serviceClass;
  const environment = text.environments[region.environment as keyof typeof text.environments] ?? region.environment;
  return [
    region.name,
    text.operatorView[region.operatorView] ?? region.operatorView,
    label,
    text.inSentence(environment),
  ].join('\u00a0· ');
}

/** In how many draws an option was the best, and by what: where no option reaches the target, and within a budget, by the cost per person served. */
export function rankOf(
  { probabilityCheapest }: SummaryOption,
  { options }: SummaryRegion,
  text: ReturnType<typeof useText>['options'],
  target?: Plan['target'],
): string {
  const share = percent(probabilityCheapest);
  const reaches = options.some(({ reachesTarget, id }) => reachesTarget && id !== 'do-nothing');
  if (reaches && typeof target?.budgetUsdPerYear !== 'number') return text.cheapest(share);
  const best = text.leastPerPerson(share);
  return reaches || !target ? best : `${text.noneReaches(percent(target.shareFraction))}; ${best}`;
}

/** People, cost, time and grade of an option in one sentence. */
export function factsOf(
  option: SummaryOption,
  region: SummaryRegion,
  text: ReturnType<typeof useText>['options'],
): string {
  const newly = Math.max(0, option.servedPopulation);
  const parts = [text.served(rounded(newly), rounded(region.gaps.population))];
  const { p10, p90 } = option.annualCostUsd;
  if (p10 !== null && p90 !== null && p90 > 0) parts.push(`${usdRange(p10, p90)} ${text.perYear}`);
  const months = option.monthsToService;
  if (months.p10 !== null && months.p90 !== null && months.p90 > 0)
    parts.push(text.months(range(months.p10, months.p90, monthsText)));
  if (option.grade) parts.push(text.grade(option.grade));
  return `${parts.join(', ')}.`;
}

const monthsText = (months: number): string => (months < 1 ? '<\u202f1' : String(Math.round(months)));

function Hotspots({ verdict }: { verdict: SummaryRegion['verdict'] }) {
  const text = useText().options;
  const { hotspotsPerAvoidedTower, breakEvenHotspotsPerTower } = verdict;
  if (hotspotsPerAvoidedTower === null || breakEvenHotspotsPerTower?.p50 == null) return null;
  return <p>{text.hotspots(ratio(hotspotsPerAvoidedTower), ratio(breakEvenHotspotsPerTower.p50))}</p>;
}

function Flips({ economics }: { economics: RegionEconomics | undefined }) {
  const words = useText();
  const text = words.options;
  const { rowName, rowUnit } = words.economics;
  const { select, setStage } = useCommands();
  const flippedBy = economics?.verdict.flippedBy ?? [];
  if (!economics) return null;
  if (flippedBy.length === 0) return <p className="quiet">{text.flipsNothing}</p>;
  return (
    <div>
      <p className="quiet">{text.flips}</p>
      <ul>
        {flippedBy.slice(0, 3).map(({ key, label, at, unit, direction, optionId }) => (
          <li key={key}>
            <button
              type="button"
              className="link"
              onClick={() => {
                setStage('costs');
                select({ kind: 'assumption', id: key });
              }}
            >
              {text.flipAt(
                rowName(key, label),
                direction ?? null,
                unit === 'fraction' ? percent(at) : `${rounded(at)} ${rowUnit(unit)}`,
              )}
              {optionId ? text.flipsTo(text.names[optionId]) : ''}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Actions({ region }: { region: SummaryRegion }) {
  const text = useText().options;
  const { select, setDrawer, showRegion, showOptionOnMap } = useCommands();
  return (
    <div className="verdict-actions">
      <Button onClick={() => select({ kind: 'option', regionId: region.id, id: region.verdict.optionId })}>
        {text.why}
      </Button>
      <Button
        onClick={() => {
          showRegion(region.id);
          setDrawer(true);
        }}
      >
        {text.compare}
      </Button>
      <Button onClick={() => showOptionOnMap(region.id, region.verdict.optionId)}>{text.showOnMap}</Button>
    </div>
  );
}
