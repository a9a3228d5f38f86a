import { useState } from 'react';
import type { StageId, ViewResult } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { Button, IconButton } from '../design/button';
import { Segments } from '../design/segments';
import { count } from '../format';
import { arrange, asTsv, type Sorting } from '../table/columns';
import { DataTable } from '../table/data-table';
import * as tables from '../table/tables';
import type { TableId, TableOf } from '../table/tables';

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
    <section className="drawer" aria-label={text.drawer.tabs[table]}>
      {isOpen ? (
        <TableOfResult
          key={table}
          id={table}
          result={result}
          switcher={
            <Segments
              label={text.drawer.open}
              value={table}
              options={tables.TABLE_IDS.map((id) => ({ value: id, label: text.drawer.tabs[id] }))}
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
  const make = { regions: tables.regionsTable, existing: tables.existingTable, gaps: tables.gapsTable, options: tables.optionsTable, sites: tables.sitesTable, assumptions: tables.assumptionsTable }[id]; // prettier-ignore
  return <OneTable label={text.drawer.tabs[id]} table={make(result, text) as TableOf<unknown>} switcher={switcher} />;
}

function OneTable({ label, table, switcher }: { label: string; table: TableOf<unknown>; switcher: React.ReactNode }) {
  const text = useText().drawer;
  const { select, focus, setDrawer, tell, hover } = useCommands();
  const [query, setQuery] = useState('');
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const selection = useAppState((state) => state.selection);
  const rows = arrange(table.rows, table.columns, query, sorting);
  const sortBy = (columnId: string) =>
    setSorting(
      sorting?.columnId !== columnId
        ? { columnId, isDescending: false }
        : sorting.isDescending
          ? null
          : { columnId, isDescending: true },
    );
  const choose = (row: unknown) => {
    select(table.select(row));
    const place = table.place(row);
    if (place) focus(place);
  };
  const copy = async () => {
    await navigator.clipboard.writeText(asTsv(rows, table.columns));
    tell(text.copied);
  };
  return (
    <>
      <div className="drawer-head">
        {switcher}
        <input
          className="input"
          style={{ width: 180 }}
          type="search"
          aria-label={text.filter}
          placeholder={text.filter}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <span className="quiet small grow">{text.rows(count(rows.length), count(table.rows.length))}</span>
        <Button kind="quiet" icon="copy" onClick={() => void copy()}>
          {text.copy}
        </Button>
        <IconButton icon="chevron" label={text.close} onClick={() => setDrawer(false)} />
      </div>
      <div className="drawer-body">
        <div className="table">
          <DataTable
            label={label}
            rows={rows}
            columns={table.columns}
            keyOf={table.keyOf}
            selectedKey={selection && table.keyOfSelection(selection)}
            onSelect={choose}
            onHover={(row) => hover(row === null ? null : table.select(row))}
            sorting={sorting}
            onSort={sortBy}
          />
        </div>
      </div>
    </>
  );
}
