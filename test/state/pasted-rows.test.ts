import { describe, expect, it } from 'vitest';
import { hotspotOfRow, PASTE_PROBLEMS, readPasted, siteOfRow, wishOfRow } from '../../src/state/pasted-rows';
import { en } from '../../src/ui/text/en';
import { anApp } from '../helpers/an-app';

const first = { operator: '214-7', technology: 'LTE', templateId: null, azimuthDeg: null, tiltDeg: null, powerDbm: null, antenna: null } as const; // prettier-ignore

describe('rows of a spreadsheet', () => {
  it('are read by their header, whatever the separator and the decimal mark', () => {
    for (const text of [
      'Name\tLongitude\tLatitude\tHeight (m)\nHill\t-80.12\t37.48\t40',
      'name;lon;lat;height\r\nHill;-80,12;37,48;40\r\n',
      'lat,lon,height_m,name\n37.48,-80.12,40,"Hill"',
    ])
      expect(readPasted(text).rows).toMatchObject([{ name: 'Hill', lonDeg: -80.12, latDeg: 37.48, heightM: 40 }]);
  });

  it('are refused one by one, each with its reason', () => {
    const text = `name,lon,lat,height,radio,operator,azimuth
ok,1,2,,LTE,214-7,120
a,,2,,,,
b,200,2,,,,
c,1,2,900,,,
d,1,2,,6G,,
e,1,2,,,Movistar,
f,1,2,,,,400`;
    const { rows, refused } = readPasted(text);
    expect(rows.map(({ name }) => name)).toEqual(['ok']);
    expect(refused).toEqual([
      { row: 3, problem: 'no-position' },
      { row: 4, problem: 'out-of-range' },
      { row: 5, problem: 'bad-height' },
      { row: 6, problem: 'bad-technology' },
      { row: 7, problem: 'bad-operator' },
      { row: 8, problem: 'bad-number' },
    ]);
  });

  it('are none without a header that names a position', () => {
    expect(readPasted('').rows).toEqual([]);
    expect(readPasted('1\t2\n3\t4').rows).toEqual([]);
    expect(readPasted('name\theight\nx\t3').columns).toEqual(['name', 'height']);
  });

  it('become sites that take from the plan what they do not say, hotspots, and places to build at', () => {
    const [row] = readPasted(
      'lon,lat,mcc,mnc,tilt,Mechanical tilt,band,device,kind\n1,2,214,3,4,-1.5,LTE 800,Indoor AP,tower-greenfield',
    ).rows;
    expect(siteOfRow(row!, 'N1', first).sectors).toEqual([
      { ...first, operator: '214-3', tiltDeg: 4, mechanicalTiltDeg: -1.5, templateId: 'lte-800' },
    ]);
    expect(hotspotOfRow(row!, 'H1')).toMatchObject({ network: 'mobile', device: 'wifi-indoor' });
    expect(wishOfRow(row!, 'hotspot-outdoor')).toMatchObject({ kind: 'tower-greenfield', pinned: false });
  });

  it('enter the plan as one edit', () => {
    const { app } = anApp();
    app.commands.newPlan('x');
    app.commands.pasteRows('site', 'name\tlon\tlat\nA\t1\t2\nB\t3\t4');
    const { plan, past } = app.store.getState();
    expect(plan.network.addedSites.map(({ id, name, lonDeg }) => [id, name, lonDeg])).toEqual([
      ['N1', 'A', 1],
      ['N2', 'B', 3],
    ]);
    expect(past).toHaveLength(1);
    app.commands.undo();
    expect(app.store.getState().plan.network.addedSites).toEqual([]);
  });

  it('have a sentence for every reason', () => {
    expect(Object.keys(en.pasting.reasons).toSorted()).toEqual([...PASTE_PROBLEMS].toSorted());
  });
});
