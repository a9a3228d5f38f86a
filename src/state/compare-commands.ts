/** A second scenario computed beside the open one, so that the two can be looked at together. */
import type { AppContext } from './app-context';
import { namedBlobs } from './run-control';
import { inScenario, scenarioList } from './scenarios';

/** What else is open would lie over one of the two maps. */
const ALONE = { selection: null, explanation: null, dialog: null, drawerOpen: false };

export function compareCommands(context: AppContext) {
  const { store, engine } = context;
  let running: AbortController | null = null;

  async function compute(scenarioId: string): Promise<void> {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    const plan = inScenario(store.getState().plan, scenarioId);
    const isCurrent = () => running === controller && store.getState().comparison?.scenarioId === scenarioId;
    try {
      const files = await namedBlobs(context);
      const result = await engine.run(plan, files, {
        signal: controller.signal,
        onProgress: () => undefined,
        slot: 'other',
      });
      if (!isCurrent()) return;
      store.setState({ comparison: { scenarioId, plan, status: 'ready', result, message: '' } });
      showDifference();
    } catch (error) {
      if (!isCurrent() || (error instanceof Error && error.name === 'AbortError')) return;
      const message = error instanceof Error ? error.message : String(error);
      store.setState({ comparison: { scenarioId, plan, status: 'failed', result: null, message } });
    }
  }

  /** The difference layers compare the two results on the screen. */
  function showDifference(): void {
    const { result, comparison } = store.getState();
    const other = comparison?.result;
    store.setState({ difference: result && other ? { from: result.version, to: other.version } : null });
  }

  return {
    compareWith(scenarioId: string): void {
      const { plan } = store.getState();
      if (scenarioList(plan).every(({ id, isActive }) => id !== scenarioId || isActive)) return;
      store.setState({
        comparison: { scenarioId, plan: inScenario(plan, scenarioId), status: 'computing', result: null, message: '' },
        swipe: 0.5,
        ...ALONE,
      });
      void compute(scenarioId);
    },
    /** After a new result of the open scenario: the other one is computed anew only where files or regions are others. */
    followComparison(): void {
      const { comparison, plan } = store.getState();
      if (!comparison) return;
      if (comparison.plan.inputs !== plan.inputs || !plan.scenarios.some(({ id }) => id === comparison.scenarioId))
        void (plan.scenarios.some(({ id }) => id === comparison.scenarioId)
          ? compute(comparison.scenarioId)
          : store.setState({ comparison: null, difference: null }));
      else showDifference();
    },
    setSwipe: (swipe: number) => store.setState({ swipe: Math.min(1, Math.max(0, swipe)) }),
    leaveComparison(): void {
      running?.abort();
      running = null;
      const { layer } = store.getState();
      store.setState({ comparison: null, difference: null, layer: layer.startsWith('difference') ? 'state' : layer });
    },
  };
}
