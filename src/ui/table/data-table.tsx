import { useRef, useState, type KeyboardEvent } from 'react';
import { useText } from '../app-context';
import { Icon } from '../design/icon';
import { type Column, shown, type Sorting } from './columns';

const ROW_PX = 26;
const OVERSCAN = 8;

interface Props<Row> {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  keyOf(row: Row): string;
  selectedKey: string | null;
  onSelect(row: Row): void;
  /** Null when the pointer leaves. */
  onHover(row: Row | null): void;
  sorting: Sorting | null;
  onSort(columnId: string): void;
}

/** A table that draws only the rows in view. Arrow keys walk the rows; the selected one follows. */
export function DataTable<Row>(props: Props<Row>) {
  const { label, rows, columns, keyOf, selectedKey, onSelect, onHover } = props;
  const empty = useText().drawer.empty;
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(300);
  const scroller = useRef<HTMLDivElement>(null);
  const template = columns.map(({ width }) => `minmax(${width}px, ${width}fr)`).join(' ');
  const first = Math.max(0, Math.floor(top / ROW_PX) - OVERSCAN);
  const last = Math.min(rows.length, Math.ceil((top + height) / ROW_PX) + OVERSCAN);

  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (!step || rows.length === 0) return;
    event.preventDefault();
    const current = rows.findIndex((row) => keyOf(row) === selectedKey);
    const next = Math.max(0, Math.min(rows.length - 1, current < 0 ? 0 : current + step));
    onSelect(rows[next]!);
    bringIntoView(scroller.current, next);
  };

  return (
    <div
      ref={scroller}
      className="table-scroll"
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length}
      tabIndex={0}
      onKeyDown={walk}
      onScroll={({ currentTarget }) => {
        setTop(currentTarget.scrollTop);
        setHeight(currentTarget.clientHeight);
      }}
    >
      <Head {...props} template={template} />
      <div className="table-body" role="rowgroup" style={{ height: rows.length * ROW_PX }}>
        {rows.length === 0 && <p className="table-cell quiet">{empty}</p>}
        {rows.slice(first, last).map((row, index) => (
          <div
            key={keyOf(row)}
            role="row"
            aria-rowindex={first + index + 1}
            aria-selected={keyOf(row) === selectedKey}
            className="table-row"
            style={{ gridTemplateColumns: template, top: (first + index) * ROW_PX }}
            onClick={() => onSelect(row)}
            onPointerEnter={() => onHover(row)}
            onPointerLeave={() => onHover(null)}
          >
            {columns.map((column) => (
              <span key={column.id} role="gridcell" className={`table-cell ${typeof column.value(row) === 'number' ? 'number' : ''}`}>
                {shown(column, row)}
              </span>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function Head<Row>({ columns, rows, sorting, onSort, template }: Props<Row> & { template: string }) {
  const samples = rows.slice(0, 50);
  return (
    <div className="table-head" role="row" style={{ gridTemplateColumns: template }}>
      {columns.map((column) => {
        const direction = sorting?.columnId !== column.id ? 'none' : sorting.isDescending ? 'descending' : 'ascending';
        const isNumber = samples.some((row) => typeof column.value(row) === 'number');
        return (
          <span key={column.id} role="columnheader" aria-sort={direction} className={isNumber ? 'number' : ''}>
            <button type="button" onClick={() => onSort(column.id)}>
              {column.label}
              {direction !== 'none' && <Icon name={direction === 'ascending' ? 'up' : 'chevron'} />}
            </button>
          </span>
        );
      })}
    </div>
  );
}

function bringIntoView(scroller: HTMLDivElement | null, index: number): void {
  if (!scroller) return;
  const [from, to] = [index * ROW_PX, (index + 1) * ROW_PX + 28];
  if (from < scroller.scrollTop) scroller.scrollTop = from;
  else if (to > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = to - scroller.clientHeight;
}
