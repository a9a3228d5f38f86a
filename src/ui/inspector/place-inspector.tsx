import type { Selection } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { CopyId } from '../design/copy-id';
import { Facts } from '../design/facts';
import { position } from '../format';

/** A place of a list that nothing stands at yet. */
export function PlaceInspector({ place: { id, lonDeg, latDeg } }: { place: Extract<Selection, { kind: 'place' }> }) {
  const words = useText();
  const { selectCell, pinPlace, select } = useCommands();
  const device = useAppState((state) => state.plan.costs.deployerDevice);
  return (
    <section className="panel-section">
      <CopyId id={id} />
      <Facts rows={[[words.inspector.position, position(lonDeg, latDeg)]]} />
      <div className="button-row">
        <Button onClick={() => selectCell(lonDeg, latDeg)}>{words.places.explain}</Button>
        <Button onClick={() => select({ kind: 'wish', id: pinPlace(device, lonDeg, latDeg) })}>
          {words.places.pin}
        </Button>
      </div>
    </section>
  );
}
