import type { MarketView, OptionEconomics } from '../../core/economics/economics-types';
import type { OptionId } from '../../core/siting/siting-types';
import { useAppState, useText } from '../app-context';
import { SpendingChart } from '../charts/spending-chart';
import { Facts } from '../design/facts';
import { percent, range, rounded, usd } from '../format';

/** What an option costs beyond its one figure: by area, by traffic, by year, to several operators, and left to a market. */
export function OptionEconomicsView({ id, regionId }: { id: OptionId; regionId: string }) {
  const words = useText();
  const text = words.economics.option;
  const option = useAppState((state) =>
    state.result?.economics.find((entry) => entry.regionId === regionId)?.options.find((entry) => entry.id === id),
  );
  if (!option || option.towers + option.hotspots === 0) return null;
  const { costPerGapKm2UsdPerYear: perKm2, costPerGbUsd: perGb, personYearsUnserved: waiting } = option;
  const perYear = words.options.perYear;
  return (
    <>
      <Facts
        rows={[
          [text.perKm2, perKm2 === null || perKm2 === undefined ? null : `${usd(perKm2)} ${perYear}`],
          [text.perGb, perGb === null || perGb === undefined ? null : `${rounded(perGb)} USD`],
          [text.waiting, range(waiting.p10, waiting.p90)],
        ]}
      />
      <SpendingChart option={option} name={`spending-${regionId}-${id}`} />
      {option.perOperator && <Sharing perOperator={option.perOperator} />}
      {option.market && <Market market={option.market} />}
    </>
  );
}

function Sharing({ perOperator }: { perOperator: NonNullable<OptionEconomics['perOperator']> }) {
  const words = useText();
  const text = words.economics.option;
  return (
    <section className="stack-tight">
      <h3>{text.sharing}</h3>
      <Facts
        rows={perOperator.map(({ tenants, annualCostUsd }) => [
          text.tenants(tenants),
          `${usd(annualCostUsd)} ${words.options.perYear}`,
        ])}
      />
    </section>
  );
}

/** Funded, every hotspot is built; left to deployers, only those that pay back. */
function Market({ market }: { market: MarketView }) {
  const text = useText().economics.option;
  const { builtShareFraction, subsidyUsdPerHotspotYear: subsidy, incomeUsdPerHotspotYear: income } = market;
  return (
    <section className="stack-tight long-labels">
      <h3>{text.market}</h3>
      <p>{text.built(percent(builtShareFraction))}</p>
      <Facts
        rows={[
          [`${text.income}, ${text.perHotspot}`, range(income.p10, income.p90)],
          [`${text.subsidy}, ${text.perHotspot}`, range(subsidy.p10, subsidy.p90)],
        ]}
      />
    </section>
  );
}
