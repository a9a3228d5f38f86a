/** What "served" is judged against: service classes and environments. RADIO.md §2.7; FCC BDC layers from 47 CFR 1.7004(c). */

/** Technologies an emitter can have. Order is the numeric code used in columns. */
export const TECHNOLOGIES = ['GSM', 'UMTS', 'LTE', 'NR', 'WIFI', 'LORA'] as const;
export type Technology = (typeof TECHNOLOGIES)[number];

export const SERVICE_CLASS_IDS = [
  'lte-5-1',
  'nr-7-1',
  'nr-35-3',
  'voice',
  'wifi-5-1',
  'lora-sf7',
  'lora-sf8',
  'lora-sf9',
  'lora-sf10',
  'lora-sf11',
  'lora-sf12',
] as const;
export type ServiceClassId = (typeof SERVICE_CLASS_IDS)[number];

export const ENVIRONMENT_IDS = ['outdoor', 'in-vehicle', 'indoor-traditional', 'indoor-efficient'] as const;
export type EnvironmentId = (typeof ENVIRONMENT_IDS)[number];

export interface ServiceClass {
  id: ServiceClassId;
  label: string;
  /** Technologies whose emitters can serve the class with grade A. */
  technologies: readonly Technology[];
  downMbps: number;
  upMbps: number;
  /** Lowest median signal that counts, in the trade's measure: RSRP (LTE, NR), RSSI (Wi-Fi, LoRa, GSM, UMTS). dBm. */
  minSignalDbm: number;
  /** LoRa spreading factor; null for the others. */
  spreadingFactor: number | null;
  /** Whether a Wi-Fi hotspot may serve the class as grade B (nomadic data). */
  wifiGradeB: boolean;
}
