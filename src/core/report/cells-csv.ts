/** The two files with a row per cell. Hundreds of thousands of rows: written column by column into bytes, without a string per row. */
import { CELL_STATES } from '../coverage/coverage-types';
import { ByteWriter, h3Halves } from './byte-writer';
import { csvField, csvHeader } from './csv';
import { gapOfCell } from './gap-of-cell';
import type { ReportInput } from './report-types';

const COMMA = 44;
const CR = 13;
const LF = 10;
/** States up to this one know nothing of a served share: an empty field, not 0. */
const LAST_UNKNOWN = CELL_STATES.indexOf('outside-model');

/** The baseline, cell by cell, in grid order. Empty: not computed, or none. Visitors are a column of plans that have them. */
export function cellsCsv({ grid, demand, visitors, coverage, gaps }: ReportInput): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  csvHeader(writer, [
    'h3', 'people', 'state', 'servedFraction', 'siteId', 'rsrpDbm', 'sinrDb', 'downMbps', 'upMbps', 'gapId', ...(visitors ? ['visitors'] : []),
  ]); // prettier-ignore
  const halves = h3Halves(grid.h3);
  const states = CELL_STATES.map(csvField);
  const siteIds = coverage.siteIds.map(csvField);
  const gapIds = gaps.map((gap) => csvField(gap.id));
  const gap = gapOfCell(grid.count, gaps);
  const none = new Uint8Array(0);
  for (let i = 0; i < grid.count; i++) {
    writer.h3(halves[2 * i]!, halves[2 * i + 1]!);
    writer.byte(COMMA);
    writer.fixed(demand.people[i]!, 6);
    writer.byte(COMMA);
    writer.bytes(states[coverage.state[i]!] ?? none);
    writer.byte(COMMA);
    if (coverage.state[i]! > LAST_UNKNOWN) writer.fixed(coverage.servedFraction[i]!, 4);
    writer.byte(COMMA);
    writer.bytes(siteIds[coverage.siteIndex[i]!] ?? none);
    writer.byte(COMMA);
    writer.fixed(coverage.rsrpDbm[i]!, 2);
    writer.byte(COMMA);
    writer.fixed(coverage.sinrDb[i]!, 2);
    writer.byte(COMMA);
    writer.fixed(coverage.downMbps[i]!, 2);
    writer.byte(COMMA);
    writer.fixed(coverage.upMbps[i]!, 2);
    writer.byte(COMMA);
    writer.bytes(gapIds[gap[i]!] ?? none);
    if (visitors) {
      writer.byte(COMMA);
      writer.fixed(visitors.people[i]!, 6);
    }
    writer.byte(CR);
    writer.byte(LF);
  }
  return writer.finish();
}

/** What each proposed site serves: options in order, then as siting lists them. Fractions of one cell add, capped at 1. */
export function assignmentsCsv({ grid, options }: ReportInput): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  csvHeader(writer, ['option', 'h3', 'siteId', 'fraction']);
  const halves = h3Halves(grid.h3);
  for (const { option, sites, assignments } of options) {
    const name = csvField(option);
    const siteIds = sites.map((site) => csvField(site.siteId));
    for (let k = 0; k < assignments.cell.length; k++) {
      const cell = assignments.cell[k]!;
      writer.bytes(name);
      writer.byte(COMMA);
      writer.h3(halves[2 * cell]!, halves[2 * cell + 1]!);
      writer.byte(COMMA);
      writer.bytes(siteIds[assignments.site[k]!]!);
      writer.byte(COMMA);
      writer.fixed(assignments.fraction[k]!, 6);
      writer.byte(CR);
      writer.byte(LF);
    }
  }
  return writer.finish();
}
