import { WISHED_KINDS, type WishedPlace } from '../../core/plan/siting-wishes';
import { shownOption } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { Button, IconButton } from '../design/button';
import { CheckRow } from '../design/check-row';
import { OptionalNumberInput } from '../design/optional-number-input';
import { Select } from '../design/select';
import { unitsInUse } from '../format';
import { boundsOfGeometry } from '../../core/geo/bounds';

/** What siting is asked for beside the target: places, areas without, kinds and limits. */
export function SitingWishesPanel({ regionId }: { regionId: string }) {
  const text = useText().siting;
  return (
    <section className="panel-section">
      <h2>{text.title}</h2>
      <Tools />
      <Wishes />
      <Kinds />
      <Limits />
      <AcceptAll regionId={regionId} />
    </section>
  );
}

function Tools() {
  const words = useText();
  const text = words.siting;
  const { setTool, setPinKind, setDrawing } = useCommands();
  const tool = useAppState((state) => state.tool);
  const pinKind = useAppState((state) => state.pinKind);
  const isDrawing = useAppState((state) => state.drawing !== null && state.drawingFor === 'no-go');
  return (
    <>
      <Select
        label={text.pinKind}
        value={pinKind}
        options={WISHED_KINDS.map((value) => ({ value, label: words.inspector.siteKinds[value] }))}
        onChange={setPinKind}
      />
      <div className="row wrap">
        <Button icon="target" aria-pressed={tool === 'pin'} onClick={() => setTool(tool === 'pin' ? null : 'pin')}>
          {text.pin}
        </Button>
        <Button
          icon="polygon"
          aria-pressed={isDrawing}
          onClick={() => setDrawing(isDrawing ? null : 'polygon', 'no-go')}
        >
          {text.noGo}
        </Button>
      </div>
    </>
  );
}

/** Long lists are cut: the table of wishes is the map. */
const SHOWN = 30;

function Wishes() {
  const words = useText();
  const text = words.siting;
  const { select, focus, removeWishes, removeNoGo } = useCommands();
  const { places, noGo } = useAppState((state) => state.plan.siting);
  const show = ({ id, lonDeg, latDeg }: WishedPlace) => {
    select({ kind: 'wish', id });
    focus({ lonDeg, latDeg, zoom: 11 });
  };
  return (
    <>
      {places.length > 0 && <h3>{text.pinned(places.length)}</h3>}
      <ul>
        {places.slice(0, SHOWN).map((wish) => (
          <li key={wish.id} className="list-row">
            <button type="button" className="link grow clip" onClick={() => show(wish)}>
              {wish.name || `${wish.id} · ${words.inspector.siteKinds[wish.kind]}`}
            </button>
            <IconButton icon="trash" label={text.unpin(wish.id)} onClick={() => removeWishes([wish.id])} />
          </li>
        ))}
      </ul>
      {noGo.length > 0 && <h3>{text.noGoAreas(noGo.length)}</h3>}
      <ul>
        {noGo.slice(0, SHOWN).map(({ id, name, geometry }) => (
          <li key={id} className="list-row">
            <button
              type="button"
              className="link grow clip"
              onClick={() => focus({ bounds: boundsOfGeometry(geometry) })}
            >
              {name || text.noGoName(id)}
            </button>
            <IconButton icon="trash" label={text.removeNoGo(id)} onClick={() => removeNoGo(id)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Kinds() {
  const words = useText();
  const { allowKind } = useCommands();
  const without = useAppState((state) => state.plan.siting.without);
  return (
    <fieldset className="checks">
      <legend className="field-label">{words.siting.mayBuild}</legend>
      {WISHED_KINDS.map((kind) => (
        <CheckRow
          key={kind}
          label={words.inspector.siteKinds[kind]}
          checked={!without.includes(kind)}
          onChange={(isAllowed) => allowKind(kind, isAllowed)}
        />
      ))}
    </fieldset>
  );
}

function Limits() {
  const text = useText().siting;
  const { setSiting } = useCommands();
  const siting = useAppState((state) => state.plan.siting);
  const hasRoads = useAppState((state) => state.plan.inputs.roads.length > 0);
  const { distance, distancePerKm } = unitsInUse();
  return (
    <details>
      <summary>{text.limits}</summary>
      <div className="stack-tight">
        <div className="form-row">
          <OptionalNumberInput
            label={text.mostTowers}
            value={siting.mostTowersPerGap}
            low={0}
            high={1e6}
            placeholder={text.noLimit}
            onCommit={(next) => setSiting({ mostTowersPerGap: next === null ? null : Math.round(next) })}
          />
          <OptionalNumberInput
            label={text.mostHotspots}
            value={siting.mostHotspotsPerGap}
            low={0}
            high={1e6}
            placeholder={text.noLimit}
            onCommit={(next) => setSiting({ mostHotspotsPerGap: next === null ? null : Math.round(next) })}
          />
        </div>
        <OptionalNumberInput
          label={text.busyHour}
          value={siting.busyHourMbpsPerPerson}
          low={0}
          high={100}
          onCommit={(next) => setSiting({ busyHourMbpsPerPerson: next ?? 0 })}
        />
        <p className="field-help">{text.busyHourHelp}</p>
        <CheckRow
          label={text.busyHourFromUsage}
          checked={siting.busyHourFromUsage}
          onChange={(busyHourFromUsage) => setSiting({ busyHourFromUsage })}
        />
        <OptionalNumberInput
          label={text.mostBackhaul(distance)}
          value={siting.mostBackhaulKm === null ? null : Number((siting.mostBackhaulKm * distancePerKm).toFixed(2))}
          low={0.01}
          high={1000}
          placeholder={text.noLimit}
          onCommit={(next) => setSiting({ mostBackhaulKm: next === null ? null : next / distancePerKm })}
        />
        {hasRoads && (
          <OptionalNumberInput
            label={text.mostRoad(distance)}
            value={siting.mostRoadKm === null ? null : Number((siting.mostRoadKm * distancePerKm).toFixed(2))}
            low={0.01}
            high={30}
            placeholder={text.noLimit}
            onCommit={(next) => setSiting({ mostRoadKm: next === null ? null : next / distancePerKm })}
          />
        )}
      </div>
    </details>
  );
}

/** Takes all the proposed sites of the region and option on screen into the network. */
function AcceptAll({ regionId }: { regionId: string }) {
  const text = useText().siting;
  const { acceptProposed } = useCommands();
  const result = useAppState((state) => state.result);
  const option = useAppState((state) => shownOption(state.result, state.optionId, regionId));
  const gaps = new Set(result?.gaps.filter((gap) => gap.regionId === regionId).map(({ id }) => id));
  const sites = (result?.proposed ?? []).filter((site) => site.option === option && gaps.has(site.gapId));
  if (sites.length === 0) return null;
  return <Button onClick={() => acceptProposed(sites)}>{text.acceptAll(sites.length)}</Button>;
}
