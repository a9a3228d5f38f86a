import { Popover } from 'radix-ui';
import { useState } from 'react';
import type { DrawnRegion } from '../../core/plan/plan';
import { hasRegion } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { Button, IconButton } from '../design/button';
import { CheckRow } from '../design/check-row';
import { TextInput } from '../design/text-input';
import { parseNumber, unitsInUse } from '../format';
import { boundsOfGeometry } from '../../core/geo/bounds';
import { useRegionFromView } from './use-region-from-view';

/** The regions of the plan: drawn ones can be changed, those of files be looked at. */
export function Regions() {
  const text = useText();
  const { setDrawing, mergeRegions } = useCommands();
  const drawn = useAppState((state) => state.plan.inputs.drawnRegions);
  const found = useAppState((state) => state.result?.regions);
  const isToCome = useAppState((state) => hasRegion(state.plan));
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const addFromView = useRegionFromView();
  const fromFiles = (found ?? []).filter(({ id }) => !drawn.some((region) => region.id === id));
  const chosen = ticked.filter((id) => drawn.some((region) => region.id === id));
  const tick = (id: string, isTicked: boolean) =>
    setTicked(isTicked ? [...chosen, id] : chosen.filter((other) => other !== id));
  return (
    <section className="panel-section">
      <h2>{text.data.regions}</h2>
      {drawn.length + fromFiles.length === 0 && (
        <p className="quiet">{isToCome ? text.data.regionsToCome : text.data.noRegions}</p>
      )}
      <ul>
        {drawn.map((region) => (
          <DrawnRow
            key={region.id}
            region={region}
            isTicked={drawn.length > 1 ? chosen.includes(region.id) : null}
            onTick={(isTicked) => tick(region.id, isTicked)}
          />
        ))}
        {fromFiles.map((region) => (
          <FileRow key={region.id} region={region} />
        ))}
      </ul>
      {chosen.length > 1 && (
        <Button
          kind="primary"
          onClick={() => {
            setTicked([]);
            void mergeRegions(chosen);
          }}
        >
          {text.regions.join(chosen.length)}
        </Button>
      )}
      <div className="row wrap">
        <Button icon="polygon" onClick={() => setDrawing('polygon')}>
          {text.data.drawRegion}
        </Button>
        <Button icon="pick" onClick={() => setDrawing('pick')}>
          {text.regions.pick}
        </Button>
        <Button icon="rectangle" onClick={addFromView}>
          {text.data.fromView}
        </Button>
      </div>
    </section>
  );
}

interface DrawnRowProps {
  region: DrawnRegion;
  /** Null: nothing to join it with. */
  isTicked: boolean | null;
  onTick(isTicked: boolean): void;
}

function DrawnRow({ region, isTicked, onTick }: DrawnRowProps) {
  const text = useText();
  const { focus, removeRegion, changeRegion } = useCommands();
  return (
    <li className="list-row">
      {isTicked !== null && (
        <CheckRow label={text.regions.select(region.name)} hideLabel checked={isTicked} onChange={onTick} />
      )}
      <TextInput
        label={text.data.regionName}
        hideLabel
        value={region.name}
        onCommit={(name) => changeRegion(region.id, { name })}
      />
      <IconButton
        icon="target"
        label={text.data.zoomTo(region.name)}
        onClick={() => focus({ bounds: boundsOfGeometry(region.geometry) })}
      />
      <RegionActions region={region} />
      <IconButton icon="trash" label={text.data.removeRegion(region.name)} onClick={() => removeRegion(region.id)} />
    </li>
  );
}

/** Corners, a cut, a wider outline. */
function RegionActions({ region: { id, name } }: { region: DrawnRegion }) {
  const text = useText().regions;
  const { setDrawing, select, widenRegion } = useCommands();
  const [isOpen, setOpen] = useState(false);
  const draw = (mode: 'edit' | 'split') => {
    setOpen(false);
    select({ kind: 'region', id });
    setDrawing(mode);
  };
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <IconButton icon="menu" label={text.actions(name)} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover region-actions" sideOffset={4} align="end" aria-label={text.actions(name)}>
          <Button icon="edit" onClick={() => draw('edit')}>
            {text.editCorners}
          </Button>
          <Button icon="split" onClick={() => draw('split')}>
            {text.split}
          </Button>
          <Widen
            onApply={(km) => {
              setOpen(false);
              void widenRegion(id, km);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Widen({ onApply }: { onApply(km: number): void }) {
  const text = useText();
  const [typed, setTyped] = useState('1');
  const units = unitsInUse();
  const distance = parseNumber(typed.replace('−', '-'));
  const isFine = Number.isFinite(distance) && distance !== 0 && Math.abs(distance) <= 200;
  return (
    <form
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        if (isFine) onApply(distance / units.distancePerKm);
      }}
    >
      <label className="field">
        <span className="field-label">{text.regions.widen(units.distance)}</span>
        <input
          className="input input-number"
          inputMode="decimal"
          value={typed}
          aria-invalid={!isFine}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <p className="quiet small">{text.regions.widenHelp}</p>
      <Button type="submit" disabled={!isFine}>
        {text.regions.apply}
      </Button>
    </form>
  );
}

function FileRow({
  region,
}: {
  region: { id: string; name: string; geometry: DrawnRegion['geometry'] | GeoJSON.Polygon | GeoJSON.MultiPolygon };
}) {
  const text = useText().data;
  const { select, focus } = useCommands();
  return (
    <li className="list-row">
      <button type="button" className="link grow" onClick={() => select({ kind: 'region', id: region.id })}>
        {region.name}
      </button>
      <span className="quiet small nowrap">{text.fromFile}</span>
      <IconButton
        icon="target"
        label={text.zoomTo(region.name)}
        onClick={() => focus({ bounds: boundsOfGeometry(region.geometry) })}
      />
    </li>
  );
}
