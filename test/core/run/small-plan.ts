/** A plan over files in memory: a square of some 12 km, a village in its east, two masts 50 km off, one of which a test may move here. Computed in a moment. */
import { sourceOfBlob } from '../../../src/core/inputs';
import { inProcessPool, newPlan, type Plan } from '../../../src/core/plan';
import { type PlanResult, type RunMemory, type RunOptions, runPlan, type RunStage } from '../../../src/core/run';
import { shippedRegister } from '../costs/shipped-register';
import { aSquare } from '../../helpers/fake-engine';

const TOWERS = `radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal
LTE,214,7,1,25601,0,1.2,41.6,3000,20,1,1600000000,1600000000,0
LTE,214,7,1,51201,0,2.4,41.8,3000,20,1,1600000000,1600000000,0
`;
const PEOPLE = `name,lon,lat,population
Village,1.83,41.7,900
Hamlet,1.79,41.71,60
`;
export const SMALL_FILES = { 'towers.csv': TOWERS, 'people.csv': PEOPLE };

export const MAST = 'LTE-214-7-a1.c25601';

export function smallPlan(change: (plan: Plan) => Plan = (plan) => plan): Plan {
  const plan = newPlan('Small');
  const ref = (path: keyof typeof SMALL_FILES) => ({ path, sha256: '0'.repeat(64), bytes: 1, mapping: {} });
  return change({
    ...plan,
    grid: { ...plan.grid, resolution: 8, marginKm: 60 },
    costs: { ...plan.costs, draws: 200 },
    inputs: {
      ...plan.inputs,
      drawnRegions: [{ id: 'R1', name: 'Square', geometry: aSquare(1.73, 41.65, 0.14) }],
      towers: [ref('towers.csv')],
      demand: [ref('people.csv')],
    },
  });
}

export interface SmallRun {
  result: PlanResult;
  computed: RunStage[];
  partials: PlanResult[];
}

/** `given`: which of the small files are there, or all that are, path → text. */
export async function runSmall(
  plan: Plan,
  memory: RunMemory,
  options: Partial<RunOptions> = {},
  given: readonly string[] | Readonly<Record<string, string>> = SMALL_FILES,
): Promise<SmallRun> {
  const partials: PlanResult[] = [];
  const files = new Map(
    Object.entries(Array.isArray(given) ? SMALL_FILES : given)
      .filter(([path]) => !Array.isArray(given) || given.includes(path))
      .map(([path, text]) => [path, sourceOfBlob(path, new Blob([text]))]),
  );
  const { result, computed, issues } = await runPlan(plan, files, {
    pool: inProcessPool,
    register: shippedRegister(),
    signal: new AbortController().signal,
    onProgress: () => {},
    now: () => 0,
    memory,
    onPartial: (partial) => void partials.push(partial),
    ...options,
  });
  if (!result) throw new Error(JSON.stringify(issues));
  return { result, computed, partials };
}
