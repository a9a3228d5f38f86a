/** Commands behind “Show on map”: what was asked for is in view, and marked. */
import { boundsAround, boundsOfGeometry } from '../core/geo/bounds';
import { boxAround } from '../core/geo/great-circle';
import type { OptionId } from '../core/siting/siting-types';
import type { AppContext } from './app-context';
import type { Selection } from './app-state';
import { proposedIn } from './shown-option';

/** Around a place that is shown: its neighbourhood is to be recognised. km */
const PLACE_VIEW_KM = 1;

export const showCommands = ({ store, toast }: AppContext, select: (selection: Selection) => void) => ({
  /** Rings a place and brings it into view. */
  showPlace(id: string, lonDeg: number, latDeg: number): void {
    select({ kind: 'place', id, lonDeg, latDeg });
    store.setState({ focus: { bounds: boxAround(lonDeg, latDeg, PLACE_VIEW_KM) } });
  },
  /** Puts an option of a region on the map with everything it proposes there in view, and says so. */
  showOptionOnMap(regionId: string, optionId: OptionId): void {
    const { result, overlays } = store.getState();
    const region = result?.regions.find(({ id }) => id === regionId);
    if (!result || !region) return;
    const sites = proposedIn(result, regionId, optionId);
    store.setState({
      regionId,
      optionId,
      overlays: { ...overlays, proposed: true },
      focus: { bounds: boundsAround(boundsOfGeometry(region.geometry), sites) },
    });
    toast({
      code: 'option-shown',
      context: { region: region.name || regionId, option: optionId, sites: sites.length },
    });
  },
});
