import { useEffect, useState } from 'react';
import type { HexagonList } from '../../core/report';
import { useAppState, useCommands, useText, useViewport } from '../app-context';
import { count, fixed, percent, rounded } from '../format';
import type { Text } from '../text/en';
import { TableView } from './table-view';
import type { TableOf } from './tables';

type Row = HexagonList['rows'][number];

const MOST = 1_000;
const WAIT_MS = 250;
const NOTHING: HexagonList = { resolution: 0, all: 0, rows: [] };

/** What the map shows in view, one row a hexagon, those of most people first; follows the map. */
export function HexagonTable({ switcher }: { switcher: React.ReactNode }) {
  const text = useText();
  const list = useHexagonsInView();
  const words = text.hexagons;
  const label = words.label(count(list.rows.length), count(list.all), list.resolution);
  return <TableView id="hexagons" label={label} summary={label} table={tableOf(list.rows, text)} switcher={switcher} />;
}

function useHexagonsInView(): HexagonList {
  const { hexagonsInView } = useCommands();
  const bounds = useViewport((viewport) => viewport.bounds);
  const zoom = useViewport((viewport) => viewport.zoom);
  const version = useAppState((state) => state.result?.version);
  const [list, setList] = useState(NOTHING);
  useEffect(() => {
    if (!bounds || version === undefined) return;
    let isLatest = true;
    const timer = setTimeout(() => {
      hexagonsInView(bounds, zoom, MOST).then(
        (found) => isLatest && setList(found),
        () => isLatest && setList(NOTHING),
      );
    }, WAIT_MS);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [hexagonsInView, bounds, zoom, version]);
  return list;
}

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

function tableOf(rows: readonly Row[], text: Text): TableOf<unknown> {
  const { layers, states } = text.map;
  const whole = (value: string | number) => fixed(Number(value), 0);
  const table: TableOf<Row> = {
    rows,
    keyOf: ({ h3 }) => h3,
    keyOfSelection: (selection) =>
      selection.kind === 'cell'
        ? (rows.find(({ lonDeg, latDeg }) => lonDeg === selection.lonDeg && latDeg === selection.latDeg)?.h3 ?? null)
        : null,
    select: ({ lonDeg, latDeg }) => ({ kind: 'cell', lonDeg, latDeg }),
    place: () => null,
    columns: [
      { id: 'h3', label: 'H3', width: 140, value: (row) => row.h3 },
      { id: 'state', label: layers.state, width: 120, value: (row) => states[row.state] },
      { id: 'people', label: layers.people, width: 80, value: (row) => row.people, show: (value) => rounded(Number(value)) },
      ...(rows.some(({ visitors }) => visitors !== undefined)
        ? [{ id: 'visitors', label: layers.visitors, width: 110, value: (row: Row) => row.visitors ?? null, show: (value: string | number) => rounded(Number(value)) }]
        : []),
      { id: 'unserved', label: text.hexagons.unserved, width: 110, value: (row) => known(row.unservedShare), show: (value) => percent(Number(value)) },
      { id: 'rsrp', label: 'RSRP, dBm', width: 90, value: (row) => known(row.rsrpDbm), show: whole },
      { id: 'sinr', label: 'SINR, dB', width: 80, value: (row) => known(row.sinrDb), show: whole },
      { id: 'down', label: `${layers.down}, Mbps`, width: 120, value: (row) => known(row.downMbps), show: (value) => fixed(Number(value)) },
      { id: 'server', label: layers.server, width: 170, value: (row) => row.server || null },
      { id: 'gap', label: text.inspector.gap, width: 60, value: (row) => row.gap || null },
    ],
  }; // prettier-ignore
  return table as TableOf<unknown>;
}
