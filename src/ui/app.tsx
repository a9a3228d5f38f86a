import './design/tokens.css';
import './design/base.css';
import './design/controls.css';
import './design/forms.css';
import './frame/frame.css';
import './stages/stages.css';
import './inspector/inspector.css';
import './table/table.css';
import './compare/compare.css';
import { useEffect, useRef, useState } from 'react';
import type { App, StageId } from '../state';
import { AppContext, useAppState, useText, useViewport } from './app-context';
import { CompareBar } from './compare/compare-bar';
import { ComparePanel } from './compare/compare-panel';
import { CommandPalette } from './frame/command-palette';
import { Drawer } from './frame/drawer';
import { Dialogs } from './frame/dialogs';
import { DropTarget } from './frame/drop-target';
import { FaultBoundary } from './frame/fault-boundary';
import { ImportDialog } from './frame/import-dialog';
import { Legend } from './frame/legend';
import { MapPlaceholder } from './frame/map-placeholder';
import { DrawTools, LayerSwitch, Readout } from './frame/map-tools';
import { RunProblem } from './frame/run-problem';
import { StageList } from './frame/stage-list';
import { Tour } from './frame/tour';
import { useShortcuts } from './use-shortcuts';
import { useTurns } from './use-turns';
import { ToolHelp } from './frame/tool-help';
import { Toasts } from './frame/toasts';
import { TopBar } from './frame/top-bar';
import { Inspector } from './inspector/inspector';
import { CostsStage } from './stages/costs-stage';
import { DataStage } from './stages/data-stage';
import { GapsStage } from './stages/gaps-stage';
import { NetworkStage } from './stages/network-stage';
import { OptionsStage } from './stages/options-stage';
import { ReportStage } from './stages/report-stage';
import { useCatalogue } from './text/catalogues';

interface Props {
  app: App;
  /** Puts the map into an element; the returned function takes it out. */
  mountMap(container: HTMLElement): () => void;
}

/** Parts of the window, in the order in which they are made. */
const [WORK, MAP, CONTROLS, WINDOWS] = [1, 2, 3, 4];

/** The whole window. The map is another view: it is put into its slot by whoever knows both. */
export function AppView({ app, mountMap }: Props) {
  const text = useCatalogue(app);
  const turn = useTurns(WINDOWS);
  return (
    <AppContext value={{ app, text }}>
      <FaultBoundary>
        <Frame mountMap={mountMap} turn={turn} />
        {turn >= WINDOWS && (
          <>
            <ImportDialog />
            <Dialogs />
            <Toasts />
            <DropTarget />
          </>
        )}
      </FaultBoundary>
    </AppContext>
  );
}

function Frame({ mountMap, turn }: Pick<Props, 'mountMap'> & { turn: number }) {
  const text = useText();
  const [paletteOpen, setPaletteOpen] = useState(false);
  const stage = useAppState((state) => state.stage);
  useShortcuts(setPaletteOpen);
  return (
    <div className="frame">
      <TopBar onCommandPalette={() => setPaletteOpen(true)} />
      <aside className="stages">
        <StageList />
        <div id="stage-panel" role="tabpanel" aria-labelledby={`stage-${stage}`} className="stage-panel" key={stage}>
          {turn >= WORK && (
            <div className="stack">
              <RunProblem />
              <Stage stage={stage} />
            </div>
          )}
        </div>
      </aside>
      <main className="map-area" aria-label={text.map.label}>
        <MapPlaceholder />
        {turn >= MAP && <MapArea mountMap={mountMap} turn={turn} />}
      </main>
      {turn >= WORK && <Inspector />}
      {turn >= CONTROLS && <BottomPanel />}
      {paletteOpen && <CommandPalette onClose={() => setPaletteOpen(false)} />}
    </div>
  );
}

function MapArea({ mountMap, turn }: Pick<Props, 'mountMap'> & { turn: number }) {
  const hasMap = useViewport(({ map }) => map !== 'failed');
  return (
    <>
      {hasMap && <MapSlot mountMap={mountMap} />}
      {turn >= CONTROLS && (
        <>
          {hasMap && <MapControls />}
          <CompareBar />
          <Tour />
        </>
      )}
    </>
  );
}

function MapControls() {
  return (
    <>
      <LayerSwitch />
      <DrawTools />
      <div className="over-map over-bottom-left">
        <Legend />
      </div>
      <Readout />
      <ToolHelp />
    </>
  );
}

/** The comparison while there is one, else the tables. */
function BottomPanel() {
  const isComparing = useAppState((state) => state.comparison !== null);
  return isComparing ? <ComparePanel /> : <Drawer />;
}

function MapSlot({ mountMap }: Pick<Props, 'mountMap'>) {
  const slot = useRef<HTMLDivElement>(null);
  const { zoomIn, zoomOut, label } = useText().map;
  useEffect(() => (slot.current ? mountMap(slot.current) : undefined), [mountMap]);
  useEffect(() => {
    const element = slot.current;
    if (!element) return undefined;
    // The map names its own controls in English, and is made only once it is known where it looks.
    const rename = () => {
      for (const [of, name] of [
        ['.maplibregl-ctrl-zoom-in', zoomIn],
        ['.maplibregl-ctrl-zoom-out', zoomOut],
        [':scope > div > .maplibregl-canvas', label],
      ] as const)
        for (const found of element.querySelectorAll(of)) {
          found.setAttribute('aria-label', name);
          if (found instanceof HTMLButtonElement) found.title = name;
        }
    };
    rename();
    const made = new MutationObserver(rename);
    made.observe(element, { childList: true });
    return () => made.disconnect();
  }, [zoomIn, zoomOut, label]);
  return <div ref={slot} className="map-slot" />;
}

function Stage({ stage }: { stage: StageId }) {
  switch (stage) {
    case 'data':
      return <DataStage />;
    case 'network':
      return <NetworkStage />;
    case 'gaps':
      return <GapsStage />;
    case 'options':
      return <OptionsStage />;
    case 'costs':
      return <CostsStage />;
    case 'report':
      return <ReportStage />;
  }
}
