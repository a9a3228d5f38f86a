import type { CSSProperties } from 'react';
import {
  CROSSOVER_CLASSES,
  isDifference,
  type LayerId,
  RESIDUAL_STOPS,
  shownOption,
  STATE_CLASSES,
  type StateClass,
  type StepLayer,
  stepToken,
  VIEW_LAYERS,
} from '../../state';
import { SERVER_HUES } from '../../core/report/tiles/server-hue';
import { useAppState, useText, useViewport } from '../app-context';
import type { Text } from '../text/en';

/** What the colours of the cell layer mean, with units. */
export function Legend() {
  const text = useText();
  const layer = useAppState((state) => state.layer);
  const hasResult = useAppState((state) => state.result !== null);
  const opacity = useAppState((state) => state.opacity[state.layer]);
  if (!hasResult) return null;
  return (
    <section
      className="legend"
      aria-label={text.map.legend}
      data-long={VIEW_LAYERS[layer].kind === 'steps'}
      style={{ '--data-opacity': opacity } as CSSProperties}
    >
      <LayerKey layer={layer} />
      <Marks />
      <Measurements />
      <HexagonNote />
    </section>
  );
}

/** The colours of one layer. */
function LayerKey({ layer }: { layer: LayerId }) {
  const text = useText().map;
  const view = VIEW_LAYERS[layer];
  switch (view.kind) {
    case 'steps':
      return <Steps title={titleOf(view, text)} view={view} />;
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
          <h3>{text.servers}</h3>
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
        <>
          <h3>{text.cheaperBy}</h3>
          <ul>
            {CROSSOVER_CLASSES.map(({ id, token }) => (
              <Row key={id} colour={`var(--${token})`} label={text.crossover[id]} />
            ))}
          </ul>
        </>
      );
  }
}

function titleOf({ id, unit }: StepLayer, text: Text['map']): string {
  if (id === 'people') return text.peoplePerHexagon;
  if (id === 'difference' || id === 'difference-rsrp') return text.differences[id];
  return `${text.layers[id]}, ${unit}`;
}

function Steps({ title, view }: { title: string; view: StepLayer }) {
  const classes = view.stops.length + 1;
  const stops = view.stops.map((stop) => signed(Math.round(stop * view.factor), isDifference(view.id)));
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {Array.from({ length: classes }, (_, step) => classes - 1 - step).map((index) => (
          <Row key={index} colour={`var(--${stepToken(view, index, classes)})`} label={classLabel(stops, index)} />
        ))}
      </ul>
    </>
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
  const stops = RESIDUAL_STOPS.map((stop) => signed(stop, true));
  return (
    <>
      <h3>{text.measured}</h3>
      <ul>
        {Array.from({ length: stops.length + 1 }, (_, step) => stops.length - step).map((index) => (
          <Row
            key={index}
            className="swatch-ring"
            colour={`var(--diverging-${index})`}
            label={classLabel(stops, index)}
          />
        ))}
      </ul>
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

/** The marks above the cells, as far as they are shown. */
function Marks() {
  const text = useText();
  const overlays = useAppState((state) => state.overlays);
  const hasHotspots = useAppState((state) => (state.result?.hotspots.length ?? 0) > 0);
  const option = useAppState((state) => shownOption(state.result, state.optionId, state.regionId));
  const stale = useAppState((state) => state.result?.stale?.because);
  const proposed =
    overlays.proposed && option && option !== 'do-nothing' ? text.map.proposedBy(text.options.names[option]) : null;
  return (
    <ul>
      {overlays.sites && <Mark path="M7 1 13 11H1z" colour="var(--ink)" label={text.map.overlays.sites} />}
      {overlays.hotspots && hasHotspots && (
        <Mark
          path="M7 2.500a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7z"
          colour="var(--served-b)"
          label={text.map.overlays.hotspots}
        />
      )}
      {proposed && <Mark path="M7 1 13 11H1z" colour={`var(--option-${option})`} label={proposed} />}
      {proposed && stale && <li className="quiet small legend-stale">{text.economics.stale.short[stale]}</li>}
    </ul>
  );
}

function Mark({ path, colour, label }: { path: string; colour: string; label: string }) {
  return (
    <li>
      <svg className="legend-mark" viewBox="0 0 14 12" aria-hidden="true">
        <path d={path} style={{ fill: colour }} />
      </svg>
      {label}
    </li>
  );
}

const signed = (value: number, withPlus: boolean): string =>
  `${withPlus && value > 0 ? '+' : ''}${value}`.replace('-', '−');

/** Zoomed out, a hexagon stands for many cells; the legend says so. */
function HexagonNote() {
  const text = useText().map;
  const hexagons = useViewport((viewport) => viewport.hexagons);
  const resolution = useAppState((state) => state.result?.grid.resolution);
  if (!hexagons?.isAggregate || resolution === undefined) return null;
  return <p className="quiet legend-note">{text.aggregate(hexagons.resolution, resolution)}</p>;
}
