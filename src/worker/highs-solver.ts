/**
 * siting's port `Solver`, by HiGHS in WASM (J. Hall et al., highs.dev, MIT). Loaded when first used; the binary travels inside a lazy module, so that the page, its
 * workers and the command line find it alike. Stops by nodes, not by seconds, wherever a result must repeat itself.
 */
import type { Highs } from 'highs';
import { type MipModel, mipModel, type SitingSolution, type Solver } from '../core/siting';

let loading: Promise<Highs> | null = null;

/** HiGHS tolerances: what it calls optimal may be off by this much of the value. */
const RELATIVE_TOLERANCE = 1e-6;

export const solver: Solver = {
  async solve(problem, { signal, timeLimitS, nodeLimit, start, relativeGap }) {
    signal.throwIfAborted();
    const highs = await (loading ??= load()).catch((error: unknown) => {
      loading = null;
      throw error;
    });
    signal.throwIfAborted();
    const model = mipModel(problem);
    const answer = runModel(highs, model, {
      timeLimitS,
      relativeGap: relativeGap ?? 0,
      ...(nodeLimit === undefined ? {} : { nodeLimit }),
      ...(start ? { start: model.vectorOf(start) } : {}),
    });
    return answer ?? model.solutionOf(new Float64Array(model.columnCount), null, 'mip');
  },
};

/** The package's `wasmBinary` option is documented but not read (1.15.3): the binary goes in by Emscripten's own hook. */
async function load(): Promise<Highs> {
  const [{ default: loadHighs }, { default: dataUrl }] = await Promise.all([
    import('highs'),
    import('highs/runtime?url&inline'),
  ]);
  const text = atob(dataUrl.slice(dataUrl.indexOf(',') + 1));
  const binary = Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return new Promise((resolve, reject) => {
    const options = {
      print: () => {},
      instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
        WebAssembly.instantiate(binary, imports).then(({ instance }) => done(instance), reject);
        return {};
      },
    };
    loadHighs(options).then(resolve, reject);
  });
}

function runModel(
  highs: Highs,
  model: MipModel,
  options: { timeLimitS: number; relativeGap: number; nodeLimit?: number; start?: Float64Array },
): SitingSolution | null {
  const { variableType, objectiveSense } = highs.constants;
  const instance = highs.createModel({
    numCols: model.columnCount,
    numRows: model.rowCount,
    sense: model.maximise ? objectiveSense.maximize : objectiveSense.minimize,
    colCost: model.cost,
    colLower: model.lower,
    colUpper: model.upper,
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    integrality: Int32Array.from(model.integer, (whole) => (whole ? variableType.integer : variableType.continuous)),
    matrix: {
      format: 'csr',
      numRows: model.rowCount,
      numCols: model.columnCount,
      starts: model.rowStart,
      indices: model.column,
      values: model.value,
    },
  });
  try {
    instance.options.set({
      output_flag: false,
      time_limit: options.timeLimitS,
      mip_rel_gap: options.relativeGap,
      mip_feasibility_tolerance: 1e-9,
      primal_feasibility_tolerance: 1e-9,
      ...(options.nodeLimit === undefined ? {} : { mip_max_nodes: options.nodeLimit }),
    });
    if (options.start) instance.setSolution({ colValue: options.start });
    instance.run();
    const bound = Number(instance.info.get('mip_dual_bound'));
    const safe = model.maximise
      ? bound + Math.abs(bound) * RELATIVE_TOLERANCE
      : bound - Math.abs(bound) * RELATIVE_TOLERANCE;
    if (!Number.isFinite(instance.getObjectiveValue())) return null;
    const { colValue } = instance.getSolution();
    return colValue ? model.solutionOf(colValue, safe, 'mip') : null;
  } finally {
    instance.dispose();
  }
}
