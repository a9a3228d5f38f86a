/**
 * Measured antenna patterns: MSI Planet files (.msi, .pln). A text of "KEYWORD value" lines with two tables, HORIZONTAL and VERTICAL, each
 * of lines "angle attenuation" in degrees and dB below the peak. Angles run clockwise seen from above, and from the horizon downwards: 0
 * ahead, 90 right or straight down (so a file of a tilted antenna has its vertical peak at a small positive angle).
 */
import { mechanicallyTilted } from './antenna';

export interface MeasuredAntenna {
  name: string;
  /** Peak gain. dBi; dBd in the file is raised by 2.15. */
  gainDbi: number;
  /** NaN where the file does not say. */
  frequencyMhz: number;
  /** Attenuation below the peak at each whole degree 0..359, ≥ 0. dB. */
  horizontalDb: Float64Array;
  verticalDb: Float64Array;
}

export const ANTENNA_PROBLEM_CODES = [
  'antenna-cut-missing',
  'antenna-gain-missing',
  'antenna-line-not-numbers',
  'antenna-angle-outside-range',
  'antenna-gain-unit-unknown',
] as const;

export interface AntennaProblem {
  code: (typeof ANTENNA_PROBLEM_CODES)[number];
  /** Line of the file from 1; 0 for the file as a whole. */
  row: number;
}

/** Half-wave dipole over isotropic. dB. */
const DIPOLE_DBI = 2.15;

/** Reads a file. `antenna` is null when there is any problem; all problems are given. */
export function parseMsiAntenna(text: string): { antenna: MeasuredAntenna | null; problems: AntennaProblem[] } {
  const problems: AntennaProblem[] = [];
  const cuts = { HORIZONTAL: new Map<number, number>(), VERTICAL: new Map<number, number>() };
  const header = new Map<string, string>();
  let cut: Map<number, number> | null = null;
  for (const [i, line] of text.split(/\r\n|\r|\n/).entries()) {
    const [first = '', ...rest] = line.trim().split(/[\s,;]+/);
    const keyword = first.toUpperCase();
    if (first === '') continue;
    if (keyword === 'HORIZONTAL' || keyword === 'VERTICAL') cut = cuts[keyword];
    else if (cut && /^[-+.\d]/.test(first)) {
      const problem = readPoint(cut, Number(first), Number(rest[0]));
      if (problem) problems.push({ code: problem, row: i + 1 });
    } else header.set(keyword, rest.join(' '));
  }
  const gainDbi = readGain(header.get('GAIN'), problems);
  if (cuts.HORIZONTAL.size < 2 || cuts.VERTICAL.size < 2) problems.push({ code: 'antenna-cut-missing', row: 0 });
  if (problems.length > 0) return { antenna: null, problems };
  return {
    antenna: {
      name: header.get('NAME') ?? '',
      gainDbi,
      frequencyMhz: Number.parseFloat(header.get('FREQUENCY') ?? ''),
      horizontalDb: everyDegree(cuts.HORIZONTAL),
      verticalDb: everyDegree(cuts.VERTICAL),
    },
    problems,
  };
}

/**
 * Gain relative to the peak, ≤ 0 dB, of both cuts together: the horizontal cut, less the vertical cut's loss ahead and behind in
 * proportion to how far round one looks. F. Gil et al., "A 3D interpolation method for base-station-antenna radiation patterns", IEEE
 * Antennas and Propagation Magazine 43 (2001) no. 2, horizontal projection interpolation. Exact on both cuts.
 */
export function measuredGainDb(
  antenna: MeasuredAntenna,
  direction: {
    azimuthOffsetDeg: number;
    elevationDeg: number;
    mechanicalTiltDeg?: number;
    /** Electrical downtilt beyond that of the file: bends the beam at every azimuth. */
    tiltDeg?: number;
  },
): number {
  const [azimuth, elevation] = mechanicallyTilted(
    direction.azimuthOffsetDeg,
    direction.elevationDeg,
    direction.mechanicalTiltDeg ?? 0,
  );
  const behind = Math.abs(azimuth) / 180;
  const { ahead, rear } = measuredVerticalDb(antenna, elevation + (direction.tiltDeg ?? 0));
  return Math.min(0, -(measuredHorizontalDb(antenna, azimuth) + (1 - behind) * ahead + behind * rear));
}

/** The horizontal cut's attenuation at an angle clockwise from the antenna's azimuth. dB */
export const measuredHorizontalDb = (antenna: MeasuredAntenna, azimuthOffsetDeg: number): number =>
  attenuation(antenna.horizontalDb, azimuthOffsetDeg);

/** What the vertical cut adds to the horizontal one ahead of the antenna and behind it, at an elevation above the horizon. dB */
export function measuredVerticalDb(antenna: MeasuredAntenna, elevation: number): { ahead: number; rear: number } {
  return {
    ahead: attenuation(antenna.verticalDb, -elevation) - antenna.horizontalDb[0]!,
    rear: attenuation(antenna.verticalDb, 180 + elevation) - antenna.horizontalDb[180]!,
  };
}

function readPoint(cut: Map<number, number>, angleDeg: number, attenuationDb: number): AntennaProblem['code'] | null {
  if (!Number.isFinite(angleDeg) || !Number.isFinite(attenuationDb)) return 'antenna-line-not-numbers';
  if (angleDeg < -180 || angleDeg > 360) return 'antenna-angle-outside-range';
  cut.set((angleDeg + 360) % 360, Math.abs(attenuationDb));
  return null;
}

function readGain(text: string | undefined, problems: AntennaProblem[]): number {
  const [, value, unit] = /^([-+.\d]+)\s*([a-z]*)/i.exec(text ?? '') ?? [];
  const gain = Number(value);
  if (value === undefined || !Number.isFinite(gain)) problems.push({ code: 'antenna-gain-missing', row: 0 });
  else if (!['', 'dbd', 'dbi'].includes(unit!.toLowerCase()))
    problems.push({ code: 'antenna-gain-unit-unknown', row: 0 });
  return unit?.toLowerCase() === 'dbi' ? gain : gain + DIPOLE_DBI;
}

/** A cut at whole degrees: linear between its points, around the circle. */
function everyDegree(cut: Map<number, number>): Float64Array {
  const points = [...cut].toSorted((a, b) => a[0] - b[0]);
  const around = [[points.at(-1)![0] - 360, points.at(-1)![1]], ...points, [points[0]![0] + 360, points[0]![1]]];
  return Float64Array.from({ length: 360 }, (_, degree) => {
    const next = around.findIndex((point) => point[0]! > degree);
    const [fromDeg, fromDb] = around[next - 1] as [number, number];
    const [toDeg, toDb] = around[next] as [number, number];
    return fromDb + ((toDb - fromDb) * (degree - fromDeg)) / (toDeg - fromDeg);
  });
}

function attenuation(cut: Float64Array, angleDeg: number): number {
  const angle = ((angleDeg % 360) + 360) % 360;
  const low = Math.floor(angle) % 360;
  return cut[low]! + (cut[(low + 1) % 360]! - cut[low]!) * (angle - Math.floor(angle));
}
