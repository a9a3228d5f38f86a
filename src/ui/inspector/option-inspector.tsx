import type { OptionEconomics } from '../../core/economics/economics-types';
import { kneeOf } from '../../core/siting/knee';
import type { OptionId } from '../../core/siting/siting-types';
import { messageOf } from '../../state';
import { useAppState, useText } from '../app-context';
import { Facts } from '../design/facts';
import { count, percent, range, usd, usdRange } from '../format';
import type { Text } from '../text/en';
import { OptionEconomicsView } from './option-economics-view';

/** One option of one region in full: size, cost with its spread, time, proof. */
export function OptionInspector({ id, regionId }: { id: OptionId; regionId: string }) {
  const text = useText();
  const words = text.inspector;
  const region = useAppState((state) => state.result?.summary.regions.find((entry) => entry.id === regionId));
  const economics = useAppState((state) => state.result?.economics.find((entry) => entry.regionId === regionId));
  const notes = economics?.notes;
  const full = economics?.options.find((entry) => entry.id === id);
  const option = region?.options.find((entry) => entry.id === id);
  if (!region || !option) return <p className="quiet">{words.gone}</p>;
  const { annualCostUsd: cost, monthsToService: months, optimality } = option;
  const perYear = text.options.perYear;
  return (
    <div className="stack">
      <p>{text.options.gradeHelp[option.grade]}</p>
      {(option.grade === 'B' || option.grade === 'A+B') && (
        <p className="small">{text.economics.option.lacks(text.economics.option.lacking[option.grade])}</p>
      )}
      <Facts
        rows={[
          [words.sites, words.siteCounts(option.towers, count(option.hotspots))],
          ...(full ? [sparesOf(full, text.economics.option)] : []),
          [
            words.people,
            `${count(option.servedPopulation)} (${option.reachesTarget ? text.options.reaches : text.options.missesBy})`,
          ],
          [words.annual, cost.p50 === null ? null : `${usd(cost.p50)} ${perYear}`],
          ['P10–P90', cost.p10 === null || cost.p90 === null ? null : `${usdRange(cost.p10, cost.p90)} ${perYear}`],
          [
            words.perPerson,
            option.costPerServedPersonUsdPerYear === null
              ? null
              : `${usd(option.costPerServedPersonUsdPerYear)} ${perYear}`,
          ],
          [
            words.perHousehold,
            typeof option.costPerServedHouseholdUsdPerYear === 'number'
              ? `${usd(option.costPerServedHouseholdUsdPerYear)} ${perYear}`
              : null,
          ],
          ...(full ? [bendOf(full, text)] : []),
          [words.capex, `${usd(option.capexUsd)} USD`],
          [words.opex, `${usd(option.opexUsdPerYear)} ${perYear}`],
          [words.npv, `${usd(option.npvUsd)} USD`],
          [
            words.months,
            months.p10 === null || months.p90 === null
              ? null
              : text.options.months(range(months.p10, months.p90, oneDigit)),
          ],
          [text.compare.rows.chance, percent(option.probabilityCheapest)],
          [words.built, option.expectedBuiltShareFraction === null ? null : percent(option.expectedBuiltShareFraction)],
          [
            words.optimality,
            `${methodText(optimality.method, words.methods)}, ${optimality.gapFraction === null ? words.noBound : words.bound(percent(optimality.gapFraction))}`,
          ],
        ]}
      />
      <OptionEconomicsView id={id} regionId={regionId} />
      {notes && notes.length > 0 && (
        <ul className="issue-list">
          {notes.map((note, index) => (
            <li key={index}>{messageOf(note, text.messages)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

type Row = [label: string, value: string | null];

/** Hotspots that are paid for besides those serving, so that the target holds when some are off or their hosts leave. */
function sparesOf({ hotspots, spareHotspots }: OptionEconomics, text: Text['economics']['option']): Row {
  if (hotspots === 0) return [text.spares, null];
  return [text.spares, spareHotspots > 0 ? text.sparesOf(count(spareHotspots), count(hotspots)) : text.noSpares];
}

function bendOf({ curve }: OptionEconomics, { economics: { option: text }, options }: Text): Row {
  const knee = kneeOf(curve);
  if (!knee) return [text.bend, null];
  const cost = `${usd(knee.annualCostUsd)} ${options.perYear}`;
  return [text.bend, text.bendOf(cost, knee.sites, count(knee.servedPeople))];
}

const oneDigit = (months: number): string => (months < 1 ? '<\u202f1' : String(Math.round(months)));

/** How the sites were found, in the language in use. */
const methodText = (method: string, names: Readonly<Record<string, string>>): string =>
  method
    .split(', ')
    .map((part) => names[part] ?? part)
    .join(', ');
