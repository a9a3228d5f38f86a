import { useEffect } from 'react';
import { type Selection, shownNetwork } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { IconButton } from '../design/button';
import { usePlaceNames } from '../place-names';
import { AssumptionInspector } from './assumption-inspector';
import { CellInspector } from './cell-inspector';
import { GapInspector } from './gap-inspector';
import { OptionInspector } from './option-inspector';
import { HotspotForm, SiteForm } from './place-forms';
import { PlaceInspector } from './place-inspector';
import { RegionInspector } from './region-inspector';
import { HotspotInspector, ProposedInspector, SiteInspector } from './site-inspectors';
import { ProposedActions, WishForm } from './wish-forms';

/** What is selected; the region when nothing is. Escape lets go. */
export function Inspector() {
  const text = useText();
  const { select } = useCommands();
  const selection = useAppState((state) => state.selection);
  const regionId = useAppState((state) => state.regionId);
  const hasResult = useAppState((state) => state.result !== null);
  const shown: Selection | null = selection ?? (regionId === null ? null : { kind: 'region', id: regionId });
  useEffect(() => {
    const letGo = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) select(null);
    };
    window.addEventListener('keydown', letGo);
    return () => window.removeEventListener('keydown', letGo);
  }, [select]);
  return (
    <aside
      // Another one begins at its top.
      key={shown ? `${shown.kind} ${'id' in shown ? shown.id : ''}` : 'nothing'}
      className="inspector"
      aria-label={text.inspector.title}
      data-idle={selection === null}
      data-covers-map
    >
      {shown ? (
        <>
          <header className="inspector-head">
            <div className="grow">
              <h3>{text.inspector[shown.kind]}</h3>
              <Heading shown={shown} />
            </div>
            {selection && <IconButton icon="close" label={text.inspector.close} onClick={() => select(null)} />}
          </header>
          <Content shown={shown} />
        </>
      ) : (
        <p className="quiet">{hasResult ? text.inspector.nothing : text.inspector.nothingYet}</p>
      )}
    </aside>
  );
}

function Heading({ shown }: { shown: Selection }) {
  const text = useText();
  const name = useAppState((state) => {
    if (shown.kind === 'region') {
      const known = [...(state.result?.regions ?? []), ...state.plan.inputs.drawnRegions];
      return known.find(({ id }) => id === shown.id)?.name || shown.id;
    }
    if (shown.kind === 'hotspot') return state.result?.hotspots.find(({ id }) => id === shown.id)?.name || shown.id;
    if (shown.kind === 'assumption') {
      const row = state.result?.register.find(({ key }) => key === shown.id);
      return row ? text.economics.rowName(row.key, row.label) : shown.id;
    }
    if (shown.kind === 'option') return text.options.names[shown.id];
    return shown.kind === 'cell' || shown.kind === 'place' ? '' : shown.id;
  });
  if (shown.kind === 'place') return <PlaceHeading place={shown} />;
  return name ? <h2 className="source-text">{name}</h2> : null;
}

function PlaceHeading({ place }: { place: Extract<Selection, { kind: 'place' }> }) {
  const name = usePlaceNames([place]).get(place.id);
  return name ? <h2>{name}</h2> : null;
}

/** What is known of a site, and what can be set; one just added is not in the result yet. */
function ExistingSite({ id }: { id: string }) {
  const isInResult = useAppState((state) => state.result?.sites.some((site) => site.id === id) ?? false);
  const isInPlan = useAppState((state) => shownNetwork(state).sites.some(({ item }) => item.id === id));
  return (
    <div className="stack">
      {(isInResult || !isInPlan) && <SiteInspector id={id} />}
      <SiteForm id={id} />
    </div>
  );
}

function ExistingHotspot({ id }: { id: string }) {
  const isInResult = useAppState((state) => state.result?.hotspots.some((hotspot) => hotspot.id === id) ?? false);
  const isInPlan = useAppState((state) => shownNetwork(state).hotspots.some(({ item }) => item.id === id));
  return (
    <div className="stack">
      {(isInResult || !isInPlan) && <HotspotInspector id={id} />}
      <HotspotForm id={id} />
    </div>
  );
}

function Content({ shown }: { shown: Selection }) {
  switch (shown.kind) {
    case 'cell':
      return <CellInspector />;
    case 'place':
      return <PlaceInspector place={shown} />;
    case 'gap':
      return <GapInspector id={shown.id} />;
    case 'site':
      return <ExistingSite key={shown.id} id={shown.id} />;
    case 'hotspot':
      return <ExistingHotspot key={shown.id} id={shown.id} />;
    case 'proposed':
      return (
        <div className="stack">
          <ProposedInspector id={shown.id} option={shown.option} />
          <ProposedActions id={shown.id} option={shown.option} />
        </div>
      );
    case 'wish':
      return <WishForm key={shown.id} id={shown.id} />;
    case 'option':
      return <OptionInspector id={shown.id} regionId={shown.regionId} />;
    case 'region':
      return <RegionInspector id={shown.id} />;
    case 'assumption':
      return <AssumptionInspector key={shown.id} id={shown.id} />;
  }
}
