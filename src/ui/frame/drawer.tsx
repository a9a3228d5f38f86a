import { useState } from 'react';
import { shownNetwork, type StageId, type ViewResult } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { Segments } from '../design/segments';
import { TableView } from '../table/table-view';
import { HexagonTable } from '../table/hexagon-table';
import { makeTable, TABLE_IDS, type TableId } from '../table/tables';
import { presenceOf } from './presence';

/** The table a stage opens with. */
const TABLE_OF_STAGE: Record<StageId, TableId> = {
  data: 'regions',
  network: 'existing',
  gaps: 'gaps',
  options: 'options',
  costs: 'assumptions',
  report: 'regions',
};

/** Every result as a table, under the map. */
export function Drawer() {
  const text = useText();
  const { setDrawer } = useCommands();
  const isOpen = useAppState((state) => state.drawerOpen);
  const stage = useAppState((state) => state.stage);
  const result = useAppState((state) => state.result);
  const presence = useAppState(presenceOf);
  const [chosen, setChosen] = useState<{ stage: StageId; table: TableId | 'hexagons' } | null>(null);
  if (presence === 'none') return null;
  const table = chosen?.stage === stage ? chosen.table : TABLE_OF_STAGE[stage];
  const label = table === 'hexagons' ? text.hexagons.tab : text.drawer.tabs[table];
  return (
    <section className="drawer" data-covers-map data-open={isOpen} data-presence={presence} aria-label={label}>
      {result && isOpen ? (
        <TableOfResult
          key={table}
          id={table}
          result={result}
          switcher={
            <Segments
              label={text.drawer.open}
              value={table}
              options={[
                ...TABLE_IDS.map((id) => ({ value: id, label: text.drawer.tabs[id] })),
                { value: 'hexagons', label: text.hexagons.tab },
              ]}
              onChange={(next) => setChosen({ stage, table: next as TableId | 'hexagons' })}
            />
          }
        />
      ) : (
        <div className="drawer-head">
          <Button kind="quiet" icon="table" onClick={() => setDrawer(true)}>
            {label}
          </Button>
        </div>
      )}
    </section>
  );
}

interface TableProps {
  id: TableId | 'hexagons';
  result: ViewResult;
  switcher: React.ReactNode;
}

function TableOfResult({ id, result, switcher }: TableProps) {
  const text = useText();
  const network = useAppState(shownNetwork);
  if (id === 'hexagons') return <HexagonTable switcher={switcher} />;
  return (
    <TableView
      id={id}
      label={text.drawer.tabs[id]}
      table={makeTable(id, { result, network, text })}
      switcher={switcher}
    />
  );
}
