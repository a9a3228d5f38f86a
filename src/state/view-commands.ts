/** Commands that change what is looked at, never the plan. */
import type { OptionId } from '../core/siting/siting-types';
import type { AppContext } from './app-context';
import type {
  AppState,
  DialogId,
  DrawMode,
  Language,
  MapFocus,
  MapTool,
  Marked,
  OverlayId,
  Selection,
  StageId,
  UnitSystem,
} from './app-state';
import type { EditNote } from './notes';
import { showCommands } from './show-commands';
import { type LayerId, layersToShow } from './view-layers';

/** The layer a stage is best read on. */
const LAYER_OF_STAGE: Record<StageId, LayerId> = {
  data: 'people',
  network: 'rsrp',
  gaps: 'gap',
  options: 'state',
  costs: 'crossover',
  report: 'state',
};

export function viewCommands(context: AppContext) {
  const { store, engine } = context;

  async function explain(selection: Extract<Selection, { kind: 'cell' }>): Promise<void> {
    const isCurrent = () => store.getState().selection === selection;
    try {
      const explanation = await engine.explainAt(selection.lonDeg, selection.latDeg);
      if (isCurrent())
        store.setState({ explanation: explanation ? { status: 'ready', explanation } : { status: 'outside' } });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (isCurrent()) store.setState({ explanation: { status: 'failed', message } });
    }
  }

  function select(selection: Selection | null): void {
    store.setState({ selection, explanation: selection?.kind === 'cell' ? { status: 'loading' } : null });
    if (selection?.kind === 'cell') void explain(selection);
    if (selection?.kind === 'option') store.setState({ optionId: selection.id, regionId: selection.regionId });
    if (selection?.kind === 'region') store.setState({ regionId: selection.id });
  }

  return {
    select,
    hover: (selection: Selection | null) => store.setState({ hover: selection }),
    selectCell: (lonDeg: number, latDeg: number) => select({ kind: 'cell', lonDeg, latDeg }),
    /** Asks again after a new result. */
    refreshSelection(): void {
      const { selection } = store.getState();
      if (selection?.kind === 'cell') select({ ...selection });
    },
    setStage(stage: StageId): void {
      const layer = LAYER_OF_STAGE[stage];
      const has = layersToShow(store.getState()).includes(layer);
      store.setState({ stage, layer: has ? layer : 'state', drawing: null, tool: null });
    },
    setLayer: (layer: LayerId) => store.setState({ layer }),
    toggleOverlay(id: OverlayId): void {
      const { overlays } = store.getState();
      store.setState({ overlays: { ...overlays, [id]: !overlays[id] } });
    },
    showOption: (optionId: OptionId | null) => store.setState({ optionId }),
    showRegion: (regionId: string) => store.setState({ regionId }),
    setDrawing: (drawing: DrawMode | null, drawingFor: AppState['drawingFor'] = 'region') =>
      store.setState({ drawing, drawingFor, tool: null }),
    setTool: (tool: MapTool | null) => store.setState({ tool, drawing: null }),
    setPinKind: (pinKind: AppState['pinKind']) => store.setState({ pinKind }),
    mark: (marked: Marked | null) => store.setState({ marked: marked && marked.ids.length > 0 ? marked : null }),
    openDialog: (dialog: DialogId | null) => store.setState({ dialog }),
    ...showCommands(context, select),
    /** Moves the map there. */
    focus: (focus: MapFocus) => store.setState({ focus: { ...focus } }),
    setDrawer: (drawerOpen: boolean) => store.setState({ drawerOpen }),
    ...preferenceCommands(context),
    tell: (message: EditNote, tone: 'info' | 'error' = 'info') => void context.toast(message, { tone }),
    dismissToast: (id: number) =>
      store.setState({ toasts: store.getState().toasts.filter((toast) => toast.id !== id) }),
  };
}

/** Choices that outlive the page. */
function preferenceCommands({ store, preferences }: AppContext) {
  return {
    setTheme(theme: 'light' | 'dark'): void {
      store.setState({ theme });
      preferences.write('theme', theme);
    },
    setLanguage(language: Language): void {
      store.setState({ language });
      preferences.write('language', language);
    },
    /** Columns of a table that are not shown. */
    hideColumns(table: string, columns: readonly string[]): void {
      const hiddenColumns = { ...store.getState().hiddenColumns, [table]: columns };
      store.setState({ hiddenColumns });
      preferences.write('hiddenColumns', JSON.stringify(hiddenColumns));
    },
    setUnits(units: UnitSystem): void {
      store.setState({ units });
      preferences.write('units', units);
    },
    setSingleKeys(hasSingleKeys: boolean): void {
      store.setState({ hasSingleKeys });
      preferences.write('singleKeys', hasSingleKeys ? '' : 'off');
    },
    showTour(): void {
      const hintsDismissed = store.getState().hintsDismissed.filter((hint) => hint !== 'first-steps');
      store.setState({ hintsDismissed });
      preferences.write('hints', hintsDismissed.join(','));
    },
    dismissHint(id: string): void {
      const hintsDismissed = [...new Set([...store.getState().hintsDismissed, id])];
      store.setState({ hintsDismissed });
      preferences.write('hints', hintsDismissed.join(','));
    },
  };
}
