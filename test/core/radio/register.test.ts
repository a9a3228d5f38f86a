/** The radio defaults and the assumption register are two views of one set of numbers: each default lies inside its register row. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildingEntryLossDb } from '../../../src/core/radio/building-entry';
import { noiseRiseDb, signalEirpDbm } from '../../../src/core/radio/link-budget';
import { RADIO_TEMPLATES, radioTemplate } from '../../../src/core/radio/radio-templates';
import { LOWEST_SINR_DB, spectralEfficiency } from '../../../src/core/radio/throughput';
import { USER_EQUIPMENT } from '../../../src/core/radio/user-equipment';
import { WIFI_CLEAR_CHANNEL_DBM } from '../../../src/core/radio/wifi';
import { wifiEirpLimitDbm } from '../../../src/core/radio/wifi-regulation';
import { csvRows } from '../../helpers/reference';

const rows = new Map(
  csvRows(readFileSync('data/assumptions/assumptions.csv', 'utf8')).map(([key, , low, , high]) => [
    key!,
    [Number(low), Number(high)],
  ]),
);
const within = (key: string, value: number): void => {
  const [low, high] = rows.get(key) ?? [];
  expect(low, `${key} is in the register`).toBeDefined();
  expect(value, key).toBeGreaterThanOrEqual(low! - 1e-9);
  expect(value, key).toBeLessThanOrEqual(high! + 1e-9);
};
const macros = RADIO_TEMPLATES.filter(({ id }) => /^(lte|nr)-/.test(id));

describe('radio defaults lie inside the register', () => {
  it('macro radios: power of a port, gain, height, tilt, noise figure', () => {
    for (const template of macros) {
      if (template.ports > 1) within('rf.macro_tx_dbm', template.powerPerPortDbm);
      within('rf.macro_gain_dbi', template.gainDbi);
      within('rf.tilt_deg', template.tiltDeg);
      within('rf.nf_bs_db', template.noiseFigureDb);
      within('rf.macro_height_m', template.heightM.uma);
      within('rf.macro_height_m', template.heightM.rma);
    }
  });
  it('user equipment', () => {
    for (const technology of ['LTE', 'NR'] as const) {
      within('rf.ue_tx_dbm', USER_EQUIPMENT[technology].powerDbm);
      within('rf.nf_ue_db', USER_EQUIPMENT[technology].noiseFigureDb);
      within('rf.body_loss_db', USER_EQUIPMENT[technology].bodyLossDb);
    }
    within('rf.wifi_client_eirp_dbm', USER_EQUIPMENT.WIFI.powerDbm);
  });
  it('SINR to rate: both attenuation factors, the floor, NR’s cap', () => {
    within('rf.sinr_alpha_dl', spectralEfficiency(0, 'down', 'LTE'));
    within('rf.sinr_alpha_ul', spectralEfficiency(0, 'up', 'LTE'));
    within('rf.sinr_min_db', LOWEST_SINR_DB);
    within('rf.sinr_max_dl_db', 10 * Math.log10(2 ** (spectralEfficiency(99, 'down', 'NR') / 0.6) - 1));
  });
  it('half load raises the noise by the register’s interference margin', () =>
    within('rf.interference_margin_db', Math.round(noiseRiseDb(0.5) * 10) / 10));
  it('hotspots: the Helium radio, the FCC’s and CBRS limits, the clear-channel threshold', () => {
    within('hotspot.helium_tx', signalEirpDbm(radioTemplate('wifi-5-outdoor')!));
    within('rf.wifi_cca_dbm', WIFI_CLEAR_CHANNEL_DBM);
    within('eirp.wifi_2g4_dbm', wifiEirpLimitDbm('fcc', 2437, 'outdoor')!);
    within('eirp.unii2_dbm', wifiEirpLimitDbm('fcc', 5500, 'outdoor')!);
    within('eirp.unii3_dbm', wifiEirpLimitDbm('fcc', 5800, 'outdoor')!);
    within('eirp.unii1_outdoor_dbm', wifiEirpLimitDbm('fcc', 5200, 'outdoor')!);
    for (const category of ['a', 'b'])
      within(
        `eirp.cbrs_cat_${category}`,
        signalEirpDbm(radioTemplate(`cbrs-cat-${category}`)!) + 10 * Math.log10(1200),
      );
    within('eirp.lora_eu868', signalEirpDbm(radioTemplate('lora-eu868')!));
    expect(signalEirpDbm(radioTemplate('lora-us915')!)).toBeLessThanOrEqual(rows.get('eirp.lora_us915')![1]!);
  });
  it('building entry loss at 2 GHz', () => {
    within('rf.bel_traditional_db', buildingEntryLossDb({ frequencyGhz: 2, type: 'traditional', probability: 0.5 }));
    within('rf.bel_efficient_db', buildingEntryLossDb({ frequencyGhz: 2, type: 'efficient', probability: 0.5 }));
  });
});
