import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { areaKm2 as areaText, count, fixed, people as peopleText, unitsInUse } from '../format';

import { NothingYet } from './nothing-yet';
/** Rows here; the table below has all. */
const SHOWN = 200;

/** Gaps ranked by people; a click shows one on the map and in the inspector. */
export function GapsStage() {
  const { gaps: text, inspector, drawer } = useText();
  const { select, focus, setDrawer } = useCommands();
  const gaps = useAppState((state) => state.result?.gaps);
  const selected = useAppState((state) => (state.selection?.kind === 'gap' ? state.selection.id : null));
  if (!gaps) return <NothingYet what={text.noResult} />;
  if (gaps.length === 0) return <p className="quiet">{text.none}</p>;
  const people = gaps.reduce((sum, gap) => sum + gap.people, 0);
  const areaKm2 = gaps.reduce((sum, gap) => sum + gap.areaKm2, 0);
  const choose = (gap: (typeof gaps)[number]) => {
    select({ kind: 'gap', id: gap.id });
    focus({ lonDeg: gap.lonDeg, latDeg: gap.latDeg, zoom: 11 });
  };
  return (
    <div className="stack">
      <p>{text.summary(count(gaps.length), count(people), areaText(areaKm2))}</p>
      <table className="compact-table gap-table">
        <thead>
          <tr>
            <th scope="col">{'#'}</th>
            <th scope="col" className="number">
              {inspector.people}
            </th>
            <th scope="col" className="number">
              {unitsInUse().area}
            </th>
            <th scope="col" className="number wraps">
              {text.shortage}
            </th>
            <th scope="col">{inspector.cause}</th>
          </tr>
        </thead>
        <tbody>
          {gaps.slice(0, SHOWN).map((gap) => (
            <tr
              key={gap.id}
              tabIndex={0}
              aria-selected={gap.id === selected}
              onClick={() => choose(gap)}
              onKeyDown={(event) => event.key === 'Enter' && choose(gap)}
            >
              <td>{gap.id}</td>
              <td className="number">{peopleText(gap.people)}</td>
              <td className="number">{fixed(gap.areaKm2 * unitsInUse().areaPerKm2, 2)}</td>
              <td className="number">{fixed(gap.deficitDb)}</td>
              <td>
                {text.cause[gap.cause] ?? gap.cause}
                {gap.confidence !== 'modelled' && <span className="quiet">, {text.confidence[gap.confidence]}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {gaps.length > SHOWN && (
        <div className="stack-tight">
          <p className="quiet">{text.more(count(SHOWN), count(gaps.length))}</p>
          <div>
            <Button icon="table" onClick={() => setDrawer(true)}>
              {drawer.open}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
