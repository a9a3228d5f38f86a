/** The other end of the link. */
import type { RadioTechnology } from './radio-templates';

export interface UserEquipment {
  /** Transmit power at the antenna; Wi-Fi and LoRa: radiated (EIRP), antenna included. dBm. */
  powerDbm: number;
  gainDbi: number;
  noiseFigureDb: number;
  /** Loss by the user's hand, head and body. dB. */
  bodyLossDb: number;
  source: string;
}

/** User equipment per technology. */
export const USER_EQUIPMENT: Record<RadioTechnology, UserEquipment> = {
  GSM: {
    powerDbm: 33,
    gainDbi: 0,
    noiseFigureDb: 9,
    bodyLossDb: 3,
    source: 'power class 4 at 900 MHz: 3GPP TS 45.005 §4.1.1; body loss register rf.body_loss_db',
  },
  UMTS: {
    powerDbm: 24,
    gainDbi: 0,
    noiseFigureDb: 9,
    bodyLossDb: 3,
    source: 'power class 3: 3GPP TS 25.101 Table 6.1; body loss register rf.body_loss_db',
  },
  LTE: {
    powerDbm: 23,
    gainDbi: 0,
    noiseFigureDb: 9,
    bodyLossDb: 3,
    source:
      'power class 3: 3GPP TS 36.101 Table 6.2.2-1; noise figure 9 dB: TR 36.942; body loss register rf.body_loss_db',
  },
  NR: {
    powerDbm: 23,
    gainDbi: 0,
    noiseFigureDb: 9,
    bodyLossDb: 3,
    source: 'power class 3: 3GPP TS 38.101-1 Table 6.2.1-1; noise figure 9 dB; body loss register rf.body_loss_db',
  },
  WIFI: {
    powerDbm: 15,
    gainDbi: 0,
    noiseFigureDb: 10,
    bodyLossDb: 0,
    source: 'phone EIRP 12–18 dBm, 15 likely, body included: register rf.wifi_client_eirp_dbm',
  },
  LORA: {
    powerDbm: 14,
    gainDbi: 0,
    noiseFigureDb: 6,
    bodyLossDb: 0,
    source: 'sensor at 14 dBm (LoRaWAN regional parameters RP002: EU868 at most 16 dBm EIRP)',
  },
};
