/**
 * A plan that nobody has named takes the name of its first region that has one, else of the place its region is at, else of its first file. A name given by hand is never
 * touched; one given here follows the plan as long as the page is open.
 */
import type { FileRef, Plan } from '../core/plan/plan';
import { boundsOfGeometry } from '../core/geo/bounds';
import type { Region } from '../core/inputs/facts';
import type { AppContext } from './app-context';
import { filesOf, withName } from './edits';

/** What a new plan is called in each language; a test holds them equal to the catalogues. */
export const UNTITLED_NAMES: readonly string[] = ['', 'Untitled plan', 'Plan ohne Namen'];

const LONGEST = 80;
/** Names that say nothing of where it is: those of drawn regions, bare numbers and letters. */
const SAYS_NOTHING = /^((area|gebiet|region|h3|bbox|polygon|feature)[\s_-]*)?[a-z]?[\d\s]*$/i;

/** Keeps the name of an unnamed plan up to date; the returned function looks once. */
export function planNaming(context: AppContext): () => Promise<void> {
  const { store, planId, scheduleSave } = context;
  let given: { planId: string; name: string } | null = null;
  const isUnnamed = ({ name }: Plan): boolean =>
    UNTITLED_NAMES.includes(name) || (given?.planId === planId.value && given.name === name);

  return async () => {
    const { plan, result, isDemo } = store.getState();
    if (isDemo || !isUnnamed(plan)) return;
    const id = planId.value;
    const name = await nameFor(plan, result?.regions ?? plan.inputs.drawnRegions, context);
    const now = store.getState().plan;
    if (name === null || planId.value !== id || now.inputs !== plan.inputs || !isUnnamed(now) || now.name === name)
      return;
    given = { planId: id, name };
    store.setState({ plan: withName(now, name) });
    scheduleSave();
  };
}

async function nameFor(
  plan: Plan,
  regions: readonly Region[],
  { nearPlaces }: Pick<AppContext, 'nearPlaces'>,
): Promise<string | null> {
  const named = regions.find(({ name }) => !SAYS_NOTHING.test(name.trim()));
  if (named) return named.name.trim().slice(0, LONGEST);
  const [first] = regions;
  if (first) {
    const [west, south, east, north] = boundsOfGeometry(first.geometry);
    const [place] = await nearPlaces([{ lonDeg: (west + east) / 2, latDeg: (south + north) / 2 }]).catch(() => []);
    if (place) return place.name;
  }
  const [file] = filesOf(plan);
  return file ? bareName(file.ref) : null;
}

/** `opencellid-214.csv.gz` → opencellid-214 */
const bareName = ({ path }: FileRef): string =>
  path
    .split(/[/\\]/)
    .at(-1)!
    .replace(/(\.[a-z][a-z0-9]{0,9})+$/i, '')
    .slice(0, LONGEST) || path.slice(0, LONGEST);
