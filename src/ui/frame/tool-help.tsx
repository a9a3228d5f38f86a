import { useEffect } from 'react';
import { useAppState, useCommands, useText } from '../app-context';

/** What a click on the map does now; Escape puts the tool away. */
export function ToolHelp() {
  const text = useText();
  const { setTool } = useCommands();
  const tool = useAppState((state) => state.tool);
  const pinKind = useAppState((state) => state.pinKind);
  useEffect(() => {
    if (!tool) return;
    const putAway = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      setTool(null);
    };
    window.addEventListener('keydown', putAway, { capture: true });
    return () => window.removeEventListener('keydown', putAway, { capture: true });
  }, [tool, setTool]);
  if (!tool) return null;
  const help = {
    'add-site': text.editing.addSiteHelp,
    'add-hotspot': text.editing.addHotspotHelp,
    pin: text.editing.pinHelp(text.inspector.siteKinds[pinKind]),
  }[tool];
  return <output className="over-map draw-help">{help}</output>;
}
