/**
 * Closed-form models against LoRa receptions near Grenoble, untuned: the table of README "What the models can and cannot say". Nothing is fitted: the device
 * radiates 14 dBm (EIRP) at 1.5 m, a gateway receives with a dipole (2.15 dBi) at 10 m, and the distance is the record's own. The biases are named in the README;
 * they are why these figures are quoted and no model is corrected by them.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync, strFromU8 } from 'fflate';
import { expect, it } from 'vitest';
import { freeSpaceLossDb, hataLossDb, losProbability, rmaLossDb } from '../../../src/core/radio';
import { describeWithReference, referencePath } from '../../helpers/reference';

const FILE = 'data/measurements/campusiot-helium-FTD_0018B20000020.ndjson.gz';
const EIRP_DBM = 14;
const GATEWAY = { gainDbi: 2.15, heightM: 10 };
const DEVICE_HEIGHT_M = 1.5;

interface Reception {
  distanceKm: number;
  frequencyMhz: number;
  /** Expected signal power: RSSI with the noise taken out by the SNR. dBm */
  espDbm: number;
  rssiDbm: number;
  hotspot: string;
  /** Rounded position of the device. */
  place: string;
  /** Hotspot and rounded position of the device. */
  link: string;
}

interface Place {
  lat?: number;
  long?: number;
  latitude?: number;
  longitude?: number;
}

const isNear = (place: Place | null | undefined): boolean => {
  const [y, x] = [place?.lat ?? place?.latitude ?? 0, place?.long ?? place?.longitude ?? 0];
  return y >= 44.5 && y <= 46 && x >= 4.5 && x <= 7;
};

/** Receptions whose both ends lie within 44.5–46 N, 4.5–7 E. */
function receptions(): { all: number; near: Reception[] } {
  const lines = strFromU8(gunzipSync(new Uint8Array(readFileSync(referencePath(FILE)))))
    .trim()
    .split('\n');
  let all = 0;
  const near: Reception[] = [];
  for (const line of lines) {
    const uplink = JSON.parse(line);
    for (const hotspot of uplink.hotspots ?? []) {
      all++;
      const distanceM = hotspot._distance?._distanceHaversine;
      if (!isNear(hotspot) || !isNear(uplink._devLocation) || !(distanceM > 0) || !Number.isFinite(hotspot._esp))
        continue;
      const place = `${uplink._devLocation.latitude} ${uplink._devLocation.longitude}`;
      near.push({
        distanceKm: distanceM / 1000,
        frequencyMhz: hotspot.frequency,
        espDbm: hotspot._esp,
        rssiDbm: hotspot.rssi,
        hotspot: hotspot.id,
        place,
        link: `${hotspot.id} ${place}`,
      });
    }
  }
  return { all, near };
}

const hata =
  (area: 'suburban' | 'open') =>
  ({ frequencyMhz, distanceKm }: Reception): number =>
    hataLossDb({ frequencyMhz, distanceKm, baseHeightM: GATEWAY.heightM, mobileHeightM: DEVICE_HEIGHT_M, area }).lossDb;

const rma = ({ frequencyMhz, distanceKm }: Reception, los: boolean): number =>
  rmaLossDb({
    frequencyGhz: frequencyMhz / 1000,
    distance2dM: distanceKm * 1000,
    baseHeightM: GATEWAY.heightM,
    userHeightM: DEVICE_HEIGHT_M,
    los,
  }).lossDb;

const MODELS: Record<string, (reception: Reception) => number> = {
  'free space': ({ frequencyMhz, distanceKm }) => freeSpaceLossDb(frequencyMhz, distanceKm),
  'Hata open': hata('open'),
  'Hata suburban': hata('suburban'),
  'RMa LOS': (reception) => rma(reception, true),
  'RMa NLOS': (reception) => rma(reception, false),
  'RMa by LOS probability': (reception) => {
    const share = losProbability('rma', reception.distanceKm * 1000, DEVICE_HEIGHT_M);
    return share * rma(reception, true) + (1 - share) * rma(reception, false);
  },
};

/** Mean and standard deviation of (predicted − received), dB, to a tenth. */
function errorOf(
  model: (reception: Reception) => number,
  given: readonly Reception[],
): [meanDb: number, sigmaDb: number] {
  const errors = given.map((each) => EIRP_DBM + GATEWAY.gainDbi - model(each) - each.espDbm);
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const variance = errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / (errors.length - 1);
  return [Math.round(mean * 10) / 10, Math.round(Math.sqrt(variance) * 10) / 10];
}

/** One reception a link: the mean power of those at the same hotspot from the same rounded position, at their mean distance. */
function byLink(given: readonly Reception[]): Reception[] {
  const links = new Map<string, Reception[]>();
  for (const each of given) links.set(each.link, [...(links.get(each.link) ?? []), each]);
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return [...links.values()].map((same) => ({
    ...same[0]!,
    espDbm: mean(same.map(({ espDbm }) => espDbm)),
    distanceKm: mean(same.map(({ distanceKm }) => distanceKm)),
  }));
}

describeWithReference('receptions near Grenoble', () => {
  const table = (given: readonly Reception[]) =>
    Object.fromEntries(Object.entries(MODELS).map(([name, model]) => [name, errorOf(model, given)]));

  it('are what the README says of them', () => {
    const { all, near } = receptions();
    expect([all, near.length, new Set(near.map(({ hotspot }) => hotspot)).size]).toEqual([17_075, 7609, 92]);
    const counts = new Map<string, number>();
    for (const { place } of near) counts.set(place, (counts.get(place) ?? 0) + 1);
    const [first = 0, second = 0] = [...counts.values()].sort((a, b) => b - a);
    expect((first + second) / near.length).toBeCloseTo(0.72, 2);
    // Thermal noise in 125 kHz is −123 dBm: no total power can be lower, so these report the power of the signal alone.
    expect(near.filter(({ rssiDbm }) => rssiDbm < -123).length / near.length).toBeCloseTo(0.3, 2);
  });

  it('all of them: predicted − received, mean and σ', () => {
    expect(table(receptions().near)).toEqual({
      'free space': [56.4, 13],
      'Hata open': [39.5, 17],
      'Hata suburban': [21, 17],
      'RMa LOS': [39.9, 17.2],
      'RMa NLOS': [11, 17.5],
      'RMa by LOS probability': [17.8, 21.9],
    });
  });

  it('one a link, from 1 to 20 km where Hata is meant to hold', () => {
    const links = byLink(receptions().near).filter(({ distanceKm }) => distanceKm >= 1 && distanceKm <= 20);
    expect(links).toHaveLength(235);
    expect(table(links)).toEqual({
      'free space': [52.7, 12.3],
      'Hata open': [30.2, 15],
      'Hata suburban': [11.7, 15],
      'RMa LOS': [30.3, 15.3],
      'RMa NLOS': [1.1, 15.4],
      'RMa by LOS probability': [3.8, 17.4],
    });
  });
});
