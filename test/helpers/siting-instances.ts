/** Siting instances from a seed: clustered towns with hotspots and towers around them, and tiny ones for brute force. */
import type { Candidate, SitingProblem } from '../../src/core/siting/siting-types';
import { seededRandom } from '../../src/core/units';

export interface ClusteredParameters {
  seed: number;
  candidates: number;
  cells: number;
  towns: number;
  sideKm: number;
  /** Share of the candidates that are towers; the rest are hotspots. */
  towerShare: number;
  towerRadiusKm: number;
  hotspotRadiusKm: number;
  towerCostUsdPerYear: number;
  hotspotCostUsdPerYear: number;
}

export const CLUSTERED: ClusteredParameters = {
  seed: 20260,
  candidates: 2000,
  cells: 20_000,
  towns: 40,
  sideKm: 60,
  towerShare: 0.1,
  towerRadiusKm: 3,
  hotspotRadiusKm: 0.25,
  towerCostUsdPerYear: 100_000,
  hotspotCostUsdPerYear: 1500,
};

/** Towns with Pareto sizes and Gaussian spread over a square; a fifth of the cells is countryside. Shares fall with distance. */
export function clusteredProblem(parameters: ClusteredParameters, goal: SitingProblem['goal']): SitingProblem {
  const { seed, candidates, cells, towns, sideKm, towerShare } = parameters;
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const town = Array.from({ length: towns }, () => ({
    x: random() * sideKm,
    y: random() * sideKm,
    size: (1 - random()) ** -0.8,
    spreadKm: 0.4 + random() * 1.2,
  }));
  const totalSize = town.reduce((total, { size }) => total + size, 0);
  const draw = (countryside: number): [number, number] => {
    if (random() < countryside) return [random() * sideKm, random() * sideKm];
    let at = random() * totalSize;
    const home = town.find(({ size }) => (at -= size) < 0) ?? town[0]!;
    return [home.x + normal() * home.spreadKm, home.y + normal() * home.spreadKm];
  };
  const places = Array.from({ length: cells }, () => draw(0.2));
  const demandPeople = Float64Array.from(places, () => 0.5 + 10 * random() ** 3);
  const index = bucketsOf(places, parameters.towerRadiusKm);
  const list = Array.from({ length: candidates }, (_, i): Candidate => {
    const tower = i < candidates * towerShare;
    const [x, y] = draw(tower ? 0.4 : 0.05);
    const radius = (tower ? parameters.towerRadiusKm : parameters.hotspotRadiusKm) * (0.8 + 0.4 * random());
    const cost = tower ? parameters.towerCostUsdPerYear : parameters.hotspotCostUsdPerYear;
    const served = index(x, y, radius).map(([cell, distance]): [number, number] => [
      cell,
      Math.min(1, 1.6 * (1 - distance / radius)),
    ]);
    return aCandidate(`${tower ? 't' : 'h'}${String(i).padStart(6, '0')}`, cost * (0.8 + 0.4 * random()), served);
  });
  return { demandPeople, candidates: list, goal, seed };
}

/** A candidate from its cells and shares. */
export function aCandidate(id: string, annualCostUsd: number, served: [number, number][], pinned = false): Candidate {
  const sorted = served.filter(([, share]) => share > 0).sort((a, b) => a[0] - b[0]);
  return {
    id,
    kind: id.startsWith('t') ? 'tower-greenfield' : 'hotspot-outdoor',
    lonDeg: 0,
    latDeg: 0,
    gapId: 'G1',
    capexUsd: annualCostUsd * 4,
    opexUsdPerYear: annualCostUsd / 4,
    annualCostUsd,
    demand: Uint32Array.from(sorted, ([cell]) => cell),
    fraction: Float32Array.from(sorted, ([, share]) => share),
    pinned,
  };
}

/** Up to 10 candidates on up to 12 cells: every subset can be tried. Shares and costs have few digits, so ties happen. */
export function tinyProblem(seed: number, form: 'least-cost' | 'budget'): SitingProblem {
  const random = seededRandom(seed);
  const cells = 3 + Math.floor(random() * 10);
  const count = 2 + Math.floor(random() * 9);
  const candidates = Array.from({ length: count }, (_, i) => {
    const served = Array.from({ length: cells }, (_, j): [number, number] => [
      j,
      random() < 0.35 ? Math.ceil(random() * 4) / 4 : 0,
    ]);
    return aCandidate(`h${i}`, Math.floor(random() * 10), served);
  });
  const budget = Math.floor(random() * 20);
  return {
    demandPeople: Float64Array.from({ length: cells }, () => Math.floor(random() * 20)),
    candidates,
    goal: form === 'budget' ? { form, usdPerYear: budget } : { form, shareFraction: 0.2 + 0.6 * random() },
    seed,
  };
}

/** As tinyProblem, with pins, forbidden candidates, groups and capacities drawn at random. */
export function constrainedProblem(seed: number, form: 'least-cost' | 'budget'): SitingProblem {
  const problem = tinyProblem(seed, form);
  const random = seededRandom(seed + 1e6);
  const candidates = problem.candidates.map((candidate) => ({
    ...candidate,
    pinned: random() < 0.15,
    forbidden: random() < 0.1,
    ...(random() < 0.5 ? { capacityPeople: 1 + Math.floor(random() * 30) } : {}),
  }));
  const side = candidates.map(() => random() < 0.5);
  const groups = [true, false].flatMap((which) => {
    const members = [...candidates.keys()].filter((i) => side[i] === which);
    const pinned = members.filter((i) => candidates[i]!.pinned).length;
    return members.length > 0 && random() < 0.7
      ? [{ members, atMost: Math.max(pinned, Math.floor(random() * 4)) }]
      : [];
  });
  return { ...problem, candidates, groups };
}

/** Every subset tried: the least cost that reaches the target (or the most that can be served), or the most people within the budget. */
export function bruteForce(problem: SitingProblem): { annualCostUsd: number; servedPeople: number; reaches: boolean } {
  const { candidates, demandPeople, goal } = problem;
  const total = demandPeople.reduce((sum, people) => sum + people, 0);
  const subsets = Array.from({ length: 2 ** candidates.length }, (_, mask) => evaluate(problem, mask)).filter(
    (subset) => subset !== null,
  );
  const most = Math.max(...subsets.map(({ servedPeople }) => servedPeople));
  if (goal.form === 'budget') {
    const within = subsets.filter(({ annualCostUsd }) => annualCostUsd <= goal.usdPerYear + 1e-9);
    if (within.length === 0) return { annualCostUsd: Infinity, servedPeople: 0, reaches: false };
    return { ...within.reduce((a, b) => (b.servedPeople > a.servedPeople + 1e-12 ? b : a)), reaches: true };
  }
  const asked = goal.shareFraction * total;
  const target = Math.min(asked, most) - 1e-9 * total;
  const reaching = subsets.filter(({ servedPeople }) => servedPeople >= target);
  return {
    ...reaching.reduce((a, b) => (b.annualCostUsd < a.annualCostUsd ? b : a)),
    reaches: most >= asked - 1e-9 * total,
  };
}

function evaluate({ candidates, demandPeople, groups = [] }: SitingProblem, mask: number) {
  const chosen = candidates.filter((_, i) => (mask >> i) & 1);
  if (candidates.some((candidate, i) => candidate.pinned && !((mask >> i) & 1))) return null;
  if (chosen.some(({ forbidden, pinned }) => forbidden && !pinned)) return null;
  if (groups.some(({ members, atMost }) => members.filter((i) => (mask >> i) & 1).length > atMost)) return null;
  const covered = new Float64Array(demandPeople.length);
  for (const { demand, fraction, capacityPeople = Infinity } of chosen) {
    const load = demand.reduce((sum, cell, k) => sum + demandPeople[cell]! * fraction[k]!, 0);
    const scale = load > capacityPeople ? capacityPeople / load : 1;
    for (const [k, cell] of demand.entries()) covered[cell]! += scale * fraction[k]!;
  }
  return {
    annualCostUsd: chosen.reduce((sum, candidate) => sum + candidate.annualCostUsd, 0),
    servedPeople: demandPeople.reduce((sum, people, j) => sum + people * Math.min(1, covered[j]!), 0),
  };
}

/** Points in square buckets: (x, y, radius) → [index, distance] of those within. */
function bucketsOf(points: [number, number][], size: number) {
  const buckets = new Map<string, number[]>();
  for (const [i, [x, y]] of points.entries()) {
    const key = `${Math.floor(x / size)},${Math.floor(y / size)}`;
    const bucket = buckets.get(key);
    if (bucket) bucket.push(i);
    else buckets.set(key, [i]);
  }
  return (x: number, y: number, radius: number): [number, number][] => {
    const found: [number, number][] = [];
    const reach = Math.ceil(radius / size);
    for (let bx = -reach; bx <= reach; bx++)
      for (let by = -reach; by <= reach; by++)
        for (const i of buckets.get(`${Math.floor(x / size) + bx},${Math.floor(y / size) + by}`) ?? []) {
          const distance = Math.hypot(points[i]![0] - x, points[i]![1] - y);
          if (distance < radius) found.push([i, distance]);
        }
    return found;
  };
}
