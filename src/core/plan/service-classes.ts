/**
 * The service classes. Rates: FCC BDC layers, 47 CFR 1.7004(c) (LTE 5/1, NR 7/1 and 35/3 Mbps). Signal floors: RSRP −105 dBm good data and −112 dBm basic service
 * (assumption register rf.rsrp_good_dbm, rf.rsrp_basic_dbm), Wi-Fi −70 dBm (RADIO.md §2.5). LoRa floors: SX1276 datasheet (Semtech, rev. 7), table 10, 125 kHz sensitivities.
 */
import type { ServiceClass, ServiceClassId } from './service';

const lora = (spreadingFactor: number, minSignalDbm: number): ServiceClass => ({
  id: `lora-sf${spreadingFactor}` as ServiceClassId,
  label: `LoRaWAN SF${spreadingFactor}`,
  technologies: ['LORA'],
  downMbps: 0,
  upMbps: 0,
  minSignalDbm,
  spreadingFactor,
  wifiGradeB: false,
});

export const SERVICE_CLASSES: Record<ServiceClassId, ServiceClass> = {
  'lte-5-1': {
    id: 'lte-5-1',
    label: 'LTE 5/1 Mbps',
    technologies: ['LTE', 'NR'],
    downMbps: 5,
    upMbps: 1,
    minSignalDbm: -112,
    spreadingFactor: null,
    wifiGradeB: true,
  },
  'nr-7-1': {
    id: 'nr-7-1',
    label: '5G NR 7/1 Mbps',
    technologies: ['NR'],
    downMbps: 7,
    upMbps: 1,
    minSignalDbm: -112,
    spreadingFactor: null,
    wifiGradeB: true,
  },
  'nr-35-3': {
    id: 'nr-35-3',
    label: '5G NR 35/3 Mbps',
    technologies: ['NR'],
    downMbps: 35,
    upMbps: 3,
    minSignalDbm: -112,
    spreadingFactor: null,
    wifiGradeB: true,
  },
  voice: {
    id: 'voice',
    label: 'Voice',
    technologies: ['GSM', 'UMTS', 'LTE', 'NR'],
    downMbps: 0.1,
    upMbps: 0.1,
    minSignalDbm: -115,
    spreadingFactor: null,
    wifiGradeB: false,
  },
  'wifi-5-1': {
    id: 'wifi-5-1',
    label: 'Wi-Fi 5/1 Mbps',
    technologies: ['WIFI'],
    downMbps: 5,
    upMbps: 1,
    minSignalDbm: -70,
    spreadingFactor: null,
    wifiGradeB: true,
  },
  'lora-sf7': lora(7, -123),
  'lora-sf8': lora(8, -126),
  'lora-sf9': lora(9, -129),
  'lora-sf10': lora(10, -132),
  'lora-sf11': lora(11, -134.5),
  'lora-sf12': lora(12, -137),
};
