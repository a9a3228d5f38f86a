import { describe, expect, it } from 'vitest';
import { geometryOfWkt, isWkt } from '../../../../src/core/inputs/formats/wkt';

const geometry = (text: string) => geometryOfWkt(text)?.geometry ?? null;

describe('WKT', () => {
  it.each([
    ['POINT(1 2)', { type: 'Point', coordinates: [1, 2] }],
    ['point z (1 2 3)', { type: 'Point', coordinates: [1, 2, 3] }],
    ['POINTZ(1 2 3)', { type: 'Point', coordinates: [1, 2, 3] }],
    ['POINT ZM (1 2 3 4)', { type: 'Point', coordinates: [1, 2, 3, 4] }],
    ['POINT(-1.5e1 +.5)', { type: 'Point', coordinates: [-15, 0.5] }],
    ['POINT EMPTY', { type: 'Point', coordinates: [] }],
    ['LINESTRING (1 2,3 4)', { type: 'LineString', coordinates: [[1, 2], [3, 4]] }],
    ['MULTIPOINT((1 2),(3 4))', { type: 'MultiPoint', coordinates: [[1, 2], [3, 4]] }],
    ['MULTIPOINT(1 2,3 4)', { type: 'MultiPoint', coordinates: [[1, 2], [3, 4]] }],
    ['POLYGON((0 0,1 0,1 1,0 0),(.1 .1,.2 .1,.2 .2,.1 .1));', { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]], [[0.1, 0.1], [0.2, 0.1], [0.2, 0.2], [0.1, 0.1]]] }],
    ['MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))', { type: 'MultiPolygon', coordinates: [[[[0, 0], [1, 0], [1, 1], [0, 0]]], [[[5, 5], [6, 5], [6, 6], [5, 5]]]] }],
    ['GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(1 2,3 4))', { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 2] }, { type: 'LineString', coordinates: [[1, 2], [3, 4]] }] }],
  ])('%s', (text, expected) => {
    expect(geometry(text)).toEqual(expected);
    expect(isWkt(text)).toBe(true);
  }); // prettier-ignore

  it.each([
    '',
    'POINT',
    'POINT(1)',
    'POINT(1 2',
    'POINT(1 2))',
    'POINT(1 2) x',
    'POINT(a b)',
    'POINT(1 2 3 4 5)',
    'CIRCLE(1 2)',
    'POLYGON(0 0,1 1)',
    'constructor(1 2)',
  ])('%s is none', (text) => {
    expect(geometry(text)).toBeNull();
  });

  it('takes an SRID, where 0 says nothing', () => {
    expect(geometryOfWkt('SRID=25831;POINT(1 2)')?.srid).toBe(25831);
    expect(geometryOfWkt('SRID=0;POINT(1 2)')?.srid).toBeNull();
  });

  it('does not follow collections without end', () => {
    expect(geometry(`${'GEOMETRYCOLLECTION('.repeat(100_000)}POINT(1 2)${')'.repeat(100_000)}`)).toBeNull();
  });

  it('reads a coastline of half a million positions', () => {
    const ring = Array.from({ length: 500_000 }, (_, i) => `${(i % 180) + 0.5} ${(i % 90) + 0.25}`).join(', ');
    expect((geometry(`LINESTRING(${ring})`)!.coordinates as unknown[]).length).toBe(500_000);
  });
});
