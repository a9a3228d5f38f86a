import type { ReactNode } from 'react';
import type { OptionId, OptionTarget, WhatWouldChange } from '../../core/siting/siting-types';
import { useAppState, useCommands, useText } from '../app-context';
import { type ChartTable, csvOf, tsvOf } from '../charts/table-text';
import { Button } from '../design/button';
import { count, percent, rounded, usd } from '../format';
import { saveBlob } from '../save-blob';
import type { Text } from '../text/en';
import { OptionName } from './option-name';
import { type Request, useRequest } from './use-request';

type Targets = readonly { option: OptionId; targets: OptionTarget[] }[];

/** What is computed only when it is asked for: other targets, and what would make hotspots as cheap as towers. */
export function Requested({ regionId }: { regionId: string }) {
  const text = useText().economics.requested;
  const { otherTargets, whatWouldChange } = useCommands();
  const targets = useRequest(regionId, otherTargets);
  const change = useRequest(regionId, whatWouldChange);
  const isUnsettled = useAppState((state) => state.result?.stale !== undefined || state.run.status === 'running');
  return (
    <>
      <div className="button-row">
        <Button
          disabled={isUnsettled || targets.request.status === 'working'}
          title={isUnsettled ? text.gone : undefined}
          onClick={targets.start}
        >
          {text.targets}
        </Button>
        <Button
          disabled={isUnsettled || change.request.status === 'working'}
          title={isUnsettled ? text.gone : undefined}
          onClick={change.start}
        >
          {text.change}
        </Button>
      </div>
      <Pending label={text.targets} request={targets.request} onStop={targets.stop} />
      {targets.request.status === 'ready' &&
        (targets.request.given ? (
          <TargetsTable options={targets.request.given} regionId={regionId} />
        ) : (
          <p className="quiet">{text.gone}</p>
        ))}
      <Pending label={text.change} request={change.request} onStop={change.stop} />
      {change.request.status === 'ready' && <ChangeAnswer answer={change.request.given} regionId={regionId} />}
    </>
  );
}

function Pending({ label, request, onStop }: { label: string; request: Request<unknown>; onStop(): void }) {
  const text = useText().economics.requested;
  if (request.status === 'failed') return <p className="field-error">{text.failed(request.message)}</p>;
  if (request.status !== 'working') return null;
  return (
    <div className="row">
      <span className="quiet small grow">{text.working}</span>
      <progress className="progress" aria-label={label} value={request.fraction} />
      <Button kind="quiet" onClick={onStop}>
        {text.stop}
      </Button>
    </div>
  );
}

/** A small table with what it is about, and its numbers to take along. */
function Taken({
  title,
  name,
  table,
  children,
}: {
  title: string;
  name: string;
  table: ChartTable;
  children: ReactNode;
}) {
  const words = useText();
  const text = words.economics.requested;
  const { tell } = useCommands();
  const copy = async () => {
    await navigator.clipboard.writeText(tsvOf(table));
    tell(words.drawer.copied);
  };
  return (
    <figure className="requested" aria-label={title}>
      <figcaption className="row-between">
        <h3>{title}</h3>
        <span className="chart-actions">
          <button type="button" className="link" title={words.drawer.copy} onClick={() => void copy()}>
            {text.copy}
          </button>
          <button type="button" className="link" onClick={() => saveBlob(csvOf(table), `${name}.csv`)}>
            {text.csv}
          </button>
        </span>
      </figcaption>
      {children}
    </figure>
  );
}

function TargetsTable({ options, regionId }: { options: Targets; regionId: string }) {
  const words = useText();
  const text = words.economics.requested;
  const shares = options[0]?.targets.map(({ shareFraction }) => shareFraction) ?? [];
  return (
    <Taken title={text.targetsTitle} name={`targets-${regionId}`} table={targetsTable(options, words)}>
      <p className="quiet small">{text.targetsHelp}</p>
      <table className="compact-table">
        <thead>
          <tr>
            <th scope="col">{text.columns.option}</th>
            {shares.map((share) => (
              <th key={share} scope="col" className="number">
                {percent(share)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {options.map(({ option, targets }) => (
            <tr key={option}>
              <td>
                <OptionName id={option} isShort />
              </td>
              {targets.map((target) => (
                <td key={target.shareFraction} className="number">
                  {target.reachesTarget ? <TargetCost target={target} /> : <span title={text.outOfReach}>–</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet small">{text.legend}</p>
    </Taken>
  );
}

function TargetCost({ target: { annualCostUsd, towers, hotspots } }: { target: OptionTarget }) {
  const text = useText().economics.requested;
  const sites = [
    ...(towers > 0 ? [text.towers(count(towers))] : []),
    ...(hotspots > 0 ? [text.hotspots(count(hotspots))] : []),
  ];
  return (
    <>
      {usd(annualCostUsd)}
      <br />
      <span className="quiet small">{sites.join(' ')}</span>
    </>
  );
}

/** Long: a row an option and target. */
function targetsTable(options: Targets, words: Text): ChartTable {
  const { columns } = words.economics.requested;
  return {
    head: [
      columns.option,
      columns.share,
      columns.cost,
      columns.towers,
      columns.hotspots,
      columns.people,
      columns.reaches,
    ],
    rows: options.flatMap(({ option, targets }) =>
      targets.map((target) => [
        words.options.names[option],
        target.shareFraction,
        Math.round(target.annualCostUsd),
        target.towers,
        target.hotspots,
        Math.round(target.servedPeople),
        target.reachesTarget ? words.inspector.yes : words.inspector.no,
      ]),
    ),
  };
}

function ChangeAnswer({ answer, regionId }: { answer: { change: WhatWouldChange | null } | null; regionId: string }) {
  const text = useText().economics.requested;
  if (!answer) return <p className="quiet">{text.gone}</p>;
  if (!answer.change) return <p className="quiet">{text.noChange}</p>;
  return <ChangeTable change={answer.change} regionId={regionId} />;
}

function ChangeTable({ change, regionId }: { change: WhatWouldChange; regionId: string }) {
  const words = useText();
  const text = words.economics.requested;
  const times = (factor: number | null, limit: number) =>
    factor === null ? text.notEven(count(limit)) : text.times(rounded(factor));
  const { hotspotUsdPerYear: price, priceFactor } = change;
  const rows: [input: string, here: string, equal: string][] = [
    [text.price, usd(price), `${usd(price * priceFactor)} (${text.times(rounded(priceFactor))})`],
    [text.radius, text.times('1'), times(change.radiusFactor, MOST_RADIUS)],
    [text.density, text.times('1'), times(change.densityFactor, MOST_DENSITY)],
  ];
  const table = {
    head: [text.input, text.columns.factor],
    rows: [
      [text.price, Number(priceFactor.toPrecision(3))],
      [text.radius, plainFactor(change.radiusFactor, MOST_RADIUS)],
      [text.density, plainFactor(change.densityFactor, MOST_DENSITY)],
    ],
  };
  return (
    <Taken title={text.changeTitle} name={`what-would-change-${regionId}`} table={table}>
      <p className="quiet small">
        {text.changeHelp(
          usd(change.hotspotsUsdPerYear),
          usd(change.towersUsdPerYear),
          words.options.names[change.towersOption],
        )}
      </p>
      <table className="compact-table">
        <thead>
          <tr>
            <th scope="col">{text.input}</th>
            <th scope="col" className="number">
              {text.here}
            </th>
            <th scope="col" className="number">
              {text.equal}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([input, here, equal]) => (
            <tr key={input}>
              <td>{input}</td>
              <td className="number">{here}</td>
              <td className="number">{equal}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Taken>
  );
}

/** The farthest that is tried: what-would-change.ts. */
const MOST_RADIUS = 8;
const MOST_DENSITY = 64;

const plainFactor = (factor: number | null, most: number): number | string =>
  factor === null ? `> ${most}` : Number(factor.toPrecision(3));
