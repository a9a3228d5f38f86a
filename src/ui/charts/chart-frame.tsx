import { type ReactNode, useRef, useState } from 'react';
import { useText } from '../app-context';
import { rounded } from '../format';
import { saveBlob } from '../save-blob';
import { savePng, saveSvg } from './save-chart';
import { type ChartTable, csvOf } from './table-text';

interface Props {
  title: string;
  /** File name without its ending. */
  name: string;
  table: ChartTable;
  children: ReactNode;
}

/** A chart with its table twin and its exports. */
export function ChartFrame({ title, name, table, children }: Props) {
  const text = useText().charts;
  const [asTable, setAsTable] = useState(false);
  const holder = useRef<HTMLDivElement>(null);
  return (
    <figure className="chart">
      <figcaption className="row-between">
        <h3>{title}</h3>
        <span className="chart-actions">
          <button type="button" className="link" onClick={() => setAsTable(!asTable)}>
            {asTable ? text.asChart : text.asTable}
          </button>
          {!asTable && (
            <>
              <button type="button" className="link" onClick={() => saveSvg(holder.current, title, name)}>
                {text.saveSvg}
              </button>
              <button type="button" className="link" onClick={() => void savePng(holder.current, title, name)}>
                {text.savePng}
              </button>
            </>
          )}
          <button type="button" className="link" onClick={() => saveBlob(csvOf(table), `${name}.csv`)}>
            {text.saveCsv}
          </button>
        </span>
      </figcaption>
      {asTable ? <Twin table={table} /> : <div ref={holder}>{children}</div>}
    </figure>
  );
}

function Twin({ table }: { table: ChartTable }) {
  return (
    <table className="compact-table">
      <thead>
        <tr>
          {table.head.map((name, column) => (
            <th key={name} scope="col" className={column > 0 ? 'number' : ''}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={column} className={column > 0 ? 'number' : ''}>
                {typeof cell === 'number' ? rounded(cell) : cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
