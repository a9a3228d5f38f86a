/**
 * A phone in the shadow of its best server is served by the next one. Shadowing of two sites has correlation 0.5 (RADIO.md §2.3): half of its
 * variance is common to all (what stands around the receiver), half is each site's own. In units of σ, with G and E standard normal:
 *
 *   signal              √½·G + √½·E
 *   noise + interference  f·√½·G + f·√½·(mean of the interferers' E)      f = interference/(noise + interference)
 *   their difference    √½·(1 − f)·G + √(½·(1 + f²·w))·E'
 *
 * to first order, where w, the share of the strongest mast among the interferers, bounds the sum of their squared shares. Without
 * interference that is the plain σ; against many interferers the common half cancels. Given G two servers are independent:
 *
 *   P = E_G E_B [ 1 − (1 − p1(G, B))·(1 − p2(G, B)) ]        B: entry loss, the same for both
 *
 * G by Gauss–Hermite quadrature with five nodes.
 */
import { SHADOW_CORRELATION } from '../radio';
import { normalCdf, normalQuantile } from '../units';
import type { LossSpread } from './shadowing';

const NODES = [0, 1.355626179974266, -1.355626179974266, 2.856970013872806, -2.856970013872806];
const WEIGHTS = [8 / 15, 0.2220759220056126, 0.2220759220056126, 0.011257411327720691, 0.011257411327720691];
/** Below this margin the best server is too weak for a second, weaker one to lift the pair to any probability the plan may ask (0.5 and up). */
export const HOPELESS_DB = -15;

/** One server's link: its loss as a random variable, the loss it can afford (entry included), and how its margin varies with G and by itself. */
export interface ServerLink {
  spread: LossSpread;
  roomDb: number;
  /** Standard deviations of the margin in units of the loss's σ. */
  common: number;
  own: number;
}

/** How a margin varies. `interferenceShare`: f above, 0 where the uplink or noise decides; `strongestShare`: w above. */
export function variation(interferenceShare: number, strongestShare: number): Pick<ServerLink, 'common' | 'own'> {
  return {
    common: Math.sqrt(SHADOW_CORRELATION) * (1 - interferenceShare),
    own: Math.sqrt(
      (1 - SHADOW_CORRELATION) * (1 + interferenceShare * interferenceShare * Math.min(1, strongestShare)),
    ),
  };
}

/** Probability that at least one of one or two servers on different masts serves. */
export function eitherServes(first: ServerLink, second: ServerLink | null, entryDb: ArrayLike<number>): number {
  // Over terrain and outdoors, as most links are: no sight to weigh, one entry.
  const plain = entryDb.length === 1 && first.spread.losProbability === 0;
  if (plain && (second === null || second.spread.losProbability === 0))
    return plainEitherServes(first, second, entryDb[0]!);
  let sum = 0;
  for (let n = 0; n < NODES.length; n++) {
    let given = 0;
    for (let k = 0; k < entryDb.length; k++) {
      const fails = 1 - servesGiven(first, entryDb[k]!, NODES[n]!);
      given += 1 - (second ? fails * (1 - servesGiven(second, entryDb[k]!, NODES[n]!)) : fails);
    }
    sum += (WEIGHTS[n]! * given) / entryDb.length;
  }
  return sum;
}

/** The same to the bit. */
function plainEitherServes(first: ServerLink, second: ServerLink | null, entryDb: number): number {
  const room = sigmasOfRoom(first, entryDb);
  const secondRoom = second ? sigmasOfRoom(second, entryDb) : 0;
  let sum = 0;
  for (let n = 0; n < NODES.length; n++) {
    const node = NODES[n]!;
    const fails = 1 - normalCdf((room - first.common * node) / first.own);
    const both = second ? fails * (1 - normalCdf((secondRoom - second.common * node) / second.own)) : fails;
    sum += WEIGHTS[n]! * (1 - both);
  }
  return sum;
}

const sigmasOfRoom = ({ spread, roomDb }: ServerLink, entryDb: number): number =>
  (roomDb - entryDb - spread.nlosDb) / spread.sigmaNlosDb;

/** The margin of one server that would give the same probability. dB */
export const equivalentMarginDb = (probability: number, required: number, sigmaDb: number): number =>
  (normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, probability))) - normalQuantile(required)) * sigmaDb;

function servesGiven({ spread, roomDb, common, own }: ServerLink, entryDb: number, node: number): number {
  const { losProbability, losDb, nlosDb, sigmaLosDb, sigmaNlosDb } = spread;
  const los = losProbability > 0 ? normalCdf(((roomDb - entryDb - losDb) / sigmaLosDb - common * node) / own) : 0;
  const nlos = losProbability < 1 ? normalCdf(((roomDb - entryDb - nlosDb) / sigmaNlosDb - common * node) / own) : 0;
  return losProbability * los + (1 - losProbability) * nlos;
}
