import { describe, expect, it } from 'vitest';
import { h3Centre } from '../../../../src/core/geo';
import { makeDifferenceSource } from '../../../../src/core/report/tiles/difference-source';
import { mercatorX, mercatorY } from '../../../../src/core/report/tiles/mercator';
import { h3OfTileId } from '../../../../src/core/report/tiles/parents';
import type { ReportInput } from '../../../../src/core/report/report-types';
import { aReportInput, hexesOf } from '../a-report-input';
import { decodeTile } from './decode-tile';

const [NO_DATA, UNSERVED, SERVED] = [0, 2, 4];

function differenceAt(before: ReportInput, after: ReportInput, hex: string) {
  const [lon, lat] = h3Centre(hex);
  const z = 13;
  const tile = makeDifferenceSource(before, after)!.tile(
    z,
    Math.floor(mercatorX(lon) * 2 ** z),
    Math.floor(mercatorY(lat) * 2 ** z),
  );
  return decodeTile(tile).find(({ id, properties }) => h3OfTileId(id, Number(properties['res'])) === hex)!.properties;
}

/** The world of the report's tests with one cell that becomes served and louder. */
function twoResults() {
  const [before, after] = [aReportInput(), aReportInput()];
  const cell = before.coverage.state.indexOf(UNSERVED);
  after.coverage.state[cell] = SERVED;
  after.coverage.servedFraction[cell] = 1;
  after.coverage.rsrpDbm[cell] = before.coverage.rsrpDbm[cell]! + 12;
  after.coverage.downMbps[cell] = before.coverage.downMbps[cell]! - 0.5;
  return { before, after, hex: hexesOf(before.grid)[cell]!, cell };
}

describe('difference', () => {
  it('is the second result minus the first', () => {
    const { before, after, hex, cell } = twoResults();
    const gained = 1 - before.coverage.servedFraction[cell]!;
    expect(differenceAt(before, after, hex)).toMatchObject({ from: 'unserved', to: 'served', dServed: gained, dRsrp: 12, dDown: -0.5 }); // prettier-ignore
    expect(differenceAt(after, before, hex)).toMatchObject({ dServed: -gained, dRsrp: -12, dDown: 0.5 });
  });

  it('of a result with itself is nothing anywhere', () => {
    const input = aReportInput();
    for (const hex of hexesOf(input.grid)) {
      const { dServed, dRsrp } = differenceAt(input, input, hex);
      expect([dServed ?? 0, dRsrp ?? 0]).toEqual([0, 0]);
    }
  });

  it('knows nothing where the first has no such cell', () => {
    const [small, large] = [aReportInput({ rings: 3 }), aReportInput({ rings: 5 })];
    const added = hexesOf(large.grid).find((hex) => !hexesOf(small.grid).includes(hex))!;
    const properties = differenceAt(small, large, added);
    expect(properties['from']).toBe('no-data');
    expect(properties).not.toHaveProperty('dRsrp');
    expect(NO_DATA).toBe(0);
  });

  it('is refused for cells of different size', () => {
    expect(makeDifferenceSource(aReportInput({ resolution: 9 }), aReportInput({ resolution: 8 }))).toBeNull();
  });
});
