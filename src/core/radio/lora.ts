/** LoRa modulation at 125 kHz: Semtech SX1276/77/78/79 datasheet rev. 7, Table 10 (sensitivity) and Table 13 (SNR limit). */

export interface LoraRate {
  spreadingFactor: number;
  /** Lowest received power. dBm. */
  sensitivityDbm: number;
  /** Lowest signal to noise ratio, below the noise. dB. */
  snrLimitDb: number;
}

export const LORA_RATES: readonly LoraRate[] = [
  { spreadingFactor: 7, sensitivityDbm: -123, snrLimitDb: -7.5 },
  { spreadingFactor: 8, sensitivityDbm: -126, snrLimitDb: -10 },
  { spreadingFactor: 9, sensitivityDbm: -129, snrLimitDb: -12.5 },
  { spreadingFactor: 10, sensitivityDbm: -132, snrLimitDb: -15 },
  { spreadingFactor: 11, sensitivityDbm: -134.5, snrLimitDb: -17.5 },
  { spreadingFactor: 12, sensitivityDbm: -137, snrLimitDb: -20 },
];

/** Bit rate with code rate 4/5: SF·(BW/2^SF)·4/5 (datasheet §4.1.1.2–4.1.1.4). kbit/s. */
export const loraKbps = (spreadingFactor: number, bandwidthKhz = 125): number =>
  ((spreadingFactor * bandwidthKhz) / 2 ** spreadingFactor) * 0.8;

/** The fastest spreading factor that a level and a signal to noise ratio allow; null when none does. */
export function loraSpreadingFactor(rssiDbm: number, snrDb: number): number | null {
  const rate = LORA_RATES.find(({ sensitivityDbm, snrLimitDb }) => rssiDbm >= sensitivityDbm && snrDb >= snrLimitDb);
  return rate?.spreadingFactor ?? null;
}
