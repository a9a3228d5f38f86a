import type { CellExplanation, ReadingExplanation, ServerFacts } from '../../core/coverage';
import { useAppState, useCommands, useText } from '../app-context';
import { Facts } from '../design/facts';
import { areaKm2, decimal, distanceKm, fixed, percent, position, rounded } from '../format';
import { TerrainProfile } from './terrain-profile';
import { Waterfall } from './waterfall';

/** Why a cell is what it is: the state in words, who serves it, the budget, and what would serve it. */
export function CellInspector() {
  const words = useText().inspector;
  const explanation = useAppState((state) => state.explanation);
  const stale = useAppState((state) => state.stale && !state.result?.stale);
  if (!explanation || explanation.status === 'loading') return <p className="quiet">{words.loading}</p>;
  if (explanation.status === 'outside') return <p className="quiet">{words.outside}</p>;
  if (explanation.status === 'failed') return <p className="notice notice-error">{explanation.message}</p>;
  const cell = explanation.explanation;
  return (
    <div className="stack">
      <State cell={cell} />
      {stale && <p className="notice notice-warning">{words.before}</p>}
      <p>{words.wouldServe[cell.wouldServe]}</p>
      <Facts
        rows={[
          [words.people, cell.people >= 0.05 ? decimal(cell.people) : '0'],
          [words.visitors, cell.visitors === undefined ? null : decimal(cell.visitors, 2)],
          [words.area, areaKm2(cell.areaKm2)],
          [words.probability, `${percent(cell.serviceProbability)}`],
          [words.needed, percent(cell.edgeProbabilityRequired)],
          ['H3', cell.h3],
          [words.position, position(cell.lonDeg, cell.latDeg)],
        ]}
      />
      {cell.readings.map((reading) => (
        <Reading key={reading.name} reading={reading} isOnly={cell.readings.length === 1} />
      ))}
    </div>
  );
}

function State({ cell: { state, grade, cause } }: { cell: CellExplanation }) {
  const text = useText();
  const name = state === 'served' && grade === 'B' ? 'served-b' : state;
  const pattern = { 'outside-model': 'swatch-hatch', 'no-data': 'swatch-dots' }[name as string] ?? '';
  return (
    <h2 className="cell-state">
      <span className={`swatch ${pattern}`} style={pattern ? undefined : { background: `var(--${name})` }} />
      {text.map.states[name]}
      {cause !== 'none' && <span className="quiet">{text.gaps.cause[cause]}</span>}
    </h2>
  );
}

function Reading({ reading, isOnly }: { reading: ReadingExplanation; isOnly: boolean }) {
  const words = useText().inspector;
  const { targetDbm, marginDb, sinrDb, downMbps, upMbps } = reading;
  const level = (value: number | null, unit: string) => (value === null ? null : `${fixed(value)} ${unit}`);
  return (
    <section className="stack-tight">
      {!isOnly && <h3>{words.readings[reading.name]}</h3>}
      {reading.server ? (
        <>
          <Server label={words.server} server={reading.server} />
          {reading.secondBest && <Server label={words.runnerUp} server={reading.secondBest} />}
          {reading.profile && <TerrainProfile profile={reading.profile} />}
          <h3>{words.why}</h3>
          <Waterfall steps={reading.waterfall} targetDbm={targetDbm} />
          <Facts
            rows={[
              [words.floor, level(targetDbm, 'dBm')],
              [words.margin, level(marginDb, 'dB')],
              ['SINR', level(sinrDb, 'dB')],
              [
                words.down,
                downMbps === null ? null : `${rounded(downMbps)} / ${upMbps === null ? '–' : rounded(upMbps)} Mbps`,
              ],
            ]}
          />
        </>
      ) : (
        <p className="quiet">{words.noServer}</p>
      )}
    </section>
  );
}

function Server({ label, server }: { label: string; server: ServerFacts }) {
  const words = useText().inspector;
  const { select } = useCommands();
  const isSite = useAppState((state) => state.result?.sites.some(({ id }) => id === server.siteId) ?? false);
  const km = distanceKm(server.distanceKm);
  return (
    <div>
      <div className="row-between">
        <span className="quiet">{label}</span>
        <button
          type="button"
          className="link clip"
          onClick={() => select({ kind: isSite ? 'site' : 'hotspot', id: server.siteId })}
        >
          {server.siteId}
        </button>
      </div>
      <p className="small quiet">
        {[server.templateLabel, server.operator, km, `${Math.round(server.azimuthDeg)}°`, words.models[server.rung]]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  );
}
