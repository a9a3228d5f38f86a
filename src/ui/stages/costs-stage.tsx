import { useState } from 'react';
import type { Assumption } from '../../core/costs/cost-types';
import { useAppState, useCommands, useText } from '../app-context';
import { assumed } from '../format';
import { CostSettings } from './cost-settings';
import { RegisterFile } from './register-file';
import { NothingYet } from './nothing-yet';
import { StaleLine } from './stale-line';
import './economics.css';

/** The assumption register: every number with its source; one click to change it. */
export function CostsStage() {
  const words = useText();
  const text = words.costs;
  const { rowName } = words.economics;
  const register = useAppState((state) => state.result?.register);
  const [query, setQuery] = useState('');
  const [onlyEdited, setOnlyEdited] = useState(false);
  const [onlyEstimates, setOnlyEstimates] = useState(false);
  if (!register) return <NothingYet what={text.noResult} />;
  const asked = query.toLowerCase().split(/\s+/).filter(Boolean);
  const rows = register.filter(
    (row) =>
      row.kind !== 'text' &&
      (!onlyEdited || row.edited) &&
      (!onlyEstimates || row.tag === 'U') &&
      asked.every((word) =>
        `${row.key} ${row.label} ${row.unit} ${rowName(row.key, row.label)}`.toLowerCase().includes(word),
      ),
  );
  return (
    <div className="stack">
      <StaleLine />
      <CostSettings />
      <section className="panel-section">
        <h2>{words.economics.register}</h2>
        <RegisterFile />
        <input
          className="input"
          type="search"
          aria-label={text.search}
          placeholder={text.search}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <label className="row small">
          <input type="checkbox" checked={onlyEdited} onChange={(event) => setOnlyEdited(event.target.checked)} />
          {text.onlyEdited}
        </label>
        <label className="row small">
          <input type="checkbox" checked={onlyEstimates} onChange={(event) => setOnlyEstimates(event.target.checked)} />
          {words.economics.estimates}
        </label>
        {rows.length === 0 && <p className="quiet">{text.nothing}</p>}
        <AssumptionList rows={rows} />
      </section>
    </div>
  );
}

function AssumptionList({ rows }: { rows: readonly Assumption[] }) {
  const text = useText().economics;
  const { select } = useCommands();
  const selected = useAppState((state) => (state.selection?.kind === 'assumption' ? state.selection.id : null));
  return byGroup(rows).map(([group, members]) => (
    <div key={group}>
      <h3 className="group-head">{text.groups[group] ?? group}</h3>
      {members.map((row) => (
        <button
          key={row.key}
          type="button"
          className="assumption"
          aria-current={row.key === selected}
          onClick={() => select({ kind: 'assumption', id: row.key })}
        >
          <span className="assumption-label">{text.rowName(row.key, row.label)}</span>
          <span className="number">{Number.isFinite(row.likely) ? assumed(row.likely, row.unit) : '–'}</span>
          <span className="quiet small grow">{text.rowUnit(row.unit)}</span>
          <Edited row={row} />
        </button>
      ))}
    </div>
  ));
}

/** The register is ordered; the first part of a key is its group. */
function byGroup(rows: readonly Assumption[]): [string, Assumption[]][] {
  const groups = new Map<string, Assumption[]>();
  for (const row of rows) {
    const group = row.key.split('.')[0] ?? '';
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  return [...groups];
}

function Edited({ row }: { row: Assumption }) {
  const text = useText().costs;
  if (row.edited) return <span className="tag tag-accent">{text.edited.toLowerCase()}</span>;
  return row.tag === 'U' ? <span className="tag tag-warning">{text.tags.U}</span> : null;
}
