import { useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useText } from '../app-context';
import { Icon } from '../design/icon';
import { type Column, isNumeric, lettersOfNumbers, shown, type Sorting } from './columns';

const ROW_PX = 26;
const OVERSCAN = 10;

/** Of a letter of the head, of a digit, and of what stands beside them. px */
const [LETTER, DIGIT, BESIDE] = [6, 8, 20];

/** Room for the whole name of the column, in any language, and for its longest number. px */
const widthOf = <Row,>(column: Column<Row>, rows: readonly Row[]): number =>
  Math.max(column.width, column.label.length * LETTER + BESIDE, lettersOfNumbers(column, rows) * DIGIT + BESIDE);

/** How a row was chosen: alone, added to or taken from the marked ones, or up to here from the last one. */
export type Choice = 'alone' | 'toggle' | 'range';

interface Props<Row> {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  keyOf(row: Row): string;
  selectedKey: string | null;
  marked: ReadonlySet<string>;
  /** Rows can be marked one by one with a box. */
  canMark: boolean;
  onChoose(row: Row, how: Choice): void;
  onMarkAll(): void;
  /** Null when the pointer leaves. */
  onHover(row: Row | null): void;
  sorting: Sorting | null;
  onSort(columnId: string): void;
  /** Null: no filter row. */
  filters: Readonly<Record<string, string>> | null;
  onFilter(columnId: string, filter: string): void;
}

/** A table that draws only the rows in view. Each row is one button; arrow keys walk them, with Shift they mark, the space bar marks one. */
export function DataTable<Row>(props: Props<Row>) {
  const { label, rows, columns, keyOf, selectedKey, marked, canMark, onChoose, onMarkAll } = props;
  const text = useText().drawer;
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 300 });
  const first = Math.max(0, Math.floor(view.top / ROW_PX) - OVERSCAN);
  const last = Math.min(rows.length, Math.ceil((view.top + view.height) / ROW_PX) + OVERSCAN);
  const widths = useMemo(() => columns.map((column) => widthOf(column, rows)), [columns, rows]);
  const template = [
    canMark ? '28px' : '',
    ...columns.map(({ width }, index) => `minmax(${widths[index]}px, ${width}fr)`),
  ].join(' ');
  const leastWidth = widths.reduce((sum, width) => sum + width, canMark ? 28 : 0);
  const numbers = columns.map((column) => isNumeric(column, rows));
  const selected = rows.findIndex((row) => keyOf(row) === selectedKey);

  const walk = (event: KeyboardEvent, index: number) => {
    if (event.key === 'a' && (event.ctrlKey || event.metaKey) && canMark) onMarkAll();
    else if (event.key === ' ' && canMark) onChoose(rows[index]!, 'toggle');
    else {
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
      if (!step) return;
      const next = Math.max(0, Math.min(rows.length - 1, index + step));
      onChoose(rows[next]!, event.shiftKey && canMark ? 'range' : 'alone');
      focusRow(scroller.current, next, props.filters ? 58 : 28);
    }
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      className="table-scroll"
      onScroll={({ currentTarget: { scrollTop, clientHeight } }) => setView({ top: scrollTop, height: clientHeight })}
    >
      <table className="table-grid" aria-label={label} aria-rowcount={rows.length} style={{ minWidth: leastWidth }}>
        <Head {...props} template={template} numbers={numbers} />
        <tbody className="table-body" style={{ height: Math.max(1, rows.length) * ROW_PX }}>
          {rows.length === 0 && (
            <tr>
              <td className="table-cell quiet">{text.empty}</td>
            </tr>
          )}
          {rows.slice(first, last).map((row, offset) => {
            const index = first + offset;
            return (
              <BodyRow
                key={keyOf(row)}
                {...props}
                row={row}
                index={index}
                numbers={numbers}
                template={template}
                isSelected={index === selected}
                isMarked={marked.has(keyOf(row))}
                isReachable={index === Math.max(0, selected)}
                onWalk={walk}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface BodyRowProps<Row> extends Props<Row> {
  row: Row;
  index: number;
  /** Which columns hold numbers. */
  numbers: readonly boolean[];
  template: string;
  isSelected: boolean;
  isMarked: boolean;
  /** One row is in the tab order: the selected one, else the first. */
  isReachable: boolean;
  onWalk(event: KeyboardEvent, index: number): void;
}

/** The button of the first cell covers the whole row. */
function BodyRow<Row>(props: BodyRowProps<Row>) {
  const { row, index: place, columns, numbers, template, isSelected, isMarked, canMark, isReachable } = props;
  const text = useText().drawer;
  const choose = (event: MouseEvent) =>
    props.onChoose(
      row,
      !canMark ? 'alone' : event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'alone',
    );
  const name = columns[0] ? shown(columns[0], row) : '';
  return (
    <tr
      data-index={place}
      data-marked={isMarked}
      aria-rowindex={place + 1}
      aria-current={isSelected}
      className="table-row"
      style={{ gridTemplateColumns: template, top: place * ROW_PX }}
    >
      {canMark && (
        <td className="table-mark">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={text.mark(name)}
            checked={isMarked}
            onChange={() => props.onChoose(row, 'toggle')}
          />
        </td>
      )}
      {columns.map((column, index) => (
        <td key={column.id} lang={column.lang} className={`table-cell ${numbers[index] ? 'number' : ''}`}>
          {index === 0 ? (
            <button
              type="button"
              className="row-button"
              tabIndex={isReachable ? 0 : -1}
              onClick={choose}
              onKeyDown={(event) => props.onWalk(event, place)}
              onPointerEnter={() => props.onHover(row)}
              onPointerLeave={() => props.onHover(null)}
            >
              {name}
            </button>
          ) : (
            shown(column, row)
          )}
        </td>
      ))}
    </tr>
  );
}

function Head<Row>(props: Props<Row> & { template: string; numbers: readonly boolean[] }) {
  const { columns, rows, sorting, onSort, template, numbers, canMark, marked, onMarkAll, filters, onFilter } = props;
  const text = useText().drawer;
  return (
    <thead className="table-head-group">
      <tr className="table-head" style={{ gridTemplateColumns: template }}>
        {canMark && (
          <th className="table-mark">
            <input
              type="checkbox"
              aria-label={text.markAll}
              checked={rows.length > 0 && marked.size >= rows.length}
              onChange={onMarkAll}
            />
          </th>
        )}
        {columns.map((column, index) => {
          const direction =
            sorting?.columnId !== column.id ? 'none' : sorting.isDescending ? 'descending' : 'ascending';
          return (
            <th key={column.id} scope="col" aria-sort={direction} className={numbers[index] ? 'number' : ''}>
              <button type="button" onClick={() => onSort(column.id)}>
                <span className="clip">{column.label}</span>
                {direction !== 'none' && <Icon name={direction === 'ascending' ? 'up' : 'chevron'} />}
              </button>
            </th>
          );
        })}
      </tr>
      {filters && (
        <tr className="table-head table-filters" style={{ gridTemplateColumns: template }}>
          {canMark && <td aria-label={text.filterColumns} />}
          {columns.map((column, index) => (
            <td key={column.id}>
              <input
                className={`input ${numbers[index] ? 'input-number' : ''}`}
                aria-label={text.filterColumn(column.label)}
                placeholder={numbers[index] ? '> 0' : ''}
                value={filters[column.id] ?? ''}
                onChange={(event) => onFilter(column.id, event.target.value)}
              />
            </td>
          ))}
        </tr>
      )}
    </thead>
  );
}

/** Scrolls a row into view, below the head, and focuses it once it is drawn. */
function focusRow(scroller: HTMLDivElement | null, index: number, headPx: number): void {
  if (!scroller) return;
  const [from, to] = [index * ROW_PX, (index + 1) * ROW_PX + headPx];
  if (from < scroller.scrollTop) scroller.scrollTop = from;
  else if (to > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = to - scroller.clientHeight;
  requestAnimationFrame(() => scroller.querySelector<HTMLElement>(`[data-index="${index}"] .row-button`)?.focus());
}
