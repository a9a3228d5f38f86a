import { ALL_ROADS_FROM_ZOOM, ROAD_TRAFFIC } from '../../core/report/tiles/road-kinds';
import { useAppState, useText, useViewport } from '../app-context';

/** Roads of the plan's files: what is known of the traffic on them. */
export function RoadsKey() {
  const text = useText().map.roads;
  const isShown = useAppState(({ overlays, result }) => overlays.roads && (result?.roads ?? 0) > 0);
  const opacity = useAppState((state) => state.opacity.roads);
  const isFar = useViewport(({ zoom }) => zoom < ALL_ROADS_FROM_ZOOM);
  if (!isShown) return null;
  return (
    <>
      <h3>{text.heading}</h3>
      <ul>
        {ROAD_TRAFFIC.map((traffic) => (
          <li key={traffic}>
            <span className={`road-key road-${traffic}`} style={{ opacity }} />
            {text[traffic]}
          </li>
        ))}
      </ul>
      {isFar && <p className="quiet legend-note">{text.zoomIn}</p>}
    </>
  );
}
