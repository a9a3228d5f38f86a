/** How much a Wi-Fi radio may radiate, by rules and place. */
import type { RadioTemplate } from './radio-templates';

export type WifiProfile = 'fcc' | 'etsi';
export type WifiPlacement = 'indoor' | 'outdoor';

interface Rule {
  fromMhz: number;
  toMhz: number;
  indoorDbm: number | null;
  outdoorDbm: number | null;
  source: string;
}

/** EIRP limits of access points with an antenna of up to 6 dBi, 20 MHz channels. dBm; null: not allowed. */
const RULES: Record<WifiProfile, Rule[]> = {
  fcc: [
    { fromMhz: 2400, toMhz: 2483.5, indoorDbm: 36, outdoorDbm: 36, source: '47 CFR 15.247(b)' },
    { fromMhz: 5150, toMhz: 5250, indoorDbm: 36, outdoorDbm: 36, source: '47 CFR 15.407(a)(1)' },
    { fromMhz: 5250, toMhz: 5350, indoorDbm: 30, outdoorDbm: 30, source: '47 CFR 15.407(a)(2)' },
    { fromMhz: 5470, toMhz: 5725, indoorDbm: 30, outdoorDbm: 30, source: '47 CFR 15.407(a)(2), 20 MHz' },
    { fromMhz: 5725, toMhz: 5850, indoorDbm: 36, outdoorDbm: 36, source: '47 CFR 15.407(a)(3)' },
  ],
  etsi: [
    { fromMhz: 2400, toMhz: 2483.5, indoorDbm: 20, outdoorDbm: 20, source: 'ETSI EN 300 328 §4.3.2.2' },
    { fromMhz: 5150, toMhz: 5350, indoorDbm: 23, outdoorDbm: null, source: 'ECC/DEC/(04)08; Spain: CNAF UN-128' },
    {
      fromMhz: 5470,
      toMhz: 5725,
      indoorDbm: 27,
      outdoorDbm: 27,
      source: 'ETSI EN 301 893 Table 2, no power control; UN-128',
    },
    {
      fromMhz: 5725,
      toMhz: 5875,
      indoorDbm: 14,
      outdoorDbm: 14,
      source: 'ETSI EN 300 440, 25 mW; CEPT ERC 70-03 annex 1',
    },
  ],
};

/** Highest EIRP. dBm; null where transmission is not allowed (also outside every band of the profile). */
export function wifiEirpLimitDbm(profile: WifiProfile, frequencyMhz: number, placement: WifiPlacement): number | null {
  const rule = RULES[profile].find(({ fromMhz, toMhz }) => frequencyMhz >= fromMhz && frequencyMhz < toMhz);
  if (!rule) return null;
  return placement === 'indoor' ? rule.indoorDbm : rule.outdoorDbm;
}

/** The template with its power lowered to the limit, itself when it is within, null where it may not transmit. */
export function regulatedWifiTemplate(
  template: RadioTemplate,
  profile: WifiProfile,
  placement: WifiPlacement,
): RadioTemplate | null {
  const limit = wifiEirpLimitDbm(profile, template.frequencyMhz, placement);
  if (limit === null) return null;
  const excess = template.powerPerPortDbm + template.gainDbi - template.cableLossDb - limit;
  return excess > 0 ? { ...template, powerPerPortDbm: template.powerPerPortDbm - excess } : template;
}
