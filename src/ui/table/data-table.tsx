import { useRef, useState, type KeyboardEvent } from 'react';
import { useText } from '../app-context';
import { Icon } from '../design/icon';
import { type Column, isNumeric, shown, type Sorting } from './columns';

const ROW_PX = 26;
const HEAD_PX = 28;
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

/** A table that draws only the rows in view. Each row is one button; arrow keys walk them, and the selected one follows. */
export function DataTable<Row>(props: Props<Row>) {
  const { label, rows, columns, keyOf, selectedKey, onSelect, onHover } = props;
  const empty = useText().drawer.empty;
  const [view, setView] = useState({ top: 0, height: 300 });
  const scroller = useRef<HTMLDivElement>(null);
  const template = columns.map(({ width }) => `minmax(${width}px, ${width}fr)`).join(' ');
  const first = Math.max(0, Math.floor(view.top / ROW_PX) - OVERSCAN);
  const last = Math.min(rows.length, Math.ceil((view.top + view.height) / ROW_PX) + OVERSCAN);
  const numbers = columns.map((column) => isNumeric(column, rows));
  const selected = rows.findIndex((row) => keyOf(row) === selectedKey);

  const walk = (event: KeyboardEvent, index: number) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(rows.length - 1, index + step));
    onSelect(rows[next]!);
    focusRow(scroller.current, next);
  };

  return (
    <div
      ref={scroller}
      className="table-scroll"
      onScroll={({ currentTarget: { scrollTop, clientHeight } }) => setView({ top: scrollTop, height: clientHeight })}
    >
      <table className="table-grid" aria-label={label} aria-rowcount={rows.length}>
        <Head {...props} template={template} />
        <tbody className="table-body" style={{ height: Math.max(1, rows.length) * ROW_PX }}>
          {rows.length === 0 && <Empty text={empty} />}
          {rows.slice(first, last).map((row, offset) => {
            const index = first + offset;
            return (
              <BodyRow
                key={keyOf(row)}
                row={row}
                index={index}
                columns={columns}
                numbers={numbers}
                template={template}
                isSelected={index === selected}
                isReachable={index === Math.max(0, selected)}
                onSelect={onSelect}
                onHover={onHover}
                onWalk={walk}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface BodyRowProps<Row> extends Pick<Props<Row>, 'columns' | 'onSelect' | 'onHover'> {
  row: Row;
  index: number;
  /** Which columns hold numbers. */
  numbers: readonly boolean[];
  template: string;
  isSelected: boolean;
  /** One row is in the tab order: the selected one, else the first. */
  isReachable: boolean;
  onWalk(event: KeyboardEvent, index: number): void;
}

/** The button of the first cell covers the whole row. */
function BodyRow<Row>({
  row,
  index,
  columns,
  numbers,
  template,
  isSelected,
  isReachable,
  onSelect,
  onHover,
  onWalk,
}: BodyRowProps<Row>) {
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 1}
      aria-current={isSelected}
      className="table-row"
      style={{ gridTemplateColumns: template, top: index * ROW_PX }}
    >
      {columns.map((column, place) => (
        <td key={column.id} className={`table-cell ${numbers[place] ? 'number' : ''}`}>
          {place === 0 ? (
            <button
              type="button"
              className="row-button"
              tabIndex={isReachable ? 0 : -1}
              onClick={() => onSelect(row)}
              onKeyDown={(event) => onWalk(event, index)}
              onPointerEnter={() => onHover(row)}
              onPointerLeave={() => onHover(null)}
            >
              {shown(column, row)}
            </button>
          ) : (
            shown(column, row)
          )}
        </td>
      ))}
    </tr>
  );
}

const Empty = ({ text }: { text: string }) => (
  <tr>
    <td className="table-cell quiet">{text}</td>
  </tr>
);

function Head<Row>({ columns, rows, sorting, onSort, template }: Props<Row> & { template: string }) {
  return (
    <thead className="table-head-group">
      <tr className="table-head" style={{ gridTemplateColumns: template }}>
        {columns.map((column) => {
          const direction =
            sorting?.columnId !== column.id ? 'none' : sorting.isDescending ? 'descending' : 'ascending';
          return (
            <th key={column.id} scope="col" aria-sort={direction} className={isNumeric(column, rows) ? 'number' : ''}>
              <button type="button" onClick={() => onSort(column.id)}>
                {column.label}
                {direction !== 'none' && <Icon name={direction === 'ascending' ? 'up' : 'chevron'} />}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** Scrolls a row into view and focuses it once it is drawn. */
function focusRow(scroller: HTMLDivElement | null, index: number): void {
  if (!scroller) return;
  const [from, to] = [index * ROW_PX, (index + 1) * ROW_PX + HEAD_PX];
  if (from < scroller.scrollTop) scroller.scrollTop = from;
  else if (to > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = to - scroller.clientHeight;
  requestAnimationFrame(() => scroller.querySelector<HTMLElement>(`[data-index="${index}"] button`)?.focus());
}
