import { describe, expect, it } from 'vitest';
import type { Group, Member } from '../../../../src/core/inputs/towers/cell-groups';
import { type Numbering, NumberingEvidence, sectorNumber } from '../../../../src/core/inputs/towers/sector-numbering';
import { sectorsOf } from '../../../../src/core/inputs/towers/sectors';

/** Cells of a mast at the origin: [number within the base station, bearing in degrees, metres]. */
function group(...cells: [local: number, bearing: number, metres: number][]): Group {
  const members = cells.map(([local, bearing, metres], index): Member => {
    const angle = (bearing * Math.PI) / 180;
    return { index, local, eastM: metres * Math.sin(angle), northM: metres * Math.cos(angle), weight: 1 };
  });
  return { members, eastM: 0, northM: 0, lonDeg: 0, latDeg: 0 };
}

const azimuths = (of: Group, numbering: Numbering = 'last-digit') =>
  sectorsOf(of, '214-7', 'LTE', numbering).map(({ azimuthDeg, azimuthFrom, cells }) => ({
    azimuthDeg: azimuthDeg === null ? null : Math.round(azimuthDeg),
    azimuthFrom,
    cells,
  }));

describe('sectorsOf', () => {
  it('points sectors at the centres of their cells, carriers together', () => {
    expect(azimuths(group([1, 30, 500], [11, 40, 500], [2, 150, 600], [3, 270, 400]))).toEqual([
      { azimuthDeg: 35, azimuthFrom: 'positions', cells: 2 },
      { azimuthDeg: 150, azimuthFrom: 'positions', cells: 1 },
      { azimuthDeg: 270, azimuthFrom: 'positions', cells: 1 },
    ]);
  });

  it('knows no direction of a lone sector', () => {
    expect(azimuths(group([1, 30, 500], [11, 40, 500]))).toEqual([{ azimuthDeg: null, azimuthFrom: 'omni', cells: 2 }]);
  });

  it.each<[string, Group]>([
    ['two sectors in one direction', group([1, 30, 500], [2, 50, 500], [3, 200, 800])],
    ['a centre too near to the mast', group([1, 0, 20], [2, 120, 500], [3, 240, 500])],
    ['cells of one sector all around', group([1, 0, 500], [11, 130, 500], [21, 230, 500], [2, 90, 400], [3, 270, 400])],
  ])('divides the circle equally for %s', (_, given) => {
    expect(azimuths(given).map(({ azimuthDeg, azimuthFrom }) => [azimuthDeg, azimuthFrom])).toEqual([
      [0, 'equal-split'],
      [120, 'equal-split'],
      [240, 'equal-split'],
    ]);
  });

  it('folds more than six numbers by three: no mast has ten sectors', () => {
    const ten = group(...Array.from({ length: 10 }, (_, i): [number, number, number] => [i, i * 36, 300]));
    expect(azimuths(ten)).toHaveLength(3);
  });

  it('keeps operator and technology, and leaves the band open', () => {
    expect(sectorsOf(group([1, 0, 1]), '214-7', 'NR', 'last-digit')[0]).toMatchObject({
      operator: '214-7',
      technology: 'NR',
      templateId: null,
    });
  });
});

describe('NumberingEvidence', () => {
  const decide = (numberOf: (sector: number, carrier: number) => number): Numbering => {
    const evidence = new NumberingEvidence();
    for (let mast = 0; mast < 20; mast++) {
      const cells: [number, number, number][] = [];
      for (const sector of [1, 2, 3])
        for (const carrier of [1, 2])
          cells.push([numberOf(sector, carrier), sector * 120 + mast * 7 + carrier * 5, 500]);
      evidence.add(group(...cells));
    }
    return evidence.decide();
  };

  it('finds out which digit is the sector', () => {
    expect(decide((sector, carrier) => carrier * 10 + sector)).toBe('last-digit');
    expect(decide((sector, carrier) => sector * 10 + carrier)).toBe('tens-digit');
    expect(decide((sector, carrier) => sector + (carrier - 1) * 3)).toBe('modulo-3');
  });

  it('says last digit when there is nothing to learn from', () => {
    expect(new NumberingEvidence().decide()).toBe('last-digit');
  });
});

it('sectorNumber reads the digit it is named after', () => {
  expect([sectorNumber(132, 'last-digit'), sectorNumber(132, 'tens-digit'), sectorNumber(132, 'modulo-3')]).toEqual([
    2, 3, 0,
  ]);
});
