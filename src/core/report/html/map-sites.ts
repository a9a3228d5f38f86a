import { fix } from '../charts/frame';
import type { ReportInput } from '../report-types';
import { mercatorX, mercatorY } from '../tiles/mercator';
import type { MapView } from './map-picture';

/** More than this are drawn smaller. */
const MANY_SITES = 200;

type SymbolKind = 'site' | 'hotspot' | 'new-tower' | 'new-hotspot';

/** Shape, size and colours together tell the kinds apart. */
export function siteSymbol(kind: SymbolKind, x: number, y: number, crowded = false): string {
  const at = `M${fix(x)} ${fix(y)}`;
  if (kind === 'site' && crowded)
    return `<path d="${at}m0 -2.6l2.3 4.2h-4.6z" fill="#1a1d21" stroke="#fff" stroke-width="0.5"/>`;
  if (kind === 'site') return `<path d="${at}m0 -4l3.5 6.5h-7z" fill="#1a1d21" stroke="#fff" stroke-width="0.8"/>`;
  if (kind === 'hotspot')
    return `<circle cx="${fix(x)}" cy="${fix(y)}" r="2.2" fill="#7653a3" stroke="#fff" stroke-width="0.6"/>`;
  if (kind === 'new-tower') return `<path d="${at}m0 -7l6.5 11h-13z" fill="#fff" stroke="#1a1d21" stroke-width="2"/>`;
  return `<circle cx="${fix(x)}" cy="${fix(y)}" r="3.4" fill="#fff" stroke="#4b2f75" stroke-width="1.6"/>`;
}

/** Existing sites and hotspots inside the picture, and the proposed ones of an option on top. */
export function siteMarks({ facts, options }: ReportInput, view: MapView, optionId: string | null): string {
  const marks: string[] = [];
  const crowded = facts.sites.length > MANY_SITES;
  const mark = (kind: SymbolKind, { lonDeg, latDeg }: { lonDeg: number; latDeg: number }) => {
    const x = view.x(mercatorX(lonDeg));
    const y = view.y(mercatorY(latDeg));
    if (x >= 0 && y >= 0 && x <= view.width && y <= view.height) marks.push(siteSymbol(kind, x, y, crowded));
  };
  for (const hotspot of facts.hotspots) mark('hotspot', hotspot);
  for (const site of facts.sites) mark('site', site);
  for (const option of options)
    if (option.option === optionId)
      for (const site of option.sites) mark(site.kind.startsWith('tower') ? 'new-tower' : 'new-hotspot', site);
  return marks.join('');
}
