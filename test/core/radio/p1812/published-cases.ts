import { referenceText, csvRows } from '../../../helpers/reference';
import type { P1812Settings, TerrainProfile } from '../../../../src/core/radio/p1812/p1812-types';

/** One measurement row of an SG3 validation profile. */
export interface PublishedCase {
  name: string;
  profile: TerrainProfile;
  settings: P1812Settings;
  lossDb: number;
  /** Intermediate values of its log, by "symbol equation". */
  log: Map<string, number>;
}

const FOLDER = 'truth/published/p1812';

/** All 63 cases of the published validation profiles. */
export function publishedCases(): PublishedCase[] {
  const index = csvRows(referenceText(`${FOLDER}/cases.csv`)).slice(1);
  const profiles = new Map<string, ReturnType<typeof readProfile>>();
  return index.map((row) => {
    const [file, number] = [row[0]!, row[1]!];
    if (!profiles.has(file)) profiles.set(file, readProfile(referenceText(`${FOLDER}/profiles/${file}`)));
    const { profile, refractivityLapse, seaLevelRefractivity } = profiles.get(file)!;
    const name = `${file.replace('.csv', '')}_${number}`;
    const log = readLog(referenceText(`${FOLDER}/results/${name}_log.csv`));
    return {
      name,
      profile,
      lossDb: Number(row[12]),
      log,
      settings: {
        frequencyGhz: Number(row[4]) / 1000,
        txHeightM: Number(row[5]),
        rxHeightM: Number(row[6]),
        polarization: row[7] === '2' ? 'vertical' : 'horizontal',
        timePercent: Number(row[8]),
        locationSigmaDb: 0,
        centreLatitudeDeg: log.get('phi (deg) Eq (4)')!,
        refractivityLapse,
        seaLevelRefractivity,
      },
    };
  });
}

function readProfile(text: string) {
  const lines = text.split(/\r?\n/);
  const from = lines.findIndex((line) => line.startsWith('Number of Points')) + 1;
  const count = Number(lines[from - 1]!.split(',')[1]);
  const rows = lines.slice(from, from + count).map((line) => line.split(',').map(Number));
  const column = (k: number) => Float64Array.from(rows, (row) => row[k]!);
  const after = (start: string) => Number(lines.find((line) => line.startsWith(start))!.split(',')[1]);
  const profile: TerrainProfile = {
    distanceKm: column(0),
    heightM: column(1),
    clutterM: column(3),
    zone: Uint8Array.from(rows, (row) => row[4]!),
  };
  return {
    profile,
    refractivityLapse: after('Average annual values dN'),
    seaLevelRefractivity: after('Average annual sea-level surface refractivity'),
  };
}

function readLog(text: string): Map<string, number> {
  const log = new Map<string, number>();
  for (const line of text.split(/\r?\n/)) {
    const [symbol, equation, , value] = line.split(',').map((cell) => cell.trim());
    if (symbol && equation && value) log.set(`${symbol} ${equation}`, Number(value));
  }
  return log;
}
