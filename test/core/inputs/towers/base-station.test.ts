import { describe, expect, it } from 'vitest';
import { baseStationOf, hasBaseStation, stationLabel } from '../../../../src/core/inputs/towers/base-station';
import { TECHNOLOGIES } from '../../../../src/core/plan';

const of = (technology: (typeof TECHNOLOGIES)[number], area: number, cell: number, bits = 24) => {
  const station = baseStationOf(TECHNOLOGIES.indexOf(technology), area, cell, bits);
  return { label: stationLabel(station, technology), local: station.local, known: hasBaseStation(station) };
};

describe('baseStationOf', () => {
  it('cuts an LTE identity at 256, from 65,536 on', () => {
    expect(of('LTE', 1, 240_149 * 256 + 12)).toEqual({ label: '240149', local: 12, known: true });
    expect(of('LTE', 1, 65_536)).toEqual({ label: '256', local: 0, known: true });
    expect(of('LTE', 9, 65_535)).toEqual({ label: 'a9.c65535', local: 0, known: false });
  });

  it('cuts an NR identity of 36 bits arithmetically, at the length asked for', () => {
    const nci = 11_964_604 * 2 ** 12 + 1001;
    expect(nci).toBeGreaterThan(2 ** 32);
    expect(of('NR', 1, nci)).toEqual({ label: '11964604', local: 1001, known: true });
    expect(of('NR', 1, nci, 32)).toEqual({ label: String(Math.floor(nci / 16)), local: nci % 16, known: true });
    expect(of('NR', 5, 4095).known).toBe(false);
  });

  it('takes RNC and CID/10 of UMTS, LAC and CID/10 of GSM', () => {
    expect(of('UMTS', 3509, 735 * 65_536 + 48_123)).toEqual({ label: '735.4812', local: 3, known: true });
    expect(of('GSM', 3811, 8782)).toEqual({ label: 'a3811.878', local: 2, known: true });
  });

  it('falls back on the area for a UMTS cell without RNC', () => {
    expect(of('UMTS', 77, 1234)).toEqual({ label: 'a77.123', local: 4, known: true });
  });

  it('never gives two base stations one number within a technology', () => {
    const umts = TECHNOLOGIES.indexOf('UMTS');
    const withRnc = baseStationOf(umts, 0, 65_536 + 10, 24);
    const without = baseStationOf(umts, 0, 10, 24);
    expect([withRnc.scope, withRnc.number]).not.toEqual([without.scope, without.number]);
  });
});
