import { describe, expect, it } from 'vitest';
import { lossLines, missingColumns, profilesOf } from '../../src/cli/loss-table';
import { lossModels } from '../../src/core/radio';

const table = (columns: string[], rows: string[][]) => ({ columns, rows, rowNumbers: rows.map((_, i) => i + 2) });

describe('loss table', () => {
  it('keeps the columns and adds loss and warnings', () => {
    const cases = table(['id', 'hBS_m', 'hUT_m', 'd2D_m', 'los', 'f_GHz'], [['a,b', '25', '1.5', '100', '1', '5']]);
    const [header, row] = lossLines(lossModels.uma!, cases);
    expect(header).toBe('id,hBS_m,hUT_m,d2D_m,los,f_GHz,loss_db,warnings');
    expect(row).toMatch(/^"a,b",25,1\.5,100,1,5,86\.2\d{5},/);
  });

  it('keeps a refused row, with no loss and the reason', () => {
    const cases = table(['hBS_m', 'hUT_m', 'd2D_m', 'los', 'f_GHz'], [['25', '1.5', 'far', '1', '5']]);
    expect(lossLines(lossModels.uma!, cases)[1]).toMatch(/^25,1\.5,far,1,5,,refused:value-not-a-number:d2D_m$/);
  });

  it('does not let a spreadsheet take a cell for a formula, and leaves numbers alone', () => {
    const cells = ['=HYPERLINK("x")', '@SUM(1)', '+1+2', '-1.5e3', '+7', '-', '\t=1'];
    const columns = cells.map((_, i) => `c${i}`);
    const [, row] = lossLines(lossModels.uma!, table(['=h', ...columns], [['x', ...cells]]));
    expect(row).toMatch(/^x,"'=HYPERLINK\(""x""\)",'@SUM\(1\),'\+1\+2,-1\.5e3,\+7,-,'\t=1,,/);
    expect(lossLines(lossModels.uma!, table(['=h'], []))[0]).toBe("'=h,loss_db,warnings");
  });

  it('names the columns that are missing under every known name', () => {
    expect(missingColumns(lossModels.uma!, table(['hBS_m', 'los'], []))).toEqual(
      expect.arrayContaining(['d2D_m', 'f_GHz']),
    );
  });

  it('groups profile rows by id, with inland and no clutter as defaults', () => {
    const profiles = profilesOf(table(['profile_id', 'i', 'd_km', 'h_m'], [['7', '0', '0', '10'], ['7', '1', '0.5', '20'], ['8', '0', '0', '1']])); // prettier-ignore
    expect([...profiles.keys()]).toEqual(['7', '8']);
    expect(profiles.get('7')).toEqual({
      distanceKm: Float64Array.of(0, 0.5),
      heightM: Float64Array.of(10, 20),
      clutterM: Float64Array.of(0, 0),
      zone: Uint8Array.of(4, 4),
    });
    expect(() => profilesOf(table(['profile_id'], []))).toThrow('d_km');
  });
});
