/**
 * The closed-form validity ladder (RADIO rule: ranges must not erase gaps), with everything that depends on the site alone computed once:
 *
 *   0 … limit        3GPP TR 38.901 (RMa, UMa, UMi), per state; limit = 5 km, RMa with sight 10 km
 *   limit … 1.2·limit blend, linear in distance, from the loss at the limit into
 *   … 20 km          Okumura–Hata to 1500 MHz, COST-231-Hata (medium city) above; RMa less Hata's suburban correction
 *   beyond           free space: a lower bound of the loss and nothing more ('outside-model')
 *
 * On the second and third stretch the loss never falls below what it was at the limit, so distance never helps up to 20 km, whatever the
 * two models think of each other. Above 2 GHz COST-231 is extrapolated; `macroWarnings` says so.
 *
 * One class with numeric fields for all scenarios: the loops that call it see one shape, and nothing is allocated per receiver.
 */
import { normalCdf } from '../units';
import { cost231AtOneKmDb } from './cost231';
import { freeSpaceLossDb } from './free-space';
import { hataAtOneKmDb, hataSlopeDb, smallCityHeightDb, suburbanCorrectionDb } from './hata';
import { losProbability } from './los-probability';
import { rmaLossDb, rmaTerms } from './rma';
import { losLossDb, nlosLossDb, sigmaDb, type Tr38901Terms } from './tr38901-terms';
import { umaLossDb, umaTerms } from './uma';
import { umiLossDb, umiTerms } from './umi';
import { type RadioWarningCode, warningsOf } from './warnings';

export type MacroScenario = 'rma' | 'uma' | 'umi';
export type ClosedFormRung = '38.901' | 'hata' | 'free-space';

/** Where Hata and COST-231 end. m. */
const MACRO_LIMIT_M = 20_000;
/** The blend ends at this multiple of the TR 38.901 limit (our choice: 1 km wide at 5 km). */
const BLEND_TO = 1.2;

const SCENARIOS = {
  rma: { terms: rmaTerms, loss: rmaLossDb },
  uma: { terms: umaTerms, loss: umaLossDb },
  umi: { terms: umiTerms, loss: umiLossDb },
};

/**
 * Path loss of one site, seen by users at one height. `userHeightM` is usually 1.5 m, frequency in MHz, heights above ground in m.
 */
export const makePathLoss = (
  scenario: MacroScenario,
  frequencyMhz: number,
  baseHeightM: number,
  userHeightM: number,
): PathLoss => new PathLoss(scenario, frequencyMhz, { baseHeightM, userHeightM });

export class PathLoss {
  readonly scenario: MacroScenario;
  readonly baseHeightM: number;
  readonly userHeightM: number;
  /** Shadowing with sight up to the break point (beyond it see `sigma`), and without sight. dB. */
  readonly sigmaLos: number;
  readonly sigmaNlos: number;
  /** What is outside TR 38.901's and outside Hata's validity for this site at any distance. */
  readonly warnings: readonly RadioWarningCode[];
  readonly macroWarnings: readonly RadioWarningCode[];
  private readonly terms: Tr38901Terms;
  private readonly losAtLimitDb: number;
  private readonly nlosAtLimitDb: number;
  private readonly macroAtOneKmDb: number;
  private readonly macroSlopeDb: number;
  private readonly freeSpaceAtOneKmDb: number;

  constructor(scenario: MacroScenario, frequencyMhz: number, heights: { baseHeightM: number; userHeightM: number }) {
    const site = { frequencyGhz: frequencyMhz / 1000, ...heights };
    const terms = SCENARIOS[scenario].terms(site);
    this.scenario = scenario;
    this.baseHeightM = heights.baseHeightM;
    this.userHeightM = heights.userHeightM;
    this.terms = terms;
    this.sigmaLos = terms.sigmaLosNearDb;
    this.sigmaNlos = terms.sigmaNlosDb;
    this.losAtLimitDb = losLossDb(terms, terms.losLimitM);
    this.nlosAtLimitDb = nlosLossDb(terms, terms.nlosLimitM);
    this.macroAtOneKmDb = macroAtOneKmDb(scenario, frequencyMhz, heights);
    this.macroSlopeDb = hataSlopeDb(heights.baseHeightM);
    this.freeSpaceAtOneKmDb = freeSpaceLossDb(frequencyMhz, 1);
    this.warnings = SCENARIOS[scenario].loss({ ...site, distance2dM: 1000, los: true }).warnings;
    this.macroWarnings = warningsOf([
      ['frequency-outside-range', frequencyMhz, 150, 2000],
      ['base-height-outside-range', heights.baseHeightM, 30, 200],
      ['user-height-outside-range', heights.userHeightM, 1, 10],
    ]);
  }

  /** Probability of line of sight at a ground distance (m). TR 38.901 Table 7.4.2-1. */
  losProbability(distance2dM: number): number {
    return losProbability(this.scenario, distance2dM, this.userHeightM);
  }

  /** Median loss with line of sight. dB. */
  los(distance2dM: number): number {
    if (distance2dM <= this.terms.losLimitM) return losLossDb(this.terms, distance2dM);
    return this.beyond(distance2dM, this.terms.losLimitM, this.losAtLimitDb);
  }

  /** Median loss without line of sight. dB. */
  nlos(distance2dM: number): number {
    if (distance2dM <= this.terms.nlosLimitM) return nlosLossDb(this.terms, distance2dM);
    return this.beyond(distance2dM, this.terms.nlosLimitM, this.nlosAtLimitDb);
  }

  /** Mean over both states of their medians in dB, by LOS probability. */
  mean(distance2dM: number): number {
    const p = this.losProbability(distance2dM);
    return p * this.los(distance2dM) + (1 - p) * this.nlos(distance2dM);
  }

  /** Shadowing standard deviation of a state at a distance. dB. */
  sigma(distance2dM: number, los: boolean): number {
    return sigmaDb(this.terms, distance2dM, los);
  }

  /**
   * Probability that the loss stays within `largestLossDb`: both states, each with its shadowing and an independent further spread
   * (building entry, vehicle) of `addedSigmaDb`. This is the probability at that spot ("cell edge"), not over an area.
   */
  probabilityWithin(distance2dM: number, largestLossDb: number, addedSigmaDb: number): number {
    const added = addedSigmaDb * addedSigmaDb;
    const p = this.losProbability(distance2dM);
    const sigmaLos = this.sigma(distance2dM, true);
    const sigmaNlos = this.sigmaNlos;
    const los = normalCdf((largestLossDb - this.los(distance2dM)) / Math.sqrt(sigmaLos * sigmaLos + added));
    const nlos = normalCdf((largestLossDb - this.nlos(distance2dM)) / Math.sqrt(sigmaNlos * sigmaNlos + added));
    return p * los + (1 - p) * nlos;
  }

  /** Which rung answers at a distance. 'free-space' is a lower bound of the loss: outside every model. */
  rung(distance2dM: number): ClosedFormRung {
    if (distance2dM <= this.terms.nlosLimitM) return '38.901';
    return distance2dM <= MACRO_LIMIT_M ? 'hata' : 'free-space';
  }

  /** Free-space loss over the slant distance: no link can do better. dB. */
  freeSpace(distance2dM: number): number {
    const squared = distance2dM * distance2dM + this.terms.heightStepSquaredM2;
    return this.freeSpaceAtOneKmDb + 10 * Math.log10((squared < 1 ? 1 : squared) * 1e-6);
  }

  private beyond(distance2dM: number, limitM: number, atLimitDb: number): number {
    const freeSpaceDb = this.freeSpace(distance2dM);
    if (distance2dM > MACRO_LIMIT_M) return freeSpaceDb;
    const hataDb = this.macroAtOneKmDb + this.macroSlopeDb * Math.log10(distance2dM / 1000);
    const macroDb = Math.max(hataDb, freeSpaceDb, atLimitDb);
    const share = (distance2dM - limitM) / (limitM * (BLEND_TO - 1));
    return share >= 1 ? macroDb : atLimitDb + share * (macroDb - atLimitDb);
  }
}

function macroAtOneKmDb(
  scenario: MacroScenario,
  frequencyMhz: number,
  { baseHeightM, userHeightM }: { baseHeightM: number; userHeightM: number },
): number {
  const atOneKm = frequencyMhz <= 1500 ? hataAtOneKmDb : cost231AtOneKmDb;
  const correctionDb = scenario === 'rma' ? suburbanCorrectionDb(frequencyMhz) : 0;
  return atOneKm(frequencyMhz, baseHeightM) - smallCityHeightDb(frequencyMhz, userHeightM) - correctionDb;
}
