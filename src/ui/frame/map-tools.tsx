import { useEffect, useState } from 'react';
import { type DrawMode, h3At, layersToShow } from '../../state';
import { useAppState, useCommands, useText, useViewport } from '../app-context';
import { IconButton } from '../design/button';
import { Select } from '../design/select';
import { position } from '../format';
import { ShowPanel } from './show-panel';
import './map.css';

/** Which values the cells show, and what else lies on the map. */
export function LayerSwitch() {
  const text = useText().map;
  const { setLayer } = useCommands();
  const layer = useAppState((state) => state.layer);
  const result = useAppState((state) => state.result);
  const difference = useAppState((state) => state.difference);
  return (
    <div className="over-map over-top-left" data-covers-map>
      <div className="layer-choice">
        <Select
          label={text.layer}
          hideLabel
          value={layer}
          options={layersToShow({ result, difference }).map((id) => ({ value: id, label: text.layers[id] }))}
          onChange={setLayer}
        />
      </div>
      <ShowPanel />
    </div>
  );
}

const TOOLS: readonly DrawMode[] = ['polygon', 'rectangle', 'circle', 'freehand', 'pick', 'edit', 'split'];
const NEEDS_REGION: readonly DrawMode[] = ['edit', 'split'];

/** Drawing, only where a region can be of use. Escape lays the tool down. */
export function DrawTools() {
  const text = useText().map;
  const { setDrawing } = useCommands();
  const drawing = useAppState((state) => state.drawing);
  const stage = useAppState((state) => state.stage);
  const hasDrawn = useAppState((state) => state.plan.inputs.drawnRegions.length > 0);
  const areaName = useViewport((viewport) => viewport.areaName);
  useEscape(drawing !== null, () => setDrawing(null));
  if (stage !== 'data' && stage !== 'options') return null;
  return (
    <>
      <div
        className="over-map over-top-right"
        role="toolbar"
        aria-label={text.drawTools}
        aria-orientation="vertical"
        data-covers-map
      >
        {TOOLS.filter((mode) => hasDrawn || !NEEDS_REGION.includes(mode)).map((mode) => (
          <IconButton
            key={mode}
            icon={mode}
            label={text.tools[mode]}
            aria-pressed={drawing === mode}
            onClick={() => setDrawing(drawing === mode ? null : mode)}
          />
        ))}
      </div>
      {drawing && (
        <output className="over-map draw-help">{areaName ? text.picking(areaName) : text.drawing[drawing]}</output>
      )}
    </>
  );
}

/** Before the inspector's Escape, which would let go of what is selected as well. */
function useEscape(isActive: boolean, letGo: () => void): void {
  useEffect(() => {
    if (!isActive) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      letGo();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [isActive, letGo]);
}

/** Position and H3 index under the pointer. */
export function Readout() {
  const text = useText().map;
  const pointer = useViewport((viewport) => viewport.pointer);
  const resolution = useAppState((state) => state.result?.grid.resolution ?? null);
  const [h3, setH3] = useState('');
  useEffect(() => {
    if (!pointer || resolution === null) return;
    let isLatest = true;
    void h3At(pointer.lonDeg, pointer.latDeg, resolution).then((index) => isLatest && setH3(index));
    return () => {
      isLatest = false;
    };
  }, [pointer, resolution]);
  if (!pointer) return null;
  return (
    <div className="over-map readout" title={text.position}>
      {position(pointer.lonDeg, pointer.latDeg)}
      {resolution !== null && h3 && ` · H3 ${h3}`}
    </div>
  );
}
