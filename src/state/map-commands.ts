/** Commands of how the map looks; the choices outlive the page. */
import type { AppContext } from './app-context';
import type { AppState } from './app-state';
import { type BaseMap, baseMapFrom, baseMapText, hostOf } from './base-maps';
import { DEFAULT_OPACITY, isDifference, OPACITY_IDS, type OpacityId } from './view-layers';

export function mapCommands({ store, preferences, toast, engine }: AppContext) {
  function setBaseMap(baseMap: BaseMap): void {
    store.setState({ baseMap, baseMapNeeds: [] });
    preferences.write('base-map', baseMapText(baseMap));
  }

  return {
    /** 0..1 of one data layer. */
    setOpacity(layer: OpacityId, value: number): void {
      const opacity = { ...store.getState().opacity, [layer]: value };
      store.setState({ opacity });
      preferences.write('opacity', JSON.stringify(opacity));
    },
    setBaseMap,
    /** Told by the map. */
    showBaseMap: (baseMapShown: boolean) => store.setState({ baseMapShown }),
    /** Told by the map: the style names further hosts, and waits for the user's word. */
    baseMapNeeds(baseMap: BaseMap, hosts: readonly string[]): void {
      if (store.getState().baseMap !== baseMap) return;
      store.setState({ baseMapNeeds: hosts });
      toast({ code: 'base-map-needs', context: { host: hostOf(baseMap) ?? '', hosts: hosts.join(', ') } });
    },
    /** The user agrees that these are asked, too. */
    allowBaseMapHosts(): void {
      const { baseMap, baseMapNeeds } = store.getState();
      if (baseMap.kind === 'own') setBaseMap({ ...baseMap, hosts: [...(baseMap.hosts ?? []), ...baseMapNeeds] });
    },
    /** The map could not be shown: back to the built-in one, and the user is told which and why. */
    baseMapFailed(failed: BaseMap, reason: string): void {
      if (store.getState().baseMap !== failed) return;
      setBaseMap({ kind: 'built-in' });
      toast({ code: 'base-map-failed', context: { host: hostOf(failed) ?? '', reason } }, { tone: 'error' });
    },
    /** Lays result version `to` over `from`; null ends it. */
    showDifference(difference: AppState['difference']): void {
      const { layer } = store.getState();
      store.setState({ difference, layer: difference ? 'difference' : isDifference(layer) ? 'state' : layer });
    },
    /** What the map shows in view as rows. */
    hexagonsInView: (bounds: [number, number, number, number], zoom: number, most: number) =>
      engine.ask('hexagons', { bounds, zoom, most }),
  };
}

/** What the preferences say about the map. */
export function mapPreferences(read: (key: string) => string | null): Pick<AppState, 'opacity' | 'baseMap'> {
  return { opacity: opacityFrom(read('opacity')), baseMap: baseMapFrom(read('base-map')) };
}

function opacityFrom(text: string | null): AppState['opacity'] {
  const kept = parsed(text);
  return Object.fromEntries(
    OPACITY_IDS.map((id) => {
      const value = kept[id];
      return [id, typeof value === 'number' && value >= 0 && value <= 1 ? value : DEFAULT_OPACITY];
    }),
  ) as AppState['opacity'];
}

function parsed(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
