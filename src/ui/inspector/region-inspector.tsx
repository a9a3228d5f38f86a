import { useAppState, useText } from '../app-context';
import { Facts } from '../design/facts';
import { areaKm2, count, decimal, percent } from '../format';
import { IssueList } from '../stages/issue-list';

/** A region as it is today: what the verdict starts from. */
export function RegionInspector({ id }: { id: string }) {
  const text = useText();
  const words = text.inspector;
  const result = useAppState((state) => state.result);
  const isDrawn = useAppState((state) => state.plan.inputs.drawnRegions.some((drawn) => drawn.id === id));
  const hasPeople = useAppState((state) => state.plan.inputs.demand.length > 0);
  const region = result?.summary.regions.find((entry) => entry.id === id);
  if (!result || !region) return <p className="quiet">{isDrawn ? words.pending : words.gone}</p>;
  const { servedPopulation, servedShareFraction, unknownPopulation } = region.baseline;
  const [served, unknown] = [
    servedShareFraction * 100,
    region.population > 0 ? (unknownPopulation / region.population) * 100 : 0,
  ];
  return (
    <div className="stack">
      <div className="stacked-bar" aria-hidden="true">
        <span style={{ width: `${served}%`, background: 'var(--served)' }} />
        {region.population > 0 && (
          <span style={{ width: `${Math.max(0, 100 - served - unknown)}%`, background: 'var(--unserved)' }} />
        )}
      </div>
      <Facts
        rows={[
          [words.population, hasPeople ? count(region.population) : words.noPeople],
          [words.households, region.households === undefined ? null : count(region.households)],
          [words.served, region.population > 0 ? `${count(servedPopulation)} (${percent(servedShareFraction)})` : null],
          [words.unknown, unknownPopulation >= 0.5 ? count(unknownPopulation) : null],
          [
            words.visitors,
            region.visitors
              ? words.visitorsServed(
                  count(region.visitors.people),
                  percent(region.visitors.people > 0 ? region.visitors.servedPeople / region.visitors.people : 0),
                )
              : null,
          ],
          [words.gaps, hasPeople ? words.gapsWith(count(region.gaps.count), count(region.gaps.population)) : null],
          [words.area, areaKm2(region.areaKm2)],
          [words.cells, `${count(result.grid.count)} (H3\u00a0${result.grid.resolution})`],
        ]}
      />
      <p className="quiet">{words.nothing}</p>
      {Object.keys(result.timingsS).length > 0 && (
        <section className="stack-tight" aria-label={words.timings}>
          <h3>{words.timings}</h3>
          <Facts
            rows={Object.entries(result.timingsS).map(([stage, seconds]) => [
              text.computedStages[stage] ?? stage,
              `${decimal(seconds, 2)} s`,
            ])}
          />
        </section>
      )}
      {result.issues.length > 0 && (
        <section className="stack-tight">
          <h3>{words.issues}</h3>
          <IssueList issues={result.issues} shown={4} />
        </section>
      )}
    </div>
  );
}
