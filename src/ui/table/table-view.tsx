import { useState } from 'react';
import { useAppState, useCommands, useText } from '../app-context';
import { IconButton } from '../design/button';
import { Menu } from '../design/menu';
import { count } from '../format';
import { BulkBar } from './bulk-bar';
import { arrange, asTsv, keysBetween, type Sorting } from './columns';
import { type Choice, DataTable } from './data-table';
import type { TableId, TableOf } from './tables';

interface Props {
  id: TableId | 'hexagons';
  label: string;
  table: TableOf<unknown>;
  /** Beside the filter while it hides nothing; default: the count of rows. */
  summary?: string;
  switcher: React.ReactNode;
}

/** One table with its tools: words, filters by column, columns shown, marks, copy. */
export function TableView({ id, label, table, summary, switcher }: Props) {
  const text = useText().drawer;
  const { select, focus, setDrawer, tell, hover, hideColumns } = useCommands();
  const [query, setQuery] = useState('');
  const [filters, setFilters] = useState<Record<string, string> | null>(null);
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const selection = useAppState((state) => state.selection);
  const hidden = useAppState((state) => state.hiddenColumns[id] ?? NONE);
  const columns = table.columns.filter((column, index) => index === 0 || !hidden.includes(column.id));
  const rows = arrange(table.rows, table.columns, { query, filters: filters ?? {}, sorting });
  const { marked, choose, markAll } = useMarks(table, rows);
  const isWhole = rows.length === table.rows.length;
  const said = isWhole && summary ? summary : text.rows(count(rows.length), count(table.rows.length));

  const onChoose = (row: unknown, how: Choice) => {
    choose(row, how);
    if (how === 'toggle') return;
    select(table.select(row));
    const place = table.place(row);
    if (place && how === 'alone') focus(place);
  };
  const copy = async () => {
    const picked = marked.size > 0 ? rows.filter((row) => marked.has(table.keyOf(row))) : rows;
    await navigator.clipboard.writeText(asTsv(picked, columns));
    tell(text.copied);
  };
  const sortBy = (columnId: string) =>
    setSorting(
      sorting?.columnId !== columnId
        ? { columnId, isDescending: false }
        : sorting.isDescending
          ? null
          : { columnId, isDescending: true },
    );

  return (
    <>
      <div className="drawer-head">
        {switcher}
        <div className="drawer-tools">
          <input
            className="input drawer-filter"
            type="search"
            aria-label={text.filter}
            placeholder={text.filter}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          <span className="quiet small grow clip" title={said}>
            {said}
          </span>
          <IconButton
            icon="filter"
            label={text.filterColumns}
            aria-pressed={filters !== null}
            onClick={() => setFilters(filters ? null : {})}
          />
          <Menu
            trigger={<IconButton icon="columns" label={text.columns} />}
            items={table.columns.slice(1).map((column) => ({
              label: column.label,
              checked: !hidden.includes(column.id),
              onSelect: () =>
                hideColumns(
                  id,
                  hidden.includes(column.id) ? hidden.filter((entry) => entry !== column.id) : [...hidden, column.id],
                ),
            }))}
          />
          <IconButton icon="copy" label={text.copy} onClick={() => void copy()} />
          <IconButton icon="chevron" label={text.close} onClick={() => setDrawer(false)} />
        </div>
      </div>
      <div className="drawer-body">
        {table.network && marked.size > 0 && <BulkBar kind={table.network} ids={[...marked]} />}
        <div className="table">
          <DataTable
            label={label}
            rows={rows}
            columns={columns}
            keyOf={table.keyOf}
            selectedKey={selection && table.keyOfSelection(selection)}
            marked={marked}
            canMark={table.network !== undefined}
            onChoose={onChoose}
            onMarkAll={markAll}
            onHover={(row) => hover(row === null ? null : table.select(row))}
            sorting={sorting}
            onSort={sortBy}
            filters={filters}
            onFilter={(columnId, filter) => setFilters({ ...filters, [columnId]: filter })}
          />
        </div>
      </div>
    </>
  );
}

const NONE: readonly string[] = [];

/** The marked rows of a table of the network: kept in the app, so that the map and the change of all see them. */
function useMarks(table: TableOf<unknown>, rows: readonly unknown[]) {
  const { mark } = useCommands();
  const kept = useAppState((state) => state.marked);
  const [anchor, setAnchor] = useState<string | null>(null);
  const { network, keyOf } = table;
  const marked = new Set(network && kept?.kind === network ? kept.ids : []);
  const set = (ids: Iterable<string>) => network && mark({ kind: network, ids: [...ids] });
  return {
    marked,
    markAll: () => set(marked.size >= rows.length ? [] : rows.map(keyOf)),
    choose(row: unknown, how: Choice): void {
      const key = keyOf(row);
      if (how === 'range') return void set([...marked, ...keysBetween(rows.map(keyOf), anchor, key)]);
      setAnchor(key);
      if (how === 'alone') {
        if (marked.size > 0) set([]);
      } else set(marked.has(key) ? [...marked].filter((entry) => entry !== key) : [...marked, key]);
    },
  };
}
