import { useAppState, useText, useViewport } from '../app-context';

/** In the map's place until it is there: what is read; or why there is none. */
export function MapPlaceholder() {
  const text = useText().map;
  const map = useViewport((viewport) => viewport.map);
  const isOpening = useAppState((state) => state.isOpening);
  if (map === 'shown') return null;
  if (map === 'coming')
    return <output className="map-placeholder quiet">{isOpening ? text.opening : text.reading}</output>;
  return (
    <div className="map-placeholder" role="alert">
      <div className="stack-tight">
        <strong>{text.cannot}</strong>
        <p>{text.cannotHelp}</p>
      </div>
    </div>
  );
}
