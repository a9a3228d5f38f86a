/** The drawing library set up for this map: its modes, its colours, and corners that catch on outlines nearby. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Position } from 'geojson';
import type { TerraDraw } from 'terra-draw';
import { readPalette } from './palette';
import { snapped } from './snapping';

/** ~10 cm. */
export const DIGITS = 6;

export const rounded = (points: readonly Position[]): [number, number][] =>
  points.map(([lon, lat]) => [Number(lon!.toFixed(DIGITS)), Number(lat!.toFixed(DIGITS))]);

export async function makeDraw(map: MapLibreMap): Promise<TerraDraw> {
  const [library, { TerraDrawMapLibreGLAdapter }] = await Promise.all([
    import('terra-draw'),
    import('terra-draw-maplibre-gl-adapter'),
  ]);
  const colour = readPalette(document.documentElement).accent as `#${string}`;
  const styles = { fillColor: colour, fillOpacity: 0.12, outlineColor: colour, outlineWidth: 2 };
  const snapping = {
    toCustom: ({ containerX, containerY }: { containerX: number; containerY: number }) => {
      const [point] = rounded([snapped(map, containerX, containerY) ?? []].filter(({ length }) => length === 2));
      return point;
    },
  };
  const handles = {
    feature: {
      draggable: true,
      coordinates: { draggable: true, midpoints: true, deletable: true, snappable: snapping },
    },
  };
  return new library.TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: DIGITS }),
    idStrategy: { isValidId: () => true, getId: makeIds() },
    modes: [
      new library.TerraDrawPolygonMode({ styles, snapping }),
      new library.TerraDrawRectangleMode({ styles }),
      new library.TerraDrawCircleMode({ styles }),
      new library.TerraDrawFreehandMode({ styles }),
      new library.TerraDrawLineStringMode({ styles: { lineStringColor: colour, lineStringWidth: 2 } }),
      new library.TerraDrawSelectMode({ allowManualDeselection: false, flags: { polygon: handles } }),
    ],
  });
}

function makeIds(): () => string {
  let next = 1;
  return () => `drawing-${next++}`;
}
