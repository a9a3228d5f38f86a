import type { AddedHotspot } from '../../core/plan';
import type { Hotspot } from '../../core/inputs/facts';
import { type NetworkKind, type Shown, shownNetwork } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { NumberInput } from '../design/number-input';
import { OptionalNumberInput } from '../design/optional-number-input';
import { Select } from '../design/select';
import { TextInput } from '../design/text-input';
import { unitsInUse } from '../format';
import { SectorsForm } from './sectors-form';

const HEIGHT_M = { low: 0.5, high: 600 };

/** Everything about a site that can be set by hand. */
export function SiteForm({ id }: { id: string }) {
  const text = useText().editing;
  const { changeSites } = useCommands();
  const shown = useAppState((state) => shownNetwork(state).sites.find(({ item }) => item.id === id));
  const isWaiting = useAppState((state) => state.result?.sites.every((site) => site.id !== id) ?? true);
  if (!shown) return null;
  return (
    <section className="panel-section" aria-label={text.settings}>
      <FormHead shown={shown} />
      {isWaiting && !shown.isOff && <p className="quiet small">{text.waiting}</p>}
      {shown.isAdded && <NameField id={id} kind="site" />}
      <Position kind="site" shown={shown} />
      <HeightField value={shown.item.heightM} onCommit={(heightM) => changeSites([id], { heightM })} />
      <SectorsForm site={shown.item} />
      <PlaceActions kind="site" shown={shown} />
    </section>
  );
}

/** The same for a hotspot; network, device and gain only of those added by hand. */
export function HotspotForm({ id }: { id: string }) {
  const text = useText().editing;
  const { changeHotspots } = useCommands();
  const shown = useAppState((state) => shownNetwork(state).hotspots.find(({ item }) => item.id === id));
  if (!shown) return null;
  return (
    <section className="panel-section" aria-label={text.settings}>
      <FormHead shown={shown} />
      {shown.isAdded && <NameField id={id} kind="hotspot" />}
      <Position kind="hotspot" shown={shown} />
      <HeightField value={shown.item.heightM} onCommit={(heightM) => changeHotspots([id], { heightM })} />
      {shown.isAdded && <HotspotFields hotspot={shown.item} />}
      <PlaceActions kind="hotspot" shown={shown} />
    </section>
  );
}

function FormHead({ shown }: { shown: Shown<{ id: string }> }) {
  const text = useText().editing;
  return (
    <div className="row">
      <h2 className="grow">{text.settings}</h2>
      {shown.isAdded && <span className="tag tag-accent">{text.added}</span>}
      {!shown.isAdded && shown.isChanged && <span className="tag tag-accent">{text.edited}</span>}
      {shown.isOff && <span className="tag tag-warning">{text.off}</span>}
    </div>
  );
}

function NameField({ id, kind }: { id: string; kind: NetworkKind }) {
  const text = useText().editing;
  const { changeSites, changeHotspots } = useCommands();
  const name = useAppState(
    ({ plan: { network } }) =>
      (kind === 'site' ? network.addedSites : network.addedHotspots).find((entry) => entry.id === id)?.name ?? '',
  );
  return (
    <TextInput
      label={text.name}
      value={name}
      onCommit={(next) => (kind === 'site' ? changeSites : changeHotspots)([id], { name: next.slice(0, 200) })}
    />
  );
}

function Position({ kind, shown: { item } }: { kind: NetworkKind; shown: Shown<Place> }) {
  const text = useText().editing;
  const { movePlace } = useCommands();
  const between = (limit: number) => (value: number) =>
    Math.abs(value) <= limit ? null : text.between(String(-limit), String(limit));
  return (
    <div className="form-row">
      <NumberInput
        label={text.lon}
        value={Number(item.lonDeg.toFixed(6))}
        check={between(180)}
        onCommit={(lonDeg) => movePlace(kind, item.id, lonDeg, item.latDeg)}
      />
      <NumberInput
        label={text.lat}
        value={Number(item.latDeg.toFixed(6))}
        check={between(90)}
        onCommit={(latDeg) => movePlace(kind, item.id, item.lonDeg, latDeg)}
      />
    </div>
  );
}

interface Place {
  id: string;
  lonDeg: number;
  latDeg: number;
}

interface HeightProps {
  value: number | null;
  /** What stands in the empty field. */
  placeholder?: string;
  onCommit(heightM: number | null): void;
}

/** In the units in use; the plan holds metres. */
export function HeightField({ value, placeholder, onCommit }: HeightProps) {
  const text = useText().editing;
  const { length, lengthPerM } = unitsInUse();
  const inUnits = (metres: number) => Number((metres * lengthPerM).toFixed(1));
  return (
    <OptionalNumberInput
      label={text.height(length)}
      value={value === null ? null : inUnits(value)}
      low={inUnits(HEIGHT_M.low)}
      high={inUnits(HEIGHT_M.high)}
      placeholder={placeholder ?? text.heightFromTemplate}
      onCommit={(next) =>
        onCommit(next === null ? null : Math.min(HEIGHT_M.high, Math.max(HEIGHT_M.low, next / lengthPerM)))
      }
    />
  );
}

const DEVICES = ['wifi-outdoor', 'wifi-indoor', 'wifi-data-only', 'lora-gateway'] as const;

function HotspotFields({ hotspot }: { hotspot: Hotspot }) {
  const text = useText().editing;
  const { changeHotspots } = useCommands();
  const { id, device, gainDbi, azimuthDeg } = hotspot;
  const set = (change: Partial<AddedHotspot>) => changeHotspots([id], change);
  return (
    <>
      <Select
        label={text.device}
        value={DEVICES.find((entry) => entry === device) ?? 'wifi-outdoor'}
        options={DEVICES.map((value) => ({ value, label: text.devices[value] }))}
        onChange={(next) => set({ device: next, network: next === 'lora-gateway' ? 'iot' : 'mobile' })}
      />
      <div className="form-row">
        <OptionalNumberInput
          label={text.gain}
          value={gainDbi}
          low={-10}
          high={40}
          onCommit={(next) => set({ gainDbi: next })}
        />
        <OptionalNumberInput
          label={text.azimuth}
          value={azimuthDeg}
          low={0}
          high={360}
          placeholder={text.allRound}
          onCommit={(next) => set({ azimuthDeg: next })}
        />
      </div>
    </>
  );
}

function PlaceActions({ kind, shown }: { kind: NetworkKind; shown: Shown<Place> }) {
  const text = useText().editing;
  const { switchPlaces, resetPlaces, removePlaces, select } = useCommands();
  const { id } = shown.item;
  return (
    <>
      <p className="quiet small">{text.dragHelp}</p>
      {!shown.isAdded && <p className="quiet small">{text.fromFileHelp}</p>}
      <div className="row">
        <Button onClick={() => switchPlaces(kind, [id], !shown.isOff)}>
          {shown.isOff ? text.switchOn : text.switchOff}
        </Button>
        {shown.isAdded ? (
          <Button
            icon="trash"
            onClick={() => {
              select(null);
              removePlaces(kind, [id]);
            }}
          >
            {text.remove}
          </Button>
        ) : (
          <Button disabled={!shown.isChanged} onClick={() => resetPlaces(kind, [id])}>
            {text.reset}
          </Button>
        )}
      </div>
    </>
  );
}
