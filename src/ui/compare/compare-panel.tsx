import { useState } from 'react';
import type { ViewResult } from '../../state';
import { scenarioList, settingsOf } from '../../state';
import { useAppState, useText } from '../app-context';
import { Select } from '../design/select';
import { count, decimal, percent, rounded } from '../format';
import { noGapsText } from '../stages/no-gaps-text';
import { factsOf, rankOf, type SummaryRegion } from '../stages/verdict-card';
import { type Piece, differingNumbers, differingSettings } from './differing';
import { scenarioName } from './scenario-name';
import { settingName, settingValue } from './setting-words';

/** Under the two maps: both verdicts, and everything that differs as a table. */
export function ComparePanel() {
  const text = useText();
  const plan = useAppState((state) => state.plan);
  const result = useAppState((state) => state.result);
  const comparison = useAppState((state) => state.comparison);
  const [regionId, setRegionId] = useState<string | null>(null);
  const other = comparison?.result;
  if (!comparison || !result || !other) return null;
  const regions = result.summary.regions;
  const left = regions.find(({ id }) => id === regionId) ?? regions[0];
  const right = other.summary.regions.find(({ id }) => id === left?.id);
  if (!left || !right) return null;
  const names = scenarioList(plan);
  const nameOf = (id: string) => {
    const found = names.find((entry) => entry.id === id);
    return found ? scenarioName(found, text) : id;
  };
  return (
    <section className="drawer compare-panel" data-covers-map data-open aria-label={text.compare.title}>
      <Verdict name={nameOf(plan.scenario.id)} region={left} other={right}>
        {regions.length > 1 && (
          <Select
            label={text.compare.region}
            hideLabel
            value={left.id}
            options={regions.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setRegionId}
          />
        )}
      </Verdict>
      <Verdict name={nameOf(comparison.scenarioId)} region={right} other={left} />
      <div className="compare-tables">
        <DifferenceTable
          left={left}
          right={right}
          names={[nameOf(plan.scenario.id), nameOf(comparison.scenarioId)]}
          gaps={[gapsIn(result, left.id), gapsIn(other, left.id)]}
        />
        <SettingsTable left={settingsOf(plan)} right={settingsOf(comparison.plan)} />
      </div>
    </section>
  );
}

const gapsIn = ({ gaps }: ViewResult, regionId: string): number =>
  gaps.filter((gap) => gap.regionId === regionId).length;

const optionOf = (region: SummaryRegion) => region.options.find(({ id }) => id === region.verdict.optionId);

interface VerdictProps {
  name: string;
  region: SummaryRegion;
  other: SummaryRegion;
  /** Beside the name. */
  children?: React.ReactNode;
}

function Verdict({ name, region, other, children }: VerdictProps) {
  const text = useText().options;
  const sentences = (of: SummaryRegion): string[] => {
    const option = optionOf(of);
    if (!option) return [];
    if (of.gaps.population < 0.5) return [...noGapsText(of, null, text)];
    const heading = text.headings[option.id](option.towers, count(option.hotspots));
    const { servedPopulation, servedShareFraction } = of.baseline;
    return [
      heading,
      rankOf(option, of, text),
      factsOf(option, of, text),
      text.baseline(count(servedPopulation), percent(servedShareFraction)),
    ];
  };
  const others = sentences(other);
  return (
    <article className="compare-verdict" aria-label={name}>
      <div className="compare-head">
        <h3 className="clip">{name}</h3>
        {children}
      </div>
      {sentences(region).map((sentence, index) => (
        <p key={index} className={index === 0 ? 'verdict-head' : ''}>
          <Pieces pieces={differingNumbers(sentence, others[index] ?? '')} />
        </p>
      ))}
    </article>
  );
}

const Pieces = ({ pieces }: { pieces: Piece[] }) =>
  pieces.map(({ text, differs }, index) =>
    differs ? <strong key={index}>{text}</strong> : <span key={index}>{text}</span>,
  );

interface TableProps {
  left: SummaryRegion;
  right: SummaryRegion;
  names: [string, string];
  gaps: [number, number];
}

function DifferenceTable({ left, right, names, gaps }: TableProps) {
  const text = useText();
  const rows = text.compare.rows;
  const [one, two] = [optionOf(left), optionOf(right)];
  const numbers: [label: string, left: number | null, right: number | null, show: (value: number) => string][] = [
    [rows.served, left.baseline.servedPopulation, right.baseline.servedPopulation, count],
    [rows.gapPeople, left.gaps.population, right.gaps.population, count],
    [rows.gaps, gaps[0], gaps[1], count],
    [rows.gapArea, left.gaps.areaKm2, right.gaps.areaKm2, rounded],
    [rows.sites, one ? one.towers + one.hotspots : null, two ? two.towers + two.hotspots : null, count],
    [rows.newlyServed, one?.servedPopulation ?? null, two?.servedPopulation ?? null, count],
    [rows.cost, one?.annualCostUsd.p50 ?? null, two?.annualCostUsd.p50 ?? null, rounded],
    [rows.capex, one?.capexUsd ?? null, two?.capexUsd ?? null, rounded],
    [rows.months, one?.monthsToService.p50 ?? null, two?.monthsToService.p50 ?? null, decimal],
    [rows.chance, one?.probabilityCheapest ?? null, two?.probabilityCheapest ?? null, percent],
  ];
  return (
    <table className="compact-table" aria-label={text.compare.table}>
      <thead>
        <tr>
          <th scope="col">{text.compare.columns.what}</th>
          <th scope="col" className="number">
            {names[0]}
          </th>
          <th scope="col" className="number">
            {names[1]}
          </th>
          <th scope="col" className="number">
            {text.compare.columns.change}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>{rows.verdict}</td>
          <td className="number">{text.options.shortNames[left.verdict.optionId]}</td>
          <td className="number">{text.options.shortNames[right.verdict.optionId]}</td>
          <td className="number">{left.verdict.optionId === right.verdict.optionId ? '' : '≠'}</td>
        </tr>
        {numbers.map(([label, from, to, show]) => (
          <tr key={label}>
            <td>{label}</td>
            <td className="number">{from === null ? '–' : show(from)}</td>
            <td className="number">{to === null ? '–' : show(to)}</td>
            <td className="number">{changeText(from, to, show)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the right has over the left, as the reader would subtract it; nothing where they show the same. */
function changeText(from: number | null, to: number | null, show: (value: number) => string): React.ReactNode {
  if (from === null || to === null || show(from) === show(to)) return '';
  const shown = (value: number): number =>
    show === count ? Math.round(value) : show === rounded ? Number(value.toPrecision(3)) : value;
  const change = shown(to) - shown(from);
  return <strong>{`${to > from ? '+' : '−'}${show(Math.abs(change))}`}</strong>;
}

const SHOWN = 40;

function SettingsTable({ left, right }: { left: object; right: object }) {
  const words = useText();
  const text = words.compare;
  const register = useAppState((state) => state.result?.register);
  const labelOf = (key: string) => words.economics.rowName(key, register?.find((row) => row.key === key)?.label ?? key);
  const rows = differingSettings(left, right);
  return (
    <div className="stack-tight">
      <h3>{text.settings}</h3>
      {rows.length === 0 && <p className="quiet">{text.same}</p>}
      {rows.length > 0 && (
        <table className="compact-table" aria-label={text.settings}>
          <tbody>
            {rows.slice(0, SHOWN).map(({ path, left: from, right: to }) => (
              <tr key={path}>
                <td>{settingName(path, words, labelOf)}</td>
                <td className="number">{settingValue(path, from, words)}</td>
                <td className="number">
                  <strong>{settingValue(path, to, words)}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
