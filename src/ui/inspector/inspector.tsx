import { useEffect } from 'react';
import type { Selection } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { IconButton } from '../design/button';
import { AssumptionInspector } from './assumption-inspector';
import { CellInspector } from './cell-inspector';
import { GapInspector } from './gap-inspector';
import { OptionInspector } from './option-inspector';
import { RegionInspector } from './region-inspector';
import { HotspotInspector, ProposedInspector, SiteInspector } from './site-inspectors';

/** What is selected; the region when nothing is. Escape lets go. */
export function Inspector() {
  const text = useText();
  const { select } = useCommands();
  const selection = useAppState((state) => state.selection);
  const regionId = useAppState((state) => state.regionId);
  const shown: Selection | null = selection ?? (regionId === null ? null : { kind: 'region', id: regionId });
  useEffect(() => {
    const letGo = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) select(null);
    };
    window.addEventListener('keydown', letGo);
    return () => window.removeEventListener('keydown', letGo);
  }, [select]);
  return (
    <aside className="inspector" aria-label={text.inspector.title} data-idle={selection === null}>
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
        <p className="quiet">{text.inspector.nothing}</p>
      )}
    </aside>
  );
}

function Heading({ shown }: { shown: Selection }) {
  const text = useText();
  const name = useAppState((state) => {
    if (shown.kind === 'region') return state.result?.regions.find(({ id }) => id === shown.id)?.name ?? shown.id;
    if (shown.kind === 'hotspot') return state.result?.hotspots.find(({ id }) => id === shown.id)?.name || shown.id;
    if (shown.kind === 'option') return text.options.names[shown.id];
    return shown.kind === 'cell' ? '' : shown.id;
  });
  return name ? <h2 className="source-text">{name}</h2> : null;
}

function Content({ shown }: { shown: Selection }) {
  switch (shown.kind) {
    case 'cell':
      return <CellInspector />;
    case 'gap':
      return <GapInspector id={shown.id} />;
    case 'site':
      return <SiteInspector id={shown.id} />;
    case 'hotspot':
      return <HotspotInspector id={shown.id} />;
    case 'proposed':
      return <ProposedInspector id={shown.id} option={shown.option} />;
    case 'option':
      return <OptionInspector id={shown.id} regionId={shown.regionId} />;
    case 'region':
      return <RegionInspector id={shown.id} />;
    case 'assumption':
      return <AssumptionInspector key={shown.id} id={shown.id} />;
  }
}
