import { useCommands, useViewport } from '../app-context';

/** Takes what the map shows as a region: the way to a region without a pointer. */
export function useRegionFromView(): () => void {
  const { addRegion } = useCommands();
  const bounds = useViewport((viewport) => viewport.bounds);
  return () => {
    if (!bounds) return;
    const inset = 0.1;
    const round = (value: number): number => Number(value.toFixed(5));
    const [west, south, east, north] = bounds;
    const [dx, dy] = [(east - west) * inset, (north - south) * inset];
    const corners: [number, number][] = [
      [west + dx, south + dy],
      [east - dx, south + dy],
      [east - dx, north - dy],
      [west + dx, north - dy],
      [west + dx, south + dy],
    ];
    addRegion({ type: 'Polygon', coordinates: [corners.map(([lon, lat]) => [round(lon), round(lat)])] });
  };
}
