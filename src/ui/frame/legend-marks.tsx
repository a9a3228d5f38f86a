import { useMemo } from 'react';
import type { SiteKind } from '../../core/costs/cost-types';
import { shownProposed } from '../../state';
import { useAppState, useText } from '../app-context';

const TRIANGLE = 'M7 1 13 11H1z';
const DISC = 'M7 2.500a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7z';
const PLUS_TRIANGLE = `${TRIANGLE}M6.200 5v1.700H4.500v1.600h1.700V10h1.600V8.300h1.700V6.700H7.800V5z`;
const PLUS_DISC =
  'M7 0.500a5.500 5.500 0 1 1 0 11 5.500 5.500 0 0 1 0-11zM6.200 3v2.200H4v1.600h2.200V9h1.600V6.800H10V5.200H7.800V3z';

/** The marks of proposed sites as the map draws them. */
const PROPOSED: { kind: SiteKind; path: string; colour: string }[] = [
  { kind: 'tower-greenfield', path: PLUS_TRIANGLE, colour: 'greenfield-towers' },
  { kind: 'tower-colocated', path: TRIANGLE, colour: 'colocated-towers' },
  { kind: 'hotspot-outdoor', path: PLUS_DISC, colour: 'hotspots-new' },
  { kind: 'hotspot-indoor', path: PLUS_DISC, colour: 'hotspots-new' },
  { kind: 'hotspot-converted', path: PLUS_DISC, colour: 'hotspots-converted' },
  { kind: 'lora-gateway', path: PLUS_DISC, colour: 'hotspots-new' },
];

/** The marks above the cells, as far as they are shown. */
export function LegendMarks() {
  const text = useText();
  const overlays = useAppState((state) => state.overlays);
  const hasHotspots = useAppState((state) => (state.result?.hotspots.length ?? 0) > 0);
  const result = useAppState((state) => state.result);
  const optionId = useAppState((state) => state.optionId);
  const kinds = useMemo(() => new Set(shownProposed(result, optionId).map(({ kind }) => kind)), [result, optionId]);
  const stale = useAppState((state) => state.result?.stale?.because);
  const { places, noGo } = useAppState((state) => state.plan.siting);
  const proposed = overlays.proposed ? PROPOSED.filter(({ kind }) => kinds.has(kind)) : [];
  return (
    <ul>
      {overlays.sites && <Mark path={TRIANGLE} colour="var(--ink)" label={text.map.overlays.sites} />}
      {overlays.hotspots && hasHotspots && (
        <Mark path={DISC} colour="var(--served-b)" label={text.map.overlays.hotspots} />
      )}
      {proposed.map(({ kind, path, colour }) => (
        <Mark
          key={kind}
          path={path}
          colour={`var(--option-${colour})`}
          label={text.map.proposed(text.inspector.siteKinds[kind])}
        />
      ))}
      {proposed.length > 0 && stale && (
        <li className="quiet small legend-stale">{text.economics.stale.short[stale]}</li>
      )}
      {places.some(({ pinned }) => pinned) && <Mark path={DISC} colour="var(--accent)" label={text.siting.heading} />}
      {places.some(({ pinned }) => !pinned) && (
        <Mark path={DISC} isHollow colour="var(--accent)" label={text.siting.candidate} />
      )}
      {noGo.length > 0 && (
        <li>
          <span className="swatch swatch-no-go" />
          {text.siting.noGoArea}
        </li>
      )}
    </ul>
  );
}

interface MarkProps {
  path: string;
  colour: string;
  label: string;
  isHollow?: boolean;
}

function Mark({ path, colour, label, isHollow = false }: MarkProps) {
  return (
    <li>
      <svg className="legend-mark" viewBox="0 0 14 12" aria-hidden="true">
        <path
          fillRule="evenodd"
          d={path}
          style={isHollow ? { fill: 'var(--panel)', stroke: colour, strokeWidth: 1.5 } : { fill: colour }}
        />
      </svg>
      {label}
    </li>
  );
}
