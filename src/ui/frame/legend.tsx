import { type CSSProperties, useState } from 'react';
import {
  CROSSOVER_CLASSES,
  isDifference,
  type LayerId,
  RESIDUAL_STOPS,
  STATE_CLASSES,
  type StateClass,
  type StepLayer,
  stepToken,
  VIEW_LAYERS,
  type ViewLayer,
} from '../../state';
import { SERVER_HUES } from '../../core/report/tiles/server-hue';
import { useAppState, useText, useViewport } from '../app-context';
import { Icon } from '../design/icon';
import { rounded } from '../format';
import type { Text } from '../text/en';
import { LegendMarks } from './legend-marks';
import { RoadsKey } from './legend-roads';
import { presenceOf } from './presence';

/** On small screens the map comes first. */
const opensFolded = (): boolean => matchMedia('(max-width: 899px)').matches;

/** Room for the key of most layers, with all marks. px */
const GROWN_PX = 272;

/** What the colours of the cell layer and the marks mean, with units. */
export function Legend() {
  const text = useText();
  const layer = useAppState((state) => state.layer);
  const presence = useAppState(presenceOf);
  const opacity = useAppState((state) => state.opacity[state.layer]);
  const [isFolded, setFolded] = useState(opensFolded);
  if (presence === 'none') return null;
  return (
    <section
      className="legend"
      aria-label={text.map.legend}
      data-covers-map={isFolded ? 0 : GROWN_PX}
      data-presence={presence}
      style={{ '--data-opacity': opacity } as CSSProperties}
    >
      <button
        type="button"
        className="legend-fold"
        aria-expanded={!isFolded}
        aria-controls="legend-key"
        onClick={() => setFolded(!isFolded)}
      >
        {isFolded ? text.map.legend : titleOf(VIEW_LAYERS[layer], text.map)}
        <Icon name={isFolded ? 'up' : 'chevron'} />
      </button>
      <div id="legend-key" className="legend-key" hidden={isFolded}>
        <LayerKey layer={layer} />
        <LegendMarks />
        <RoadsKey />
        <Measurements />
        <HexagonNote layer={layer} />
      </div>
    </section>
  );
}

/** The colours of one layer. */
function LayerKey({ layer }: { layer: LayerId }) {
  const text = useText().map;
  const view = VIEW_LAYERS[layer];
  switch (view.kind) {
    case 'steps':
      return <Steps view={view} />;
    case 'state':
      return (
        <ul>
          {STATE_CLASSES.map((state) => (
            <StateRow key={state} state={state} label={text.states[state]} />
          ))}
        </ul>
      );
    case 'gap':
      return (
        <ul>
          <Row colour="var(--unserved)" label={text.inGap} />
          <Row colour="color-mix(in srgb, var(--served) 25%, var(--map-land))" label={text.notInGap} />
        </ul>
      );
    case 'server':
      return (
        <>
          <div className="legend-swatches" aria-hidden="true">
            {Array.from({ length: SERVER_HUES }, (_, hue) => (
              <span key={hue} className="swatch" style={{ background: `var(--server-${hue})` }} />
            ))}
          </div>
          <p className="quiet legend-note">{text.serversHelp}</p>
        </>
      );
    case 'crossover':
      return (
        <ul>
          {CROSSOVER_CLASSES.map(({ id, token }) => (
            <Row key={id} colour={`var(--${token})`} label={text.crossover[id]} />
          ))}
        </ul>
      );
  }
}

/** What the colours say, with the unit. */
function titleOf(view: ViewLayer, text: Text['map']): string {
  if (view.kind === 'server') return text.servers;
  if (view.kind === 'crossover') return text.cheaperBy;
  if (view.kind !== 'steps') return text.layers[view.id];
  if (view.id === 'people') return text.peoplePerHexagon;
  if (view.id === 'visitors') return text.visitorsPerHexagon;
  if (view.id === 'difference' || view.id === 'difference-rsrp') return text.differences[view.id];
  return `${text.layers[view.id]}, ${view.unit}`;
}

function Steps({ view }: { view: StepLayer }) {
  const classes = view.stops.length + 1;
  const stops = view.stops.map((stop) => signed(stop * view.factor, isDifference(view.id)));
  return (
    <ul>
      {Array.from({ length: classes }, (_, step) => classes - 1 - step).map((index) => (
        <Row key={index} colour={`var(--${stepToken(view, index, classes)})`} label={classLabel(stops, index)} />
      ))}
    </ul>
  );
}

/** Below the first stop, between two, from the last on. */
function classLabel(stops: readonly string[], index: number): string {
  if (index === 0) return `< ${stops[0]}`;
  return index === stops.length ? `≥ ${stops[index - 1]}` : `${stops[index - 1]} … ${stops[index]}`;
}

/** Measured points, where there are any. */
function Measurements() {
  const text = useText().map;
  const isShown = useAppState(({ overlays, result }) => overlays.measurements && (result?.measurements ?? 0) > 0);
  if (!isShown) return null;
  const least = RESIDUAL_STOPS[0];
  const most = RESIDUAL_STOPS.at(-1)!;
  return (
    <>
      <h3>{text.measured}</h3>
      <div className="legend-ramp" title={RESIDUAL_STOPS.map((stop) => signed(stop, true)).join(' · ')}>
        {Array.from({ length: RESIDUAL_STOPS.length + 1 }, (_, index) => (
          <span key={index} className="swatch swatch-ring" style={{ background: `var(--diverging-${index})` }} />
        ))}
      </div>
      <div className="legend-ramp-ends">
        <span>{`< ${signed(least, true)}`}</span>
        <span>0</span>
        <span>{`≥ ${signed(most, true)}`}</span>
      </div>
    </>
  );
}

function StateRow({ state, label }: { state: StateClass; label: string }) {
  if (state === 'outside-model') return <Row className="swatch-hatch" label={label} />;
  if (state === 'no-data') return <Row className="swatch-dots" label={label} />;
  return <Row colour={`var(--${state})`} label={label} />;
}

function Row({ colour, className = '', label }: { colour?: string; className?: string; label: string }) {
  return (
    <li>
      <span className={`swatch ${className}`} style={colour ? { background: colour } : undefined} />
      {label}
    </li>
  );
}

const signed = (value: number, withPlus: boolean): string => `${withPlus && value > 0 ? '+' : ''}${rounded(value)}`;

/** What a hexagon of several cells shows of them: as the tiles are made. */
const AGGREGATES: Record<LayerId, keyof Text['map']['aggregates']> = {
  state: 'state',
  rsrp: 'mean',
  sinr: 'mean',
  server: 'most',
  down: 'mean',
  people: 'sum',
  visitors: 'sum',
  gap: 'gap',
  crossover: 'most',
  difference: 'mean',
  'difference-rsrp': 'mean',
};

/** Zoomed out, a hexagon stands for many cells; the legend says so. */
function HexagonNote({ layer }: { layer: LayerId }) {
  const text = useText().map;
  const hexagons = useViewport((viewport) => viewport.hexagons);
  const resolution = useAppState((state) => state.result?.grid.resolution);
  if (!hexagons?.isAggregate || resolution === undefined) return null;
  return (
    <p className="quiet legend-note">
      {text.aggregate(text.aggregates[AGGREGATES[layer]], hexagons.resolution, resolution)}
    </p>
  );
}
