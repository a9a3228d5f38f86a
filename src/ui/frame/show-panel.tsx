import { Popover } from 'radix-ui';
import { useRef, useState } from 'react';
import { type BaseMap, hostsOf, OVERLAY_IDS, STREETS_STYLE_URL, urlOf } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { CheckRow } from '../design/check-row';
import { Select } from '../design/select';
import { Slider } from '../design/slider';
import { TextInput } from '../design/text-input';
import { percent } from '../format';

/** What lies on the map and under it, and how strong the data are. */
export function ShowPanel() {
  const text = useText().map;
  const { toggleOverlay, setOpacity } = useCommands();
  const layer = useAppState((state) => state.layer);
  const overlays = useAppState((state) => state.overlays);
  const opacity = useAppState((state) => state.opacity[state.layer]);
  const hasTerrain = useAppState((state) => Boolean(state.result?.terrain));
  const hasMeasurements = useAppState((state) => (state.result?.measurements ?? 0) > 0);
  const hasRoads = useAppState((state) => (state.result?.roads ?? 0) > 0);
  const shown = OVERLAY_IDS.filter(
    (id) =>
      (id !== 'relief' || hasTerrain) && (id !== 'measurements' || hasMeasurements) && (id !== 'roads' || hasRoads),
  );
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button icon="layers">{text.show}</Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover show-panel" sideOffset={4} align="start" aria-label={text.show}>
          <section>
            <h3>{text.onMap}</h3>
            <div className="show-checks">
              {shown.map((id) => (
                <CheckRow
                  key={id}
                  label={text.overlays[id]}
                  checked={overlays[id]}
                  onChange={() => toggleOverlay(id)}
                />
              ))}
            </div>
          </section>
          <Slider
            label={text.opacity(text.layers[layer])}
            value={opacity}
            min={0.1}
            max={1}
            step={0.05}
            format={percent}
            onCommit={(value) => setOpacity(layer, value)}
          />
          {hasRoads && overlays.roads && <RoadsOpacity />}
          <BaseMapChoice />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function RoadsOpacity() {
  const text = useText().map;
  const { setOpacity } = useCommands();
  const opacity = useAppState((state) => state.opacity.roads);
  return (
    <Slider
      label={text.opacity(text.overlays.roads)}
      value={opacity}
      min={0.1}
      max={1}
      step={0.05}
      format={percent}
      onCommit={(value) => setOpacity('roads', value)}
    />
  );
}

type Kind = BaseMap['kind'];
const KINDS: readonly Kind[] = ['built-in', 'streets', 'own', 'file'];

/** Off until switched on; says which host is contacted before and after. */
function BaseMapChoice() {
  const text = useText().map;
  const { allowBaseMapHosts, setBaseMap } = useCommands();
  const baseMap = useAppState((state) => state.baseMap);
  const needs = useAppState((state) => state.baseMapNeeds);
  const [wanted, setWanted] = useState<Kind | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const kind = wanted ?? baseMap.kind;
  const choose = (next: Kind) => {
    setWanted(next === 'own' ? next : null);
    if (next === 'built-in' || next === 'streets') setBaseMap({ kind: next });
    else if (next === 'file') picker.current?.click();
  };
  return (
    <section className="stack-tight">
      <Select
        label={text.baseMap}
        value={kind}
        options={KINDS.map((value) => ({ value, label: text.baseMaps[value] }))}
        onChange={choose}
      />
      {kind === 'own' && <OwnAddress onDone={() => setWanted(null)} />}
      <p className="quiet small">{contactText(kind, baseMap, text.contacts)}</p>
      {needs.length > 0 && (
        <>
          <p className="notice notice-warning">{text.contacts.needs(needs.join(', '))}</p>
          <Button onClick={allowBaseMapHosts}>{text.allowHosts(needs.join(', '))}</Button>
        </>
      )}
      <input
        ref={picker}
        type="file"
        accept=".pmtiles"
        hidden
        aria-label={text.chooseFile}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file) setBaseMap({ kind: 'file', file });
        }}
      />
    </section>
  );
}

function OwnAddress({ onDone }: { onDone(): void }) {
  const text = useText().map;
  const { setBaseMap } = useCommands();
  const current = useAppState(({ baseMap }) => (baseMap.kind === 'own' ? baseMap.url : ''));
  const [problem, setProblem] = useState<string | null>(null);
  const take = (typed: string) => {
    const isFine = urlOf(typed) !== null;
    setProblem(isFine ? null : text.badAddress);
    if (!isFine) return;
    setBaseMap({ kind: 'own', url: typed.trim() });
    onDone();
  };
  return <TextInput label={text.ownAddress} value={current} problem={problem} placeholder="https://" onCommit={take} />;
}

function contactText(kind: Kind, baseMap: BaseMap, words: ReturnType<typeof useText>['map']['contacts']): string {
  if (kind === 'built-in') return words.none;
  if (kind !== baseMap.kind) return words.enter;
  if (baseMap.kind === 'file') return words.file(baseMap.file.name);
  const hosts = hostsOf(baseMap);
  return words.host(hosts.join(', ') || new URL(STREETS_STYLE_URL).host, Math.max(1, hosts.length));
}
