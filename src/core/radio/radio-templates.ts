/**
 * What a radio of a technology and band is assumed to be where the input does not say (OpenCelliD carries no band, power, height or
 * azimuth). Visible and editable: a plan overrides any field by template id.
 */
import { type AntennaPattern } from './antenna';

export type RadioTechnology = 'GSM' | 'UMTS' | 'LTE' | 'NR' | 'WIFI' | 'LORA';
export type BandClass = 'low' | 'mid' | 'high' | 'wifi' | 'lora';

export interface RadioTemplate {
  id: string;
  label: string;
  technology: RadioTechnology;
  bandClass: BandClass;
  /** Downlink carrier; losses are computed here for both directions. MHz. */
  frequencyMhz: number;
  /** Channel. MHz. */
  bandwidthMhz: number;
  /** Resource blocks of the channel (LTE: TS 36.101 Table 5.6-1; NR: TS 38.101-1 Table 5.3.2-1); 0 where there are none. */
  resourceBlocks: number;
  /** Subcarrier spacing; 0 where there is none. kHz. */
  subcarrierKhz: number;
  /** Conducted power of one antenna port. A beamformed array counts as one port with all its power. dBm. */
  powerPerPortDbm: number;
  ports: number;
  /** Peak gain of the beam that carries the reference signal. dBi. */
  gainDbi: number;
  /** Peak gain of the beam that carries a user's data. dBi. */
  trafficGainDbi: number;
  cableLossDb: number;
  pattern: AntennaPattern;
  /** Electrical downtilt. Degrees. */
  tiltDeg: number;
  /** Antenna above ground by surroundings. m. */
  heightM: { rma: number; uma: number; umi: number };
  /** FDD has both directions all the time; TDD shares it. */
  duplex: 'fdd' | 'tdd';
  /** Share of time of the downlink 0..1; FDD 1. */
  duplexDownFraction: number;
  /** Share of the channel that is not user data 0..1. */
  overheadFraction: number;
  /** Of the base station, access point or gateway as a receiver. dB. */
  noiseFigureDb: number;
  source: string;
}

const MACRO_HEIGHT = { rma: 35, uma: 25, umi: 10 };
const HOTSPOT_HEIGHT = { rma: 8, uma: 8, umi: 8 };

const MACRO_SOURCE =
  'power and gain: 3GPP TR 36.942 and TR 36.814 Table A.2.1.1-2 (46 dBm; 14–18 dBi in practice), heights: TR 38.901 Table 7.2-1 and 7.2-3, noise figure 5 dB: TR 36.942';

/** What macro radios share. Overhead 0.14: TS 38.306 §4.1.2 (FR1 downlink), and for LTE what turns 4.4 bit/s/Hz into TS 36.213's 75.4 Mbit/s at 20 MHz. */
const MACRO = {
  ports: 2,
  cableLossDb: 1,
  pattern: '3gpp-36814',
  heightM: MACRO_HEIGHT,
  duplex: 'fdd',
  duplexDownFraction: 1,
  overheadFraction: 0.14,
  noiseFigureDb: 5,
} as const;

type MacroRest = Omit<RadioTemplate, keyof typeof MACRO | 'trafficGainDbi' | 'source' | 'tiltDeg'>;

const macro = (rest: MacroRest & Partial<RadioTemplate>): RadioTemplate => ({
  ...MACRO,
  trafficGainDbi: rest.gainDbi,
  tiltDeg: rest.bandClass === 'low' ? 3 : 6,
  source: MACRO_SOURCE,
  ...rest,
});

const lte = (
  id: string,
  label: string,
  rest: Omit<MacroRest, 'id' | 'label' | 'technology' | 'subcarrierKhz' | 'powerPerPortDbm'>,
) => macro({ id, label, technology: 'LTE', subcarrierKhz: 15, powerPerPortDbm: 46, ...rest });

const narrow = (id: string, label: string, rest: Pick<RadioTemplate, 'technology' | 'bandClass' | 'frequencyMhz'>) =>
  macro({
    id,
    label,
    ...rest,
    bandwidthMhz: rest.technology === 'GSM' ? 0.2 : 5,
    resourceBlocks: 0,
    subcarrierKhz: 0,
    powerPerPortDbm: 43,
    ports: 1,
    gainDbi: rest.bandClass === 'low' ? 15 : 17,
    source: `43 dBm carrier: 3GPP TR 45.050 (GSM), TR 25.942 (UMTS); ${MACRO_SOURCE}`,
  });

const WIFI_SOURCE =
  'Helium outdoor template radio: 24 dBm + 5 dBi at 8 m (HIP-93 §3.2.3.1); indoor device: 23 dBm + 3 dBi at 2 m, our estimate; MAC efficiency in the rate, not here; noise figure 10 dB: IEEE 802.11-2020 §17.3.10.2';

const wifi = (id: string, label: string, rest: { frequencyMhz: number; outdoor: boolean }): RadioTemplate => ({
  id,
  label,
  technology: 'WIFI',
  bandClass: 'wifi',
  frequencyMhz: rest.frequencyMhz,
  bandwidthMhz: 20,
  resourceBlocks: 0,
  subcarrierKhz: 312.5,
  powerPerPortDbm: rest.outdoor ? 24 : 23,
  ports: 1,
  gainDbi: rest.outdoor ? 5 : 3,
  trafficGainDbi: rest.outdoor ? 5 : 3,
  cableLossDb: 0,
  pattern: 'omni',
  tiltDeg: 0,
  heightM: rest.outdoor ? HOTSPOT_HEIGHT : { rma: 2, uma: 2, umi: 2 },
  duplex: 'tdd',
  duplexDownFraction: 0.8,
  overheadFraction: 0,
  noiseFigureDb: 10,
  source: WIFI_SOURCE,
});

const lora = (
  id: string,
  label: string,
  rest: { frequencyMhz: number; powerPerPortDbm: number; source: string },
): RadioTemplate => ({
  id,
  label,
  technology: 'LORA',
  bandClass: 'lora',
  bandwidthMhz: 0.125,
  resourceBlocks: 0,
  subcarrierKhz: 0,
  ports: 1,
  gainDbi: 3,
  trafficGainDbi: 3,
  cableLossDb: 0.5,
  pattern: 'omni',
  tiltDeg: 0,
  heightM: HOTSPOT_HEIGHT,
  duplex: 'tdd',
  duplexDownFraction: 0.5,
  overheadFraction: 0,
  noiseFigureDb: 6,
  ...rest,
});

const cbrs = (id: string, label: string, rest: { eirpDbm: number; gainDbi: number; source: string }): RadioTemplate =>
  macro({
    id,
    label,
    technology: 'LTE',
    bandClass: 'mid',
    frequencyMhz: 3625,
    bandwidthMhz: 10,
    resourceBlocks: 50,
    subcarrierKhz: 15,
    powerPerPortDbm: rest.eirpDbm - rest.gainDbi - 10 * Math.log10(2),
    gainDbi: rest.gainDbi,
    cableLossDb: 0,
    pattern: '3gpp-38901',
    tiltDeg: 0,
    heightM: HOTSPOT_HEIGHT,
    duplex: 'tdd',
    duplexDownFraction: 0.74,
    source: rest.source,
  });

/** All templates, in the order they are shown. */
export const RADIO_TEMPLATES: readonly RadioTemplate[] = [
  narrow('gsm-900', 'GSM 900', { technology: 'GSM', bandClass: 'low', frequencyMhz: 942.5 }),
  narrow('gsm-1800', 'GSM 1800', { technology: 'GSM', bandClass: 'mid', frequencyMhz: 1842.5 }),
  narrow('umts-900', 'UMTS 900', { technology: 'UMTS', bandClass: 'low', frequencyMhz: 942.5 }),
  narrow('umts-2100', 'UMTS 2100', { technology: 'UMTS', bandClass: 'mid', frequencyMhz: 2140 }),
  lte('lte-800', 'LTE 800', { bandClass: 'low', frequencyMhz: 806, bandwidthMhz: 10, resourceBlocks: 50, gainDbi: 15 }),
  lte('lte-1800', 'LTE 1800', {
    bandClass: 'mid',
    frequencyMhz: 1842.5,
    bandwidthMhz: 20,
    resourceBlocks: 100,
    gainDbi: 17,
  }),
  lte('lte-2100', 'LTE 2100', {
    bandClass: 'mid',
    frequencyMhz: 2140,
    bandwidthMhz: 15,
    resourceBlocks: 75,
    gainDbi: 17,
  }),
  lte('lte-2600', 'LTE 2600', {
    bandClass: 'high',
    frequencyMhz: 2655,
    bandwidthMhz: 20,
    resourceBlocks: 100,
    gainDbi: 17.5,
  }),
  macro({
    id: 'nr-700',
    label: '5G NR 700',
    technology: 'NR',
    bandClass: 'low',
    frequencyMhz: 780.5,
    bandwidthMhz: 10,
    resourceBlocks: 52,
    subcarrierKhz: 15,
    powerPerPortDbm: 46,
    gainDbi: 15,
  }),
  macro({
    id: 'nr-3500',
    label: '5G NR 3500 massive MIMO',
    technology: 'NR',
    bandClass: 'mid',
    frequencyMhz: 3500,
    bandwidthMhz: 100,
    resourceBlocks: 273,
    subcarrierKhz: 30,
    powerPerPortDbm: 53,
    ports: 1,
    gainDbi: 17,
    trafficGainDbi: 24,
    cableLossDb: 0,
    duplex: 'tdd',
    duplexDownFraction: 0.74,
    source:
      '200 W, 64 transceivers, 192 elements: traffic beam 24 dBi, swept broadcast beam 17 dBi (our estimate from 3GPP TR 38.901 Table 7.3-1, 8 dBi an element); DDDSU 74/26; heights and noise figure as the other macros',
  }),
  cbrs('cbrs-cat-a', 'CBRS 3.6 GHz category A', {
    eirpDbm: 30,
    gainDbi: 6,
    source: '47 CFR 96.41: 30 dBm/10 MHz EIRP; height of a hotspot, 8 m',
  }),
  cbrs('cbrs-cat-b', 'CBRS 3.6 GHz category B', {
    eirpDbm: 47,
    gainDbi: 12,
    source: '47 CFR 96.41: 47 dBm/10 MHz EIRP, outdoor, professional installation; height of a hotspot, 8 m',
  }),
  wifi('wifi-5-outdoor', 'Wi-Fi 5 GHz outdoor', { frequencyMhz: 5500, outdoor: true }),
  wifi('wifi-5-indoor', 'Wi-Fi 5 GHz indoor', { frequencyMhz: 5500, outdoor: false }),
  wifi('wifi-2g4-outdoor', 'Wi-Fi 2.4 GHz outdoor', { frequencyMhz: 2437, outdoor: true }),
  wifi('wifi-2g4-indoor', 'Wi-Fi 2.4 GHz indoor', { frequencyMhz: 2437, outdoor: false }),
  lora('lora-eu868', 'LoRaWAN gateway EU868', {
    frequencyMhz: 868.1,
    powerPerPortDbm: 13.65,
    source:
      '25 mW ERP = 16.15 dBm EIRP: CEPT ERC Recommendation 70-03 annex 1, ETSI EN 300 220; gain, height, noise figure our estimate',
  }),
  lora('lora-us915', 'LoRaWAN gateway US915', {
    frequencyMhz: 915,
    powerPerPortDbm: 27,
    source: '47 CFR 15.247: up to 30 dBm conducted and 6 dBi; 27 dBm common; gain, height, noise figure our estimate',
  }),
];

/** A template by id, or undefined. */
export const radioTemplate = (id: string): RadioTemplate | undefined =>
  RADIO_TEMPLATES.find((template) => template.id === id);

const UNKNOWN_BAND: Record<RadioTechnology, readonly [low: string, mid: string]> = {
  GSM: ['gsm-900', 'gsm-1800'],
  UMTS: ['umts-900', 'umts-2100'],
  LTE: ['lte-800', 'lte-1800'],
  NR: ['nr-700', 'nr-3500'],
  WIFI: ['wifi-5-outdoor', 'wifi-5-outdoor'],
  LORA: ['lora-eu868', 'lora-eu868'],
};

/** The low and the mid band reading of a cell whose band is not known; equal ids where one reading is enough. */
export const unknownBandTemplates = (technology: RadioTechnology): readonly [low: string, mid: string] =>
  UNKNOWN_BAND[technology];
