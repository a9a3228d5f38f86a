import { shownOption } from '../../state';
import { useAppState, useText } from '../app-context';

const TRIANGLE = 'M7 1 13 11H1z';
const DISC = 'M7 2.500a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7z';

/** The marks above the cells, as far as they are shown. */
export function LegendMarks() {
  const text = useText();
  const overlays = useAppState((state) => state.overlays);
  const hasHotspots = useAppState((state) => (state.result?.hotspots.length ?? 0) > 0);
  const option = useAppState((state) => shownOption(state.result, state.optionId, state.regionId));
  const stale = useAppState((state) => state.result?.stale?.because);
  const { places, noGo } = useAppState((state) => state.plan.siting);
  const proposed =
    overlays.proposed && option && option !== 'do-nothing' ? text.map.proposedBy(text.options.names[option]) : null;
  return (
    <ul>
      {overlays.sites && <Mark path={TRIANGLE} colour="var(--ink)" label={text.map.overlays.sites} />}
      {overlays.hotspots && hasHotspots && (
        <Mark path={DISC} colour="var(--served-b)" label={text.map.overlays.hotspots} />
      )}
      {proposed && (
        <Mark
          path={option?.startsWith('hotspots') ? DISC : TRIANGLE}
          colour={`var(--option-${option})`}
          label={proposed}
        />
      )}
      {proposed && stale && <li className="quiet small legend-stale">{text.economics.stale.short[stale]}</li>}
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
          d={path}
          style={isHollow ? { fill: 'var(--panel)', stroke: colour, strokeWidth: 1.5 } : { fill: colour }}
        />
      </svg>
      {label}
    </li>
  );
}
