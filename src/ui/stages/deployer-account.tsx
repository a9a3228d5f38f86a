import type { DeployerRow } from '../../core/economics';
import { useCommands, useText } from '../app-context';
import { PaybackChart } from '../charts/payback-chart';
import { Button } from '../design/button';
import { CopyId } from '../design/copy-id';
import { Facts } from '../design/facts';
import { count, distanceKm, percent, position, rounded } from '../format';

/** One place on its deployer's own account. */
interface Props {
  row: DeployerRow;
  /** What the place is called; '' for nothing known. */
  name: string;
  onShowOnMap(): void;
}

export function DeployerAccount({ row, name, onShowOnMap }: Props) {
  const words = useText();
  const text = words.economics.deployer;
  const { showPlace } = useCommands();
  const { view, nearestHotspot } = row;
  const spread = ({ p10, p50, p90 }: { p10: number; p50: number; p90: number }) =>
    [p10, p50, p90].map(rounded).join(' / ');
  return (
    <aside className="deployers-account" aria-label={text.account(name || row.id)}>
      <div>
        <h3>{text.account(name || row.id)}</h3>
        <CopyId id={row.id} />
      </div>
      <PaybackChart view={view} name={`payback-${row.id}`} />
      <Facts
        rows={[
          [words.inspector.kind, row.kind ? words.inspector.siteKinds[row.kind] : null],
          [text.columns.place, text.groups[row.group]],
          [text.columns.gb, `${spread(view.gbPerMonth)} (${text.from[row.gbFrom]})`],
          [text.columns.nothing, percent(view.nearlyNoDataProbability)],
          [text.columns.income, `${spread(view.incomeUsdPerMonth)} ${text.usdPerMonth}`],
          [text.columns.running, `${spread(view.runningUsdPerMonth)} ${text.usdPerMonth}`],
          [words.inspector.capex, `${spread(view.capexUsd)} USD`],
          [text.columns.payback, text.neverShare(percent(view.neverPaysBackProbability))],
          [text.columns.needed, rounded(view.gbPerMonthFor24Months)],
          [text.columns.nearest, nearestHotspot ? nearestText(nearestHotspot, text) : text.noneNear],
          [text.columns.unserved, count(row.unservedPeople)],
          [words.inspector.position, position(row.lonDeg, row.latDeg)],
        ]}
      />
      {row.demandShareFraction < 1 && <p className="small quiet">{text.shared(percent(row.demandShareFraction))}</p>}
      <Button
        icon="target"
        onClick={() => {
          showPlace(row.id, row.lonDeg, row.latDeg);
          onShowOnMap();
        }}
      >
        {text.showOnMap}
      </Button>
    </aside>
  );
}

function nearestText(
  { id, distanceKm: km, positionPrecision }: NonNullable<DeployerRow['nearestHotspot']>,
  text: ReturnType<typeof useText>['economics']['deployer'],
): string {
  const precision = text.precision[positionPrecision] ?? text.precisionCell(positionPrecision);
  return `${id}, ${distanceKm(km)}, ${precision}`;
}
