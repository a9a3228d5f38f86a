import type { RegionViews, Spread } from '../../core/economics/economics-types';
import { useText } from '../app-context';
import { Facts } from '../design/facts';
import { percent, range, rounded, usd, usdRange } from '../format';

/** The same region in the eyes of a carrier, and of people who would rather build nothing. */
export function ViewsSection({ views }: { views: RegionViews }) {
  return (
    <>
      {views.carrier && <CarrierSection carrier={views.carrier} />}
      {views.comparators.length > 0 && <ComparatorsSection comparators={views.comparators} />}
    </>
  );
}

function CarrierSection({ carrier }: { carrier: NonNullable<RegionViews['carrier']> }) {
  const text = useText().economics.views;
  const { trafficGbPerYear: traffic, offloadFeeUsdPerYear: fee, buildUsdPerYear: build } = carrier;
  const { fromLoadFraction, toLoadFraction } = carrier.offloadPays;
  return (
    <section className="panel-section long-labels">
      <h2>{text.carrier}</h2>
      <Facts
        rows={[
          [text.traffic, usdRange(traffic.p10, traffic.p90)],
          [text.fee, usdRange(fee.p10, fee.p90)],
          [text.build, usdRange(build.p10, build.p90)],
          [text.chance, percent(carrier.probabilityOffloadCheaper)],
          [text.breakEven, usd(carrier.breakEvenGbPerYear.p50)],
          [text.marginal, rounded(carrier.marginalUsdPerGb.withRoom)],
          [text.next, rounded(carrier.marginalUsdPerGb.nextSite)],
          [text.average, rounded(carrier.averageUsdPerGb)],
        ]}
      />
      <p className="small quiet">{text.load(percent(fromLoadFraction), percent(toLoadFraction))}</p>
    </section>
  );
}

function ComparatorsSection({ comparators }: { comparators: RegionViews['comparators'] }) {
  const words = useText();
  const text = words.economics.views;
  return (
    <section className="panel-section">
      <h2>{text.comparators}</h2>
      {comparators.map(({ id, annualCostUsd, usdPerPersonYear }) => (
        <div key={id} className="comparator">
          <p>{text.comparatorNames[id]}</p>
          <p>
            {spread(usdPerPersonYear)} {text.perPerson}
            <span className="quiet">
              , {spread(annualCostUsd, usdRange)} {words.options.perYear}
            </span>
          </p>
          <p className="small quiet">{text.comparatorLimits[id]}</p>
        </div>
      ))}
    </section>
  );
}

/** One figure where both ends read the same. */
const spread = ({ p10, p90 }: Spread, format: (low: number, high: number) => string = (a, b) => range(a, b)): string =>
  p10 === p90 ? rounded(p10) : format(p10, p90);
