// Makes public/demo from a fixed seed: real county outline (US Census through us-atlas), synthetic people, towers, hotspots and terrain around real places.
// Run it after changing it: node scripts/make-demo.mjs. The files are committed; a test checks that they are what this makes.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { latLngToCell, polygonToCells } from 'h3-js';
import { feature } from 'topojson-client';

const folder = process.argv[2] ?? join(dirname(dirname(fileURLToPath(import.meta.url))), 'public', 'demo');
const require = createRequire(import.meta.url);
const counties = require('us-atlas/counties-10m.json');
const random = mulberry(20261122);

const craig = feature(counties, counties.objects.counties).features.find(({ id }) => id === '51045');
const valley = box(-80.625, 37.205, 5.6, 3.4);
const quarter = box(-80.5835, 37.1285, 0.74, 0.56);

const regions = {
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { id: 'craig', name: 'Craig County, Virginia' }, geometry: rounded(craig.geometry) },
    { type: 'Feature', properties: { id: 'quarter', name: 'Radford, riverside quarter' }, geometry: quarter },
    { type: 'Feature', properties: { id: 'valley', name: 'McCoy valley, behind the ridge' }, geometry: valley },
  ],
};

// Hamlets along the county's real valleys; name, lon, lat, share of the county's 4,892 residents (2020 census). Where exactly people live is synthetic.
const RESIDENTS = 4892;
const hamlets = [
  ['New Castle', -80.1109, 37.5004, 0.19],
  ['Paint Bank', -80.2567, 37.5757, 0.09],
  ['Sinking Creek', -80.32, 37.385, 0.13],
  ['Craig Springs', -80.185, 37.478, 0.08],
  ['Simmonsville', -80.38, 37.365, 0.11],
  ['Barbours Creek', -80.06, 37.555, 0.09],
  ['Upper Craigs Creek', -80.27, 37.41, 0.14],
  ['Johns Creek', -80.33, 37.48, 0.17],
];

// Masts, synthetic: lon, lat, operators. None in the west of the county, none within 8 km of the quarter.
const masts = [
  [-80.108, 37.497, ['999-1', '999-2']],
  [-80.15, 37.485, ['999-1']],
  [-80.065, 37.545, ['999-2']],
  [-80.01, 37.43, ['999-1']],
  [-80.19, 37.47, ['999-2']],
  [-80.41, 37.235, ['999-1', '999-2']],
  [-80.43, 37.205, ['999-1']],
  [-80.4, 37.14, ['999-1', '999-2']],
  [-80.06, 37.29, ['999-1', '999-2']],
  [-79.95, 37.28, ['999-1', '999-2']],
  // Across the ridge from the valley: near enough on flat ground, hidden by the hill between.
  [-80.575, 37.165, ['999-1', '999-2']],
  [-80.72, 37.05, ['999-2']],
  [-80.74, 37.33, ['999-1', '999-2']],
];

mkdirSync(folder, { recursive: true });
write('regions.geojson', `${JSON.stringify(regions)}\n`);
write('people.csv', peopleCsv());
write('towers.csv', towersCsv());
write('hotspots.csv', hotspotsCsv());
write('venues.csv', venuesCsv());
writeFileSync(join(folder, 'terrain.asc.gz'), gzipSync(terrainAsc(), { level: 9 }));
write('plan.json', `${JSON.stringify(planOf(), null, 2)}\n`);

function peopleCsv() {
  const people = new Map();
  const put = (cell, count) => people.set(cell, (people.get(cell) ?? 0) + count);
  const inCounty = polygonCells(craig.geometry, 9);
  const inside = new Set(inCounty);
  let placed = 0;
  for (const [, lon, lat, share] of hamlets) {
    for (let i = 0; i < Math.round(share * RESIDENTS); i++) {
      // Houses stand along the valley, which runs north-east like the ridges, three times as far as across it.
      const along = 0.9 * normal();
      const across = 0.3 * normal();
      const point = shift(...shift(lon, lat, along, 52), across, 142);
      const cell = latLngToCell(point[1], point[0], 9);
      if (!inside.has(cell)) continue;
      put(cell, 1);
      placed++;
    }
  }
  put(latLngToCell(37.5004, -80.1109, 9), RESIDENTS - placed);
  for (let i = 0; i < 460; i++) {
    const point = shift(...shift(-80.594, 37.2195, 1.1 * normal(), 62), 0.3 * normal(), 152);
    put(latLngToCell(point[1], point[0], 9), 1);
  }
  for (const cell of polygonCells(quarter, 11)) put(cell, 9 + Math.floor(random() * 5));
  const rows = [...people].sort(([a], [b]) => (a < b ? -1 : 1)).map(([cell, count]) => `${cell},${count}`);
  return `h3,population\n${rows.join('\n')}\n`;
}

function towersCsv() {
  const rows = ['radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal'];
  for (const [i, [lon, lat, operators]] of masts.entries()) {
    for (const operator of operators) {
      const [mcc, mnc] = operator.split('-');
      const station = 40_000 + i * 10 + Number(mnc);
      for (let sector = 0; sector < 3; sector++) {
        const [x, y] = shift(lon, lat, 0.9 + random() * 0.5, sector * 120 + (random() - 0.5) * 20);
        const cells = [`LTE,${mcc},${mnc},${700 + i},${station * 256 + sector + 1}`];
        if (sector === 0) cells.push(`GSM,${mcc},${mnc},${700 + i},${2000 + i * 10 + sector}`);
        for (const cell of cells)
          rows.push(
            `${cell},0,${x.toFixed(5)},${y.toFixed(5)},3000,${20 + Math.floor(random() * 200)},1,1600000000,1760000000,0`,
          );
      }
    }
  }
  return `${rows.join('\n')}\n`;
}

function hotspotsCsv() {
  const rows = ['id,name,lat,lon,network,device,height_m,online'];
  const around = [[-80.4139, 37.2296, 9], [-80.5764, 37.1318, 5], [-80.1109, 37.5004, 3]]; // prettier-ignore
  for (const [lon, lat, count] of around) {
    for (let i = 0; i < count; i++) {
      const [x, y] = shift(lon, lat, 0.2 + random() * 1.2, random() * 360);
      const isMobile = i % 3 !== 0;
      rows.push(
        `demo-${rows.length},synthetic hotspot ${rows.length},${y.toFixed(6)},${x.toFixed(6)},${isMobile ? 'mobile' : 'iot'},${isMobile ? 'wifi-outdoor' : 'lora-gateway'},${isMobile ? 8 : 12},true`,
      );
    }
  }
  return `${rows.join('\n')}\n`;
}

function venuesCsv() {
  const rows = ['id,name,lat,lon,group'];
  const names = ['Library', 'Hotel', 'Sports hall', 'Supermarket', 'College building', 'Café', 'Station', 'Clinic'];
  for (const [i, name] of names.entries()) {
    const [x, y] = shift(-80.5793, 37.131, 0.05 + random() * 0.25, i * 45 + random() * 20);
    rows.push(`venue-${i + 1},${name} (synthetic),${y.toFixed(6)},${x.toFixed(6)},${i < 2 ? 'mid' : 'base'}`);
  }
  return `${rows.join('\n')}\n`;
}

/** Synthetic hills: long ridges running north-east as in this part of the Appalachians, lowered around every settlement and raised under no mast. ESRI ASCII, whole metres. */
function terrainAsc() {
  const [west, south, stepDeg, columns, rows] = [-80.95, 36.9, 0.003, 420, 290];
  const settled = [...hamlets.map(([, lon, lat]) => [lon, lat]), [-80.594, 37.2195], [-80.579, 37.131], [-80.45, 37.2]];
  const lines = [
    `ncols ${columns}`,
    `nrows ${rows}`,
    `xllcorner ${west}`,
    `yllcorner ${south}`,
    `cellsize ${stepDeg}`,
    'NODATA_value -9999',
  ];
  for (let row = 0; row < rows; row++) {
    const lat = south + (rows - row - 0.5) * stepDeg;
    const heights = Array.from({ length: columns }, (_, column) =>
      groundM(west + (column + 0.5) * stepDeg, lat, settled),
    );
    lines.push(heights.join(' '));
  }
  return `${lines.join('\n')}\n`;
}

function groundM(lon, lat, settled) {
  const east = (lon + 80.5) * 88.5;
  const north = (lat - 37.2) * 110.57;
  const across = east * 0.616 - north * 0.788;
  const along = east * 0.788 + north * 0.616;
  const ridge = 0.5 + 0.5 * Math.cos((2 * Math.PI * (across + 0.9 * Math.sin(along / 11))) / 6.4);
  const broken = 0.75 + 0.25 * Math.sin(along / 4.1 + across / 9);
  let height = 470 + 330 * ridge ** 1.5 * broken + 25 * Math.sin(east / 1.7) * Math.cos(north / 1.3);
  // The ridge south of the valley stands whatever the waves do.
  const offRidge = (lat - 37.19 - 0.33 * (lon + 80.59)) * 110.57;
  height += 260 * Math.exp(-((offRidge / 0.7) ** 2)) * Math.exp(-((((lon + 80.59) * 88.5) / 7) ** 4));
  for (const [x, y] of settled) {
    const squaredKm = ((lon - x) * 88.5) ** 2 + ((lat - y) * 110.57) ** 2;
    height += (460 - height) * 0.9 * Math.exp(-squaredKm / 2 / 1.2 ** 2);
  }
  return Math.round(height);
}

function planOf() {
  const ref = (path, mapping = {}) => {
    const bytes = readFileSync(join(folder, path));
    return { path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, mapping };
  };
  return {
    format: 'infill-plan',
    version: 1,
    name: 'Demo: Virginia, synthetic network',
    seed: 1,
    inputs: {
      regions: [ref('regions.geojson')],
      towers: [ref('towers.csv')],
      hotspots: [ref('hotspots.csv')],
      demand: [ref('people.csv')],
      terrain: [ref('terrain.asc.gz')],
      venues: [ref('venues.csv')],
    },
    grid: { resolution: 10, marginKm: 30 },
    service: { operator: 'any', classId: 'lte-5-1', environment: 'outdoor', hotspotPayers: ['any'] },
  };
}

function normal() {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function write(name, text) {
  writeFileSync(join(folder, name), text);
}

function polygonCells(geometry, resolution) {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap((rings) => polygonToCells(rings, resolution, true)).sort();
}

function box(lon, lat, widthKm, heightKm) {
  const dx = widthKm / (111.32 * Math.cos((lat * Math.PI) / 180));
  const dy = heightKm / 110.57;
  const ring = [[lon, lat], [lon + dx, lat], [lon + dx, lat + dy], [lon, lat + dy], [lon, lat]]; // prettier-ignore
  return rounded({ type: 'Polygon', coordinates: [ring] });
}

function rounded(geometry) {
  const round = (value) => (Array.isArray(value) ? value.map(round) : Number(value.toFixed(5)));
  return { type: geometry.type, coordinates: round(geometry.coordinates) };
}

function shift(lon, lat, distanceKm, bearingDeg) {
  const bearing = (bearingDeg * Math.PI) / 180;
  return [
    lon + (distanceKm * Math.sin(bearing)) / (111.32 * Math.cos((lat * Math.PI) / 180)),
    lat + (distanceKm * Math.cos(bearing)) / 110.57,
  ];
}

function mulberry(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
