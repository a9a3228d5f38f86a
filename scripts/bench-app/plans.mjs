/** Plans of a wanted number of cells: a square region at resolution 10 on flat ground, masts on a loose grid, villages between them. Same every time. */
import { createHash } from 'node:crypto';

const CELL_KM2 = 0.01505;
const KM_PER_DEG = 111.195;
/** South-west corner: open country on land. */
const [WEST, SOUTH] = [-100, 39];
const KM2_PER_MAST = 60;
const KM2_PER_VILLAGE = 25;

/** The plan file and the files it names. */
export function aPlan(cells) {
  const sideKm = Math.sqrt(cells * CELL_KM2);
  const random = seeded(cells);
  const [dLat, dLon] = [sideKm / KM_PER_DEG, sideKm / KM_PER_DEG / Math.cos((SOUTH * Math.PI) / 180)];
  const place = () => [WEST + random() * dLon, SOUTH + random() * dLat].map((value) => value.toFixed(5));
  const masts = Array.from({ length: Math.ceil((cells * CELL_KM2) / KM2_PER_MAST) }, (_, index) => {
    const [lon, lat] = place();
    return [0, 1, 2].map((sector) => `LTE,310,260,11,${(index + 1000) * 256 + sector},0,${lon},${lat},3000,99,1,1,1,0`);
  });
  const villages = Array.from(
    { length: Math.ceil((cells * CELL_KM2) / KM2_PER_VILLAGE) },
    (_, index) => `V${index},${place().join(',')},${Math.round(20 + 800 * random() ** 3)}`,
  );
  const files = [
    file('towers', 'towers.csv', 'radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal', masts.flat()),
    file('demand', 'places.csv', 'name,lon,lat,population', villages),
  ]; // prettier-ignore
  const corners = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]].map(([x, y]) => [WEST + x * dLon, SOUTH + y * dLat]); // prettier-ignore
  const plan = {
    format: 'infill-plan',
    version: 1,
    name: `Bench ${cells}`,
    inputs: {
      drawnRegions: [{ id: 'R1', name: 'Square', geometry: { type: 'Polygon', coordinates: [corners] } }],
      ...Object.fromEntries(files.map(({ role, ref }) => [role, [ref]])),
    },
    grid: { resolution: 10 },
  };
  return { cells, plan: { name: 'bench.json', text: JSON.stringify(plan) }, files };
}

function file(role, name, head, lines) {
  const text = `${[head, ...lines].join('\n')}\n`;
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { role, name, text, ref: { path: name, sha256, bytes: Buffer.byteLength(text), mapping: {} } };
}

/** Numbers in 0 … 1 (mulberry32). */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
