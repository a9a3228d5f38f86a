import { useEffect, useState } from 'react';
import { type DrawMode, h3At, LAYER_IDS, OVERLAY_IDS } from '../../state';
import { useAppState, useCommands, useText, useViewport } from '../app-context';
import { Button, IconButton } from '../design/button';
import { Menu } from '../design/menu';
import { Segments } from '../design/segments';
import { position } from '../format';

/** Which values the cells show, and which marks lie on them. */
export function LayerSwitch() {
  const text = useText().map;
  const { setLayer, toggleOverlay } = useCommands();
  const layer = useAppState((state) => state.layer);
  const overlays = useAppState((state) => state.overlays);
  return (
    <div className="over-map over-top-left">
      <Segments
        label={text.layer}
        value={layer}
        options={LAYER_IDS.map((id) => ({ value: id, label: text.layers[id] }))}
        onChange={setLayer}
      />
      <Menu
        trigger={<Button icon="layers">{text.show}</Button>}
        items={OVERLAY_IDS.map((id) => ({
          label: text.overlays[id],
          checked: overlays[id],
          onSelect: () => toggleOverlay(id),
        }))}
      />
    </div>
  );
}

const TOOLS: readonly DrawMode[] = ['polygon', 'rectangle', 'circle', 'freehand', 'edit'];

/** Drawing, only where a region can be of use. */
export function DrawTools() {
  const text = useText().map;
  const { setDrawing } = useCommands();
  const drawing = useAppState((state) => state.drawing);
  const stage = useAppState((state) => state.stage);
  const hasDrawn = useAppState((state) => state.plan.inputs.drawnRegions.length > 0);
  if (stage !== 'data' && stage !== 'options') return null;
  return (
    <>
      <div
        className="over-map over-top-right"
        role="toolbar"
        aria-label={text.tools.polygon}
        aria-orientation="vertical"
      >
        {TOOLS.filter((mode) => mode !== 'edit' || hasDrawn).map((mode) => (
          <IconButton
            key={mode}
            icon={mode}
            label={text.tools[mode]}
            aria-pressed={drawing === mode}
            onClick={() => setDrawing(drawing === mode ? null : mode)}
          />
        ))}
      </div>
      {drawing && <output className="over-map draw-help">{text.drawing[drawing]}</output>}
    </>
  );
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
