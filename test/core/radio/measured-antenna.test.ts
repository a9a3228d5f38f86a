import { describe, expect, it } from 'vitest';
import { sectorGainDb } from '../../../src/core/radio/antenna';
import { ANTENNA_PROBLEM_CODES, measuredGainDb, parseMsiAntenna } from '../../../src/core/radio/measured-antenna';

/** A file of the TR 36.814 sector, tilted 4° down, as an antenna maker would write it. */
function msiFile({ stepDeg = 1, gain = 'GAIN 15 dBd', newline = '\n' } = {}): string {
  const at = (azimuthOffsetDeg: number, elevationDeg: number) =>
    -sectorGainDb({ azimuthOffsetDeg, elevationDeg, pattern: '3gpp-36814', tiltDeg: 4 });
  const angles = Array.from({ length: 360 / stepDeg }, (_, i) => i * stepDeg);
  return [
    'NAME Sector 70/10 T4',
    'FREQUENCY 1850',
    gain,
    'TILT ELECTRICAL',
    'COMMENT made for a test',
    'HORIZONTAL 360',
    ...angles.map((a) => `${a}.0 ${at(a, -4).toFixed(3)}`),
    'VERTICAL 360',
    ...angles.map((a) => `${a}.0\t${(a <= 90 || a >= 270 ? at(0, -(((a + 180) % 360) - 180)) : 25).toFixed(3)}`),
  ].join(newline);
}

describe('MSI Planet files', () => {
  it('reads names, gain in dBd, frequency, and both cuts, with any line end', () => {
    for (const newline of ['\n', '\r\n']) {
      const { antenna, problems } = parseMsiAntenna(msiFile({ newline }));
      expect(problems).toEqual([]);
      expect(antenna).toMatchObject({ name: 'Sector 70/10 T4', gainDbi: 17.15, frequencyMhz: 1850 });
      expect(antenna!.horizontalDb[35]).toBeCloseTo(3, 2);
      expect(antenna!.verticalDb[4]).toBeCloseTo(0, 6);
    }
    expect(parseMsiAntenna(msiFile({ gain: 'GAIN 15 dBi' })).antenna!.gainDbi).toBe(15);
  });
  it('a coarse file is interpolated, around 0° too', () => {
    const { antenna } = parseMsiAntenna(msiFile({ stepDeg: 10 }));
    expect(antenna!.horizontalDb[5]).toBeCloseTo((antenna!.horizontalDb[0]! + antenna!.horizontalDb[10]!) / 2, 9);
    expect(antenna!.horizontalDb[355]).toBeCloseTo(antenna!.horizontalDb[5]!, 9);
  });
  it.each([
    ['no tables', 'NAME x\nGAIN 15 dBi\n', 'antenna-cut-missing', 0],
    ['no gain', msiFile({ gain: 'H_WIDTH 70' }), 'antenna-gain-missing', 0],
    ['a gain in volts', msiFile({ gain: 'GAIN 15 V' }), 'antenna-gain-unit-unknown', 0],
    ['a broken line', msiFile().replace('10.0 0.245', '10.0 x'), 'antenna-line-not-numbers', 17],
    ['an angle of 400°', msiFile().replace('10.0 0.245', '400.0 1'), 'antenna-angle-outside-range', 17],
  ])('%s is refused with its code and line', (_, text, code, row) => {
    const { antenna, problems } = parseMsiAntenna(text);
    expect(antenna).toBeNull();
    expect(problems).toContainEqual({ code, row });
    expect(ANTENNA_PROBLEM_CODES).toContain(code);
  });
});

describe('gain of a measured antenna', () => {
  const antenna = parseMsiAntenna(msiFile()).antenna!;
  const gain = (azimuthOffsetDeg: number, elevationDeg: number, mechanicalTiltDeg = 0) =>
    measuredGainDb(antenna, { azimuthOffsetDeg, elevationDeg, mechanicalTiltDeg });
  it('is the cuts on the cuts', () => {
    expect(gain(0, -4)).toBeCloseTo(0, 3);
    expect(gain(0, 1)).toBeCloseTo(-3, 2);
    for (const elevation of [-30, -10, 0, 20])
      expect(gain(0, elevation)).toBeCloseTo(-antenna.verticalDb[(360 - elevation) % 360]!, 6);
  });
  it('is below both cuts between them, and symmetrical', () => {
    expect(gain(35, 1)).toBeLessThan(gain(35, -4));
    expect(gain(35, 1)).toBeCloseTo(gain(-35, 1), 6);
    expect(gain(360, -4)).toBeCloseTo(0, 3);
  });
  it('turns with the mast: 3° more mechanical tilt puts the peak at −7°', () => {
    expect(gain(0, -7, 3)).toBeCloseTo(0, 3);
  });
  it('never exceeds the peak', () => {
    for (let azimuth = -180; azimuth <= 180; azimuth += 7)
      for (let elevation = -90; elevation <= 90; elevation += 7)
        expect(gain(azimuth, elevation, 2)).toBeLessThanOrEqual(0);
  });
});
