/** What the page may ask of the results the engine holds: each question with its answer. `answers.ts` answers; adding one means a line here and one there. */
import type { RegionDeployers } from '../core/economics';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Plan } from '../core/plan/plan';
import type { HexagonList, HexagonsAsked, ResultDifference } from '../core/report';

export interface Questions {
  /** What changed from version `from` to version `to`; null where they cannot be laid over each other, or one is gone. */
  compare: { asks: { from: string; to: string }; answer: ResultDifference | null };
  /** Places of a region ranked for a deployer, the best `most`; null: no such result or region. */
  deployers: {
    asks: { regionId: string; most: number; device?: Plan['costs']['deployerDevice']; payers?: string[] };
    answer: RegionDeployers | null;
  };
  /** Ends the search of the run under way: it goes on with the best sites found so far. */
  'stop-siting': { asks: object; answer: null };
  /** Light and shade of the open plan's terrain as PNG; null where there is none. */
  'terrain-tile': { asks: { z: number; x: number; y: number }; answer: Uint8Array | null };
  /** Around the cells a site serves best; null where it is nobody's best server. */
  'server-outline': { asks: { siteId: string }; answer: Polygon | MultiPolygon | null };
  /** The hexagons the map shows at a zoom within bounds (west, south, east, north), those of most people first. */
  hexagons: { asks: HexagonsAsked; answer: HexagonList };
}

export type QuestionName = keyof Questions;
export type Asks<Name extends QuestionName> = Questions[Name]['asks'];
export type Answer<Name extends QuestionName> = Questions[Name]['answer'];
export type Question = { [Name in QuestionName]: { name: Name } & Asks<Name> }[QuestionName];
