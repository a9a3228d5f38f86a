import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';

/** Ways to change the network by hand, and how much of it is changed. */
export function NetworkTools() {
  const text = useText().editing;
  const { setTool, openDialog, setDrawer } = useCommands();
  const tool = useAppState((state) => state.tool);
  const network = useAppState((state) => state.plan.network);
  const changes = [...Object.values(network.sites), ...Object.values(network.hotspots)];
  const added = network.addedSites.length + network.addedHotspots.length;
  const hasFiles = useAppState(({ plan: { inputs } }) => inputs.towers.length + inputs.hotspots.length > 0);
  const off = changes.filter((change) => change.off).length;
  return (
    <section className="panel-section">
      <h2>{text.title}</h2>
      {(hasFiles || changes.length + added > 0) && (
        <p className="quiet">{text.changed(added, changes.length - off, off)}</p>
      )}
      <div className="button-grid">
        <Button
          icon="plus"
          aria-pressed={tool === 'add-site'}
          onClick={() => setTool(tool === 'add-site' ? null : 'add-site')}
        >
          {text.addSite}
        </Button>
        <Button
          icon="plus"
          aria-pressed={tool === 'add-hotspot'}
          onClick={() => setTool(tool === 'add-hotspot' ? null : 'add-hotspot')}
        >
          {text.addHotspot}
        </Button>
        <Button icon="copy" onClick={() => openDialog('paste')}>
          {text.paste}
        </Button>
        <Button icon="table" onClick={() => setDrawer(true)}>
          {text.table}
        </Button>
      </div>
    </section>
  );
}
