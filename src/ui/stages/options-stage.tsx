import { shownOption } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { BreakEvenChart } from '../charts/break-even-chart';
import { CostChart } from '../charts/cost-chart';
import { CurveChart } from '../charts/curve-chart';
import { TornadoChart } from '../charts/tornado-chart';
import { NumberInput } from '../design/number-input';
import { Select } from '../design/select';
import { Slider } from '../design/slider';
import { count, percent, rounded } from '../format';
import { boundsOfGeometry } from '../../core/geo/bounds';
import { SitingWishesPanel } from './siting-wishes';
import { OptionName } from './option-name';
import { Requested } from './requested';
import { NothingYet } from './nothing-yet';
import { SitingProgress } from './siting-progress';
import { type SummaryRegion, VerdictCard } from './verdict-card';
import { ViewsSection } from './views-section';
import './economics.css';

/** The verdict of a region, the options behind it, and the target they are judged by. */
export function OptionsStage() {
  const text = useText().options;
  const result = useAppState((state) => state.result);
  const regionId = useAppState((state) => state.regionId);
  const regions = result?.summary.regions ?? [];
  const region = regions.find(({ id }) => id === regionId) ?? regions[0];
  if (!result || !region)
    return (
      <div className="stack">
        <NothingYet what={text.noResult} />
        <SitingProgress />
      </div>
    );
  const economics = result.economics.find((entry) => entry.regionId === region.id);
  return (
    <div className="stack">
      {regions.length > 1 && <RegionChoice regions={regions} region={region} />}
      <VerdictCard region={region} economics={economics} />
      <SitingProgress />
      <section className="panel-section">
        <Baseline region={region} />
        <Target />
      </section>
      <section className="panel-section">
        <h2>{text.table}</h2>
        <OptionsTable region={region} />
        <Requested regionId={region.id} />
      </section>
      <SitingWishesPanel regionId={region.id} />
      {economics && (
        <section className="panel-section">
          <CostChart region={region} />
          <CurveChart economics={economics} recommendedId={region.verdict.optionId} />
          <BreakEvenChart region={region} />
          <TornadoChart economics={economics} />
        </section>
      )}
      {economics?.views && <ViewsSection views={economics.views} />}
    </div>
  );
}

function RegionChoice({ regions, region }: { regions: readonly SummaryRegion[]; region: SummaryRegion }) {
  const text = useText().options;
  const { showRegion, focus } = useCommands();
  const outlines = useAppState((state) => state.result?.regions);
  return (
    <Select
      label={text.region}
      value={region.id}
      options={regions.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => {
        showRegion(id);
        const outline = outlines?.find((entry) => entry.id === id);
        if (outline) focus({ bounds: boundsOfGeometry(outline.geometry) });
      }}
    />
  );
}

function Baseline({ region }: { region: SummaryRegion }) {
  const text = useText().options;
  const { servedPopulation, servedShareFraction, unknownPopulation } = region.baseline;
  if (region.population === 0) return null;
  return (
    <div>
      <p>{text.baseline(count(servedPopulation), percent(servedShareFraction))}</p>
      {unknownPopulation >= 0.5 && <p className="quiet">{text.unknown(count(unknownPopulation))}</p>}
    </div>
  );
}

function Target() {
  const text = useText().options;
  const { setTarget, setBudget } = useCommands();
  const { shareFraction, budgetUsdPerYear } = useAppState((state) => state.plan.target);
  return (
    <>
      <Slider
        label={text.target}
        value={shareFraction}
        min={0.05}
        max={1}
        step={0.05}
        format={percent}
        onCommit={setTarget}
      />
      {budgetUsdPerYear !== null && (
        <NumberInput label={`${text.budget}, ${text.perYear}`} value={budgetUsdPerYear} onCommit={setBudget} />
      )}
    </>
  );
}

function OptionsTable({ region }: { region: SummaryRegion }) {
  const text = useText().options;
  const { select } = useCommands();
  const shown = useAppState((state) => shownOption(state.result, state.optionId, region.id));
  const columns = text.columns;
  return (
    <table className="compact-table">
      <thead>
        <tr>
          <th scope="col">{columns.option}</th>
          <th scope="col" className="number">
            {columns.sites}
          </th>
          <th scope="col" className="number">
            {columns.served}
          </th>
          <th scope="col" className="number">
            {columns.cost}
          </th>
          <th scope="col" className="number">
            {columns.chance}
          </th>
        </tr>
      </thead>
      <tbody>
        {region.options.map((option) => {
          const choose = () => select({ kind: 'option', regionId: region.id, id: option.id });
          return (
            <tr
              key={option.id}
              tabIndex={0}
              aria-selected={option.id === shown}
              className={option.reachesTarget ? '' : 'option-misses'}
              title={option.reachesTarget ? text.reaches : text.missesBy}
              onClick={choose}
              onKeyDown={(event) => event.key === 'Enter' && choose()}
            >
              <td>
                <OptionName id={option.id} isShort />
              </td>
              <td className="number">{count(option.towers + option.hotspots)}</td>
              <td className="number">{count(option.servedPopulation)}</td>
              <td className="number">
                {option.annualCostUsd.p50 === null ? '–' : rounded(option.annualCostUsd.p50 / 1000)}
              </td>
              <td className="number">{option.reachesTarget ? percent(option.probabilityCheapest) : '–'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
