import type { DeployerRow } from '../../core/economics';
import type { WishedPlace } from '../../core/plan/siting-wishes';
import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { count, percent, rounded } from '../format';

interface Props {
  rows: readonly DeployerRow[];
  /** What each place is called, by its id. */
  names: ReadonlyMap<string, string>;
  chosenId: string | null;
  /** What would be put up where the row does not say. */
  device: WishedPlace['kind'];
  onChoose(id: string): void;
}

/** Ranked places; the account of the chosen one stands beside. */
export function DeployerTable({ rows, names, chosenId, device, onChoose }: Props) {
  const text = useText().economics.deployer;
  const { columns } = text;
  const heads: [string, string][] = [
    [columns.gb, text.spread],
    [columns.nothing, ''],
    [columns.income, text.usdPerMonth],
    [columns.payback, text.spread],
    [columns.near, ''],
    [columns.unserved, ''],
  ];
  return (
    <div className="deployers-list">
      <table className="compact-table">
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">{columns.place}</th>
            {heads.map(([name, unit]) => (
              <th key={name} scope="col" className="number">
                {name}
                {unit && <span className="quiet"> {unit}</span>}
              </th>
            ))}
            <th scope="col">
              <span className="hidden-text">{text.pin}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row
              key={row.id}
              row={row}
              name={names.get(row.id) ?? ''}
              rank={index + 1}
              isChosen={row.id === chosenId}
              device={device}
              onChoose={onChoose}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  row,
  name,
  rank,
  isChosen,
  device,
  onChoose,
}: { row: DeployerRow; name: string; rank: number; isChosen: boolean } & Pick<Props, 'device' | 'onChoose'>) {
  const text = useText().economics.deployer;
  const { view } = row;
  const { p10, p50, p90 } = view.gbPerMonth;
  const months = (value: number | null): string => (value === null ? text.never : rounded(value));
  return (
    <tr
      tabIndex={0}
      aria-selected={isChosen}
      onClick={() => onChoose(row.id)}
      onKeyDown={(event) => event.key === 'Enter' && onChoose(row.id)}
    >
      <td className="number quiet">{rank}</td>
      <td>
        {name}
        <span className="deployers-id">{row.id}</span>
      </td>
      <td className="number">{[p10, p50, p90].map(rounded).join(' / ')}</td>
      <td className="number">{percent(view.nearlyNoDataProbability)}</td>
      <td className="number">{rounded(view.incomeUsdPerMonth.p50)}</td>
      <td className="number">
        {view.paybackMonths.p10 === null
          ? text.never
          : [view.paybackMonths.p10, view.paybackMonths.p50, view.paybackMonths.p90].map(months).join(' / ')}
      </td>
      <td className="number">{row.hotspotsNear === 0 ? text.noneNear : count(row.hotspotsNear)}</td>
      <td className="number">{count(row.unservedPeople)}</td>
      <td>
        <PinButton row={row} name={name} device={device} />
      </td>
    </tr>
  );
}

function PinButton({ row, name, device }: { row: DeployerRow; name: string; device: WishedPlace['kind'] }) {
  const text = useText().economics.deployer;
  const { pinPlace } = useCommands();
  const isPinned = useAppState((state) =>
    state.plan.siting.places.some(({ lonDeg, latDeg }) => near(lonDeg, row.lonDeg) && near(latDeg, row.latDeg)),
  );
  if (isPinned) return <span className="quiet small">{text.pinned}</span>;
  const kind = (row.kind as WishedPlace['kind'] | undefined) ?? device;
  return (
    <Button
      title={text.pinHelp}
      aria-label={`${text.pin} ${name} ${row.id}`.replace('  ', ' ')}
      onClick={(event) => {
        event.stopPropagation();
        pinPlace(kind, row.lonDeg, row.latDeg);
      }}
    >
      {text.pin}
    </Button>
  );
}

/** Places of the plan are kept to six decimals. Degrees. */
const near = (one: number, other: number): boolean => Math.abs(one - other) < 2e-6;
