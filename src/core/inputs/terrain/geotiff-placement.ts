/** Where the pixels of a GeoTIFF stand (OGC 19-008r4: tie point and scale or a matrix, §7.1 raster type, GeoKeys). */
import type { GeoTIFFImage } from 'geotiff';
import { nameOfSystem, projectorOf } from '../projections/projector';
import { type Projection, projectionOfEpsg } from './projection';
import { type Lattice, RasterError } from './raster';

const METRE = 9001;
/** Vertical units in metres: EPSG 9002 foot, 9003 US survey foot. */
const VERTICAL_METRES: Readonly<Record<number, number>> = { 9001: 1, 9002: 0.3048, 9003: 1200 / 3937 };
const PIXEL_IS_POINT = 2;
const USER_DEFINED = 32767;

/** The lattice of pixel centres and the unit of heights, or the reference system that is not read. Throws RasterError. */
export async function placementOf(
  image: GeoTIFFImage,
): Promise<{ lattice: Lattice; metresPerUnit: number } | { crs: string }> {
  const keys = image.getGeoKeys() ?? {};
  const projected = Number(keys.ProjectedCSTypeGeoKey ?? 0);
  const geographic = Number(keys.GeographicTypeGeoKey ?? 0);
  const code =
    projected && projected !== USER_DEFINED
      ? projected
      : Number(keys.GTModelTypeGeoKey) === 1
        ? USER_DEFINED
        : geographic;
  const text = esriText(keys.PCSCitationGeoKey);
  const stated = await systemOf(code && code !== USER_DEFINED ? code : null, projected ? '' : text);
  const plane = cornerAndSteps(image);
  // Files without keys are common; degrees are told by their values.
  const bare = !projected && !geographic && inDegrees(plane, image);
  const projection = stated === undefined && bare ? null : stated;
  if (projection === undefined)
    return { crs: code && code !== USER_DEFINED ? `EPSG:${code}` : textOf(keys.GTCitationGeoKey) };
  if (projection && Number(keys.ProjLinearUnitsGeoKey ?? METRE) !== METRE)
    return { crs: `EPSG:${code}, not in metres` };
  if (!projection && !inDegrees(plane, image)) throw new RasterError('its corners are not degrees');
  const half = Number(keys.GTRasterTypeGeoKey) === PIXEL_IS_POINT ? 0 : 0.5;
  const { x, y, stepX, stepY } = plane;
  const west = x + half * stepX;
  return {
    lattice: {
      projection,
      west: !projection && west >= 180 ? west - 360 : west,
      north: y - half * stepY,
      stepX,
      stepY,
      columns: image.getWidth(),
      rows: image.getHeight(),
    },
    metresPerUnit: VERTICAL_METRES[Number(keys.VerticalUnitsGeoKey ?? METRE)] ?? 1,
  };
}

/** The system of a code or, where there is none, of ESRI's text: null = degrees, undefined = not one that is known. */
async function systemOf(code: number | null, text: string): Promise<Projection | null | undefined> {
  const simple = code === null || text !== '' ? undefined : projectionOfEpsg(code);
  if (simple !== undefined || (code === null && text === '')) return simple;
  const stated = text || `EPSG:${code}`;
  const projector = await projectorOf(stated);
  if (projector === 'degrees') return null;
  if (!projector?.planar) return undefined;
  const { fromDegrees: forward, toDegrees: inverse } = projector;
  return { name: nameOfSystem(stated), forward, inverse };
}

/** GDAL writes systems without a code as ESRI does, behind this mark. */
const esriText = (citation: unknown): string =>
  typeof citation === 'string' ? (/^ESRI PE String = (PROJCS\[.*)$/s.exec(citation)?.[1] ?? '') : '';

interface Plane {
  /** Of the pixel space's origin. */
  x: number;
  y: number;
  stepX: number;
  stepY: number;
}

function cornerAndSteps(image: GeoTIFFImage): Plane {
  const directory = image.fileDirectory;
  const tie = numbersOf(directory.getValue('ModelTiepoint'));
  const scale = numbersOf(directory.getValue('ModelPixelScale'));
  const matrix = numbersOf(directory.getValue('ModelTransformation'));
  let plane: Plane | null = null;
  if (tie.length >= 6 && scale.length >= 2)
    plane = { x: tie[3]! - tie[0]! * scale[0]!, y: tie[4]! + tie[1]! * scale[1]!, stepX: scale[0]!, stepY: scale[1]! };
  else if (matrix.length === 16) {
    if (matrix[1] !== 0 || matrix[4] !== 0) throw new RasterError('it is rotated (gdalwarp straightens it)');
    plane = { x: matrix[3]!, y: matrix[7]!, stepX: matrix[0]!, stepY: -matrix[5]! };
  }
  if (!plane) throw new RasterError('nothing tells where it lies');
  if (!Object.values(plane).every(Number.isFinite) || plane.stepX <= 0 || plane.stepY <= 0)
    throw new RasterError('its place or pixel size is not a number above 0');
  return plane;
}

function inDegrees({ x, y, stepX, stepY }: Plane, image: GeoTIFFImage): boolean {
  const [east, south] = [x + stepX * image.getWidth(), y - stepY * image.getHeight()];
  // Half a pixel beyond the edges of the world is usual.
  return x >= -181 && east <= 361 && east - x <= 362 && y <= 91 && south >= -91;
}

const numbersOf = (value: unknown): number[] =>
  Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from(value as ArrayLike<number>, Number) : [];

const textOf = (value: unknown): string =>
  typeof value === 'string' && value.trim() ? value.trim().slice(0, 80) : 'none stated';
