import { useState } from 'react';
import type { Assumption } from '../../core/costs/cost-types';
import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { Facts } from '../design/facts';
import { NumberInput } from '../design/number-input';
import { assumed } from '../format';

/** One row of the register: its range, where it came from, and the way to change it. Sources and notes are English in every language of the app. */
export function AssumptionInspector({ id }: { id: string }) {
  const text = useText();
  const words = text.costs;
  const { setCostOverride } = useCommands();
  const row = useAppState((state) => state.result?.register.find((entry) => entry.key === id));
  const override = useAppState((state) => state.plan.costs.overrides[id]);
  if (!row) return <p className="quiet">{text.inspector.gone}</p>;
  return (
    <div className="stack">
      <p className="quiet">{text.economics.rowUnit(row.unit)}</p>
      <TriangleFields row={row} />
      {override && (
        <div className="row">
          <span className="quiet grow">{words.shipped(shippedText(row))}</span>
          <Button onClick={() => setCostOverride(id, null)}>{words.reset}</Button>
        </div>
      )}
      <Facts
        rows={[
          [text.inspector.tag, words.tags[row.tag]],
          [words.year, row.year],
          [words.key, row.key],
        ]}
      />
      <section className="stack-tight">
        <h3>{words.source}</h3>
        <p className="source-text" lang="en">
          {row.source}
        </p>
      </section>
      {row.notes && (
        <section className="stack-tight">
          <h3>{words.notes}</h3>
          <p className="source-text" lang="en">
            {row.notes.replace(TAG, '')}
          </p>
        </section>
      )}
    </div>
  );
}

/** The grade of evidence, which stands above already. */
const TAG = /^\[[A-Z]\]\s*/;

const shippedText = ({ shipped: { low, likely, high }, unit }: Assumption): string =>
  [low, likely, high].map((value) => assumed(value, unit)).join(' / ');

function TriangleFields({ row }: { row: Assumption }) {
  const words = useText().costs;
  const { setCostOverride } = useCommands();
  const override = useAppState((state) => state.plan.costs.overrides[row.key]);
  const [refused, setRefused] = useState(false);
  const value = override ?? { low: row.low, likely: row.likely, high: row.high };
  const commit = (part: 'low' | 'likely' | 'high') => (next: number) =>
    setRefused(!setCostOverride(row.key, part === 'likely' ? around(next, value) : { ...value, [part]: next }));
  return (
    <div>
      <div className="triangle-fields">
        <NumberInput label={words.low} value={value.low} onCommit={commit('low')} />
        <NumberInput label={words.likely} value={value.likely} onCommit={commit('likely')} />
        <NumberInput label={words.high} value={value.high} onCommit={commit('high')} />
      </div>
      {refused && (
        <p className="field-error" role="alert">
          {words.mustRise}
        </p>
      )}
    </div>
  );
}

/** A range with another likely value; a single number stays one. */
const around = (likely: number, { low, high }: { low: number; high: number }) =>
  low === high ? { low: likely, likely, high: likely } : { low, likely, high };
