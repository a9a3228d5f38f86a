/** Rows of a spreadsheet into the plan, as one edit. */
import type { AppContext } from './app-context';
import { firstSector, idsOf, networkCommands } from './network-commands';
import { freeIds } from './network-edits';
import { hotspotOfRow, type PasteKind, readPasted, siteOfRow, wishOfRow } from './pasted-rows';
import { sitingCommands } from './siting-commands';

export function pasteCommands(context: AppContext) {
  const { addPlaces } = networkCommands(context);
  const { addWishes } = sitingCommands(context);
  return {
    /** The rows that can be used; the others were shown before. */
    pasteRows(kind: PasteKind, text: string): void {
      const state = context.store.getState();
      const { rows } = readPasted(text);
      if (rows.length === 0) return;
      if (kind === 'wish') return addWishes(rows.map((row) => wishOfRow(row, state.pinKind)));
      const ids = freeIds(state.plan, kind, rows.length, idsOf(state, kind));
      if (kind === 'site')
        addPlaces({ sites: rows.map((row, index) => siteOfRow(row, ids[index]!, firstSector(state))) });
      else addPlaces({ hotspots: rows.map((row, index) => hotspotOfRow(row, ids[index]!)) });
    },
  };
}
