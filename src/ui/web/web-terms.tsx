import type { LiveTerms, LiveWish } from '../../state';
import { useAppState, useText } from '../app-context';
import { Facts } from '../design/facts';
import { bytes, count, distanceKm, fixed } from '../format';
import type { Text } from '../text/en';

const BOXES_SHOWN = 2;

/** Who is asked, what that host learns, under which licence it gives, and how much is read at most. */
export function WebTerms({ wish, terms }: { wish: LiveWish; terms: LiveTerms }) {
  const text = useText().web;
  const marginKm = useAppState((state) => state.plan.grid.marginKm);
  const { host, attribution, limitBytes, origin } = terms;
  return (
    <section className="web-terms" aria-label={text.terms}>
      <h3>{text.terms}</h3>
      <Facts
        rows={[
          [text.asked, host],
          [text.sent, sentText(wish, terms, text)],
          [
            text.licence,
            wish.source === 'file' ? (
              text.licenceThere
            ) : (
              <span key="licence" lang="en">
                {attribution}
              </span>
            ),
          ],
          [text.atMost, bytes(limitBytes)],
        ]}
      />
      <p className="quiet small">
        {wish.source !== 'file' && `${text.beyond(distanceKm(marginKm))} `}
        {text.alwaysSeen}
      </p>
      {origin.removed.length > 0 && (
        <p className="notice notice-warning">{text.keyKept(origin.removed.join(', '), host)}</p>
      )}
    </section>
  );
}

function sentText(wish: LiveWish, { tiles }: LiveTerms, text: Text['web']): string {
  if (wish.source === 'file') return text.sentAddress;
  if (wish.source === 'hotspots') return text.sentNothing;
  if (tiles) return text.sentTiles(count(tiles.count), tiles.zoom);
  const boxes = wish.boxes
    .slice(0, BOXES_SHOWN)
    .map(([west, south, east, north]) => text.box(fixed(west, 2), fixed(east, 2), fixed(south, 2), fixed(north, 2)));
  const more = wish.boxes.length - boxes.length;
  return text.sentBox([...boxes, ...(more > 0 ? [text.moreBoxes(more)] : [])].join('; '));
}
