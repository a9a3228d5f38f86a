import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LossProfile } from '../../../src/core/radio/loss-model-types';
import { terrainLossModels } from '../../../src/core/radio/terrain-loss-models';
import { csvRows, describeWithReference, referenceText } from '../../helpers/reference';
import { truthProfiles } from './truth-profiles';

const profiles = truthProfiles();
const named = (text: string) => {
  const [header, ...rows] = csvRows(text);
  return rows.map((cells) => Object.fromEntries(header!.map((name, i) => [name, cells[i] ?? ''])));
};
const truth = (file: string) => named(readFileSync(join(import.meta.dirname, '../../truth', file), 'utf8'));
const profileOf = (row: Record<string, string>) => profiles.get(row.profile_id!) as LossProfile;

describe('terrain models read their truth tables as they are', () => {
  it('p1812 to 1e-5 dB', () => {
    for (const row of truth('p1812-goldens.csv')) {
      const { lossDb } = terrainLossModels.p1812.run(row, profileOf(row));
      expect(Math.abs(lossDb - Number(row.Lb_dB)), JSON.stringify(row)).toBeLessThan(1e-5);
    }
  });

  it('itm to 0.005 dB, with as many warnings as bits', () => {
    for (const row of truth('itm-goldens.csv')) {
      const { lossDb, warnings } = terrainLossModels.itm.run(row, profileOf(row));
      expect(Math.abs(lossDb - Number(row.A_dB)), JSON.stringify(row)).toBeLessThan(0.005);
      expect(warnings).toHaveLength([...Number(row.warnings).toString(2)].filter((bit) => bit === '1').length);
    }
  });
});

describeWithReference('P.2108 models read NTIA tables as they are', () => {
  it.each([
    ['p2108-height-gain', 'HeightGainTerminalCorrectionModelTestData.csv', 'A_h__db'],
    ['p2108-terrestrial', 'TerrestrialStatisticalModelTestData.csv', 'L_ctt__db'],
  ] as const)('%s', (model, file, answer) => {
    for (const row of named(referenceText(`truth/published/p2108/ntia/${file}`))) {
      const { lossDb, refusal } = terrainLossModels[model].run(row);
      expect(terrainLossModels.p2108.run(row)).toEqual(terrainLossModels[model].run(row));
      if (row.rtn === '0') expect(Math.abs(lossDb - Number(row[answer]))).toBeLessThan(0.0501);
      else expect(refusal?.code).toMatch(/value-(outside-model|not-positive)/);
    }
  });
});

describe('what cannot be computed is refused, naming the column', () => {
  const hill: LossProfile = {
    distanceKm: Float64Array.of(0, 1, 2.5, 4),
    heightM: Float64Array.of(10, 50, 30, 10),
    clutterM: new Float64Array(4),
    zone: new Uint8Array(4).fill(4),
  };
  it('without a profile', () => {
    const link = { f_GHz: 1, htg_m: 30, hrg_m: 2 };
    expect(terrainLossModels.p1812.run(link).refusal).toEqual({ code: 'profile-missing', column: 'profile_id' });
    expect(terrainLossModels.itm.run({ f_MHz: 900, h_tx_m: 30, h_rx_m: 2 }).refusal?.code).toBe('profile-missing');
  });

  it('P.2108 of a row that says neither how far nor how high', () => {
    expect(terrainLossModels.p2108.run({ f_GHz: 2 }).refusal).toEqual({ code: 'column-missing', column: 'd_km' });
    expect(terrainLossModels.p2108.run({ f_GHz: 2, clutter: 'urban', d_km: 2 }).refusal).toEqual({
      code: 'column-missing',
      column: 'h_m',
    });
    expect(terrainLossModels.p2108.run({ f_GHz: 2, clutter: 'wood', h_m: 2 }).refusal?.code).toBe('value-unknown');
  });

  it('outside ITM', () => {
    const { refusal } = terrainLossModels.itm.run({ f_MHz: 10, h_tx_m: 30, h_rx_m: 2 }, hill);
    expect(refusal).toEqual({ code: 'value-outside-model', column: 'f_MHz' });
    const cr = { f_MHz: 900, h_tx_m: 30, h_rx_m: 2, confidence: 100 };
    expect(terrainLossModels['itm-cr'].run(cr, hill).refusal?.column).toBe('confidence');
  });

  it('and uneven profiles are brought to equal steps for ITM', () => {
    const { lossDb } = terrainLossModels.itm.run({ f_MHz: 900, h_tx_m: 30, h_rx_m: 2 }, hill);
    expect(lossDb).toBeGreaterThan(100);
  });
});
