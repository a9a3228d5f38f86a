import { rampToken, shownOption, STATE_CLASSES, type StateClass, VIEW_LAYERS } from '../../state';
import { useAppState, useText, useViewport } from '../app-context';

/** What the colours of the cell layer mean, with units. */
export function Legend() {
  const text = useText();
  const layer = useAppState((state) => state.layer);
  const hasResult = useAppState((state) => state.result !== null);
  if (!hasResult) return null;
  const view = VIEW_LAYERS[layer];
  return (
    <section className="legend" aria-label={text.map.legend} data-long={view.kind === 'steps'}>
      {view.kind === 'steps' ? (
        <Steps
          title={layer === 'people' ? text.map.peoplePerHexagon : `${text.map.layers[layer]}, ${view.unit}`}
          stops={view.stops}
        />
      ) : (
        <ul>
          {view.kind === 'state'
            ? STATE_CLASSES.map((state) => <StateRow key={state} state={state} label={text.map.states[state]} />)
            : [
                <Row key="in" colour="var(--unserved)" label={text.map.inGap} />,
                <Row
                  key="out"
                  colour="color-mix(in srgb, var(--served) 25%, var(--map-land))"
                  label={text.map.notInGap}
                />,
              ]}
        </ul>
      )}
      <Marks />
      <HexagonNote />
    </section>
  );
}

function Steps({ title, stops }: { title: string; stops: readonly number[] }) {
  const classes = stops.length + 1;
  const label = (index: number): string =>
    index === 0
      ? `< ${minus(stops[0]!)}`
      : index === stops.length
        ? `≥ ${minus(stops[index - 1]!)}`
        : `${minus(stops[index - 1]!)} … ${minus(stops[index]!)}`;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {Array.from({ length: classes }, (_, step) => classes - 1 - step).map((index) => (
          <Row key={index} colour={`var(--ramp-${rampToken(index, classes)})`} label={label(index)} />
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

const minus = (value: number): string => String(value).replace('-', '−');

/** Zoomed out, a hexagon stands for many cells; the legend says so. */
function HexagonNote() {
  const text = useText().map;
  const hexagons = useViewport((viewport) => viewport.hexagons);
  const resolution = useAppState((state) => state.result?.grid.resolution);
  if (!hexagons?.isAggregate || resolution === undefined) return null;
  return <p className="quiet legend-note">{text.aggregate(hexagons.resolution, resolution)}</p>;
}
