/** What the page may ask of the results the engine holds: each question with its answer. `answers.ts` answers; adding one means a line here and one there. */
import type { RegionDeployers } from '../core/economics';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Plan } from '../core/plan/plan';
import type { FilePreview, FileReport, JoinSuggestion, RefusedRows } from '../core/inputs';
import type { HexagonList, HexagonsAsked, Note, ResultDifference } from '../core/report';
import type { MovedSite, OptionId, OptionTarget, SiteMove, WhatWouldChange } from '../core/siting';
import type { NamedBlob } from './protocol';

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
  /** A proposed site of an option at another place: what it would serve and cost there. Null: no such option or site any more. */
  'move-proposed': { asks: { regionId: string; option: OptionId } & SiteMove; answer: Omit<MovedSite, 'cover'> | null };
  /** What each option of a region costs at other shares of the gaps' people than the plan's. Null: no such region, or its sites are older than the plan. */
  targets: {
    asks: { regionId: string };
    answer: { option: OptionId; targets: OptionTarget[] }[] | null;
  };
  /** What would have to change for hotspots to win in a region; `change` null: one side does not reach the target, or a budget is given. Null as above. */
  'what-would-change': { asks: { regionId: string }; answer: { change: WhatWouldChange | null } | null };
  /** One exported file of the last finished result, by its name in `EXPORTERS`. Rejects where there is none. */
  'export-file': { asks: { fileName: string }; answer: { bytes: Uint8Array<ArrayBuffer>; type: string } };
  /** Why there is no such export of the last finished result; null: there is one. */
  'export-refusals': { asks: object; answer: Record<string, Note | null> };
  /** The rows of a file that were refused, as the file has them. */
  'refused-rows': {
    asks: { file: NamedBlob; as: FileReport['role'] | null; mapping: Record<string, string> };
    answer: RefusedRows;
  };
  /** First rows and columns of a file, under a role or the one it suggests; null: it has none. */
  'preview-file': {
    asks: { file: NamedBlob; as: FileReport['role'] | null; mapping: Record<string, string> };
    answer: FilePreview | null;
  };
  /** By which columns a table of counts joins to outlines; null: by none. */
  'suggest-join': { asks: { table: NamedBlob; outlines: NamedBlob }; answer: JoinSuggestion | null };
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
