import { useState } from 'react';
import { shownNetwork, type StageId, type ViewResult } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { Segments } from '../design/segments';
import { TableView } from '../table/table-view';
import { makeTable, TABLE_IDS, type TableId } from '../table/tables';

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
  const [chosen, setChosen] = useState<{ stage: StageId; table: TableId } | null>(null);
  if (!result) return null;
  const table = chosen?.stage === stage ? chosen.table : TABLE_OF_STAGE[stage];
  return (
    <section className="drawer" data-open={isOpen} aria-label={text.drawer.tabs[table]}>
      {isOpen ? (
        <TableOfResult
          key={table}
          id={table}
          result={result}
          switcher={
            <Segments
              label={text.drawer.open}
              value={table}
              options={TABLE_IDS.map((id) => ({ value: id, label: text.drawer.tabs[id] }))}
              onChange={(next) => setChosen({ stage, table: next })}
            />
          }
        />
      ) : (
        <div className="drawer-head">
          <Button kind="quiet" icon="table" onClick={() => setDrawer(true)}>
            {text.drawer.tabs[table]}
          </Button>
        </div>
      )}
    </section>
  );
}

interface TableProps {
  id: TableId;
  result: ViewResult;
  switcher: React.ReactNode;
}

function TableOfResult({ id, result, switcher }: TableProps) {
  const text = useText();
  const network = useAppState(shownNetwork);
  return (
    <TableView
      id={id}
      label={text.drawer.tabs[id]}
      table={makeTable(id, { result, network, text })}
      switcher={switcher}
    />
  );
}
