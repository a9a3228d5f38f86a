import { useCommands, useText, useViewportReader } from './app-context';

/** Of the map of a new plan: borders and towns are seen. Degrees */
const [WIDE, HIGH] = [6, 3];

/** Starts a plan without a region, and steps back from a place where the built-in map shows nothing. */
export function useNewPlan(): () => void {
  const text = useText().top;
  const { newPlan, focus } = useCommands();
  const viewport = useViewportReader();
  return () => {
    newPlan(text.newPlanName);
    const { bounds } = viewport();
    if (!bounds) return;
    const [west, south, east, north] = bounds;
    if (east - west >= WIDE) return;
    const [lon, lat] = [(west + east) / 2, (south + north) / 2];
    focus({ bounds: [lon - WIDE / 2, Math.max(-80, lat - HIGH / 2), lon + WIDE / 2, Math.min(80, lat + HIGH / 2)] });
  };
}
