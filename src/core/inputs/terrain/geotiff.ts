/**
 * GeoTIFF (OGC 19-008r4): heights or classes in the first band, in strips or tiles, plain, LZW, deflate or PackBits. The header is not believed: sizes are bounded before
 * memory is spent, offsets must lie in the file, and blocks are unpacked only as far as they should reach.
 */
import type { GeoTIFF, GeoTIFFImage, ImageFileDirectory } from 'geotiff';
import { type ByteSource, UnreadableError } from '../containers/byte-source';
import { UnpackError } from '../containers/unpack-error';
import type { ImportReport } from '../import-report';
import { inflateLzw, inflateZlib } from './bounded-inflate';
import { placementOf } from './geotiff-placement';
import {
  cut,
  type Heights,
  heightsLike,
  inPercent,
  type Lattice,
  type Raster,
  RasterError,
  type Window,
} from './raster';

/** One strip or tile, unpacked; of larger files as much as the file has, for that is what an unpacked strip may be. */
const MOST_BLOCK_SAMPLES = 64_000_000;
const MOST_BLOCK_BYTES = 64 * 2 ** 20;
const MOST_SIDE = 1_000_000;
/** Each block costs as long as thousands of pixels do: more than so many with fewer pixels than that are no raster that anybody has. */
const MOST_SMALL_BLOCKS = 100_000;
const SMALL_BLOCK_PIXELS = 2048;
const MOST_OVERVIEWS = 12;
/** No height on Earth is larger; some producers forget to declare their mark for none. m. */
const IMPLAUSIBLE_M = 20_000;
const COMPRESSIONS = [1, 5, 8, 32773, 32946];
/** What others are called by those who write them. */
const OTHER_COMPRESSIONS: Readonly<Record<number, string>> = {
  ...{ 2: 'CCITT', 3: 'CCITT fax 3', 4: 'CCITT fax 4', 6: 'JPEG', 7: 'JPEG', 34712: 'JPEG 2000', 34887: 'LERC' },
  ...{ 34925: 'LZMA', 50000: 'ZSTD', 50001: 'WebP', 50002: 'JPEG XL' },
};

/** The raster, its heights still in the file: of it only the blocks of a window are read. Null with the report failed. */
export async function readGeoTiff(
  source: ByteSource,
  name: string,
  report: ImportReport,
  /** Values from this size on are none; heights unless told. */
  { mostValue = IMPLAUSIBLE_M }: { mostValue?: number } = {},
): Promise<Raster | null> {
  try {
    const tiff = await open(source);
    const image = await tiff.getImage(0);
    const placement = await placementOf(image);
    if ('crs' in placement) {
      report.fail('terrain-crs-unknown', { crs: placement.crs }, { id: name });
      return null;
    }
    const { lattice, metresPerUnit } = placement;
    const raster = await rasterOf(image, lattice, { name, metresPerUnit, mostValue });
    const missing = await shareBeyond(image, source.size);
    // Where all is missing there is nothing to say but what reading says.
    if (missing > 0 && missing < 1)
      report.warn('terrain-partly-damaged', { id: name }, { sharePercent: inPercent(missing), problem: CUT });
    return { ...raster, isCut: missing > 0, overviews: await overviewsOf(tiff, raster, metresPerUnit) };
  } catch (error) {
    if (error instanceof UnpackError || error instanceof UnreadableError) throw error;
    if (error instanceof UnreadForm) report.fail(error.code, error.context, { id: name });
    else report.fail('terrain-header-invalid', { problem: problemOf(error) }, { id: name });
    return null;
  }
}

const CUT = 'the file ends before its last blocks';

/** A sound raster in a form that is not read, but easily converted. */
class UnreadForm extends RasterError {
  constructor(
    readonly code: 'terrain-compression-unread' | 'terrain-samples-unread',
    readonly context: Record<string, string | number>,
  ) {
    super(code);
  }
}

export const isTiff = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x49 && bytes[1] === 0x49 && (bytes[2] === 42 || bytes[2] === 43) && bytes[3] === 0) ||
  (bytes[0] === 0x4d && bytes[1] === 0x4d && bytes[2] === 0 && (bytes[3] === 42 || bytes[3] === 43));

/** Longest look ahead of the library for a directory. */
const AHEAD_BYTES = 8192;

interface BlockParameters {
  tileWidth: number;
  tileHeight: number;
  predictor: number;
  bitsPerSample: number[];
  planarConfiguration: number;
  /** Rows of the shortest block: the last strip's. */
  leastRows: number;
}

async function parametersOf(directory: ImageFileDirectory): Promise<BlockParameters> {
  const numberOf = async (tag: Parameters<ImageFileDirectory['loadValue']>[0]): Promise<number> =>
    Number(await directory.loadValue(tag)) || 0;
  const bits: unknown = await directory.loadValue('BitsPerSample');
  const [columns, rows] = [await numberOf('ImageWidth'), await numberOf('ImageLength')];
  const tiled = !directory.hasTag('StripOffsets');
  const tileHeight = tiled ? await numberOf('TileLength') : Math.min(rows, (await numberOf('RowsPerStrip')) || rows);
  return {
    tileWidth: tiled ? await numberOf('TileWidth') : columns,
    tileHeight,
    leastRows: tiled ? tileHeight : rows % tileHeight || tileHeight,
    planarConfiguration: (await numberOf('PlanarConfiguration')) || 1,
    bitsPerSample: typeof bits === 'number' ? [bits] : Array.from(bits as ArrayLike<number>),
    predictor: (await numberOf('Predictor')) || 1,
  };
}

async function open(source: ByteSource): Promise<GeoTIFF> {
  const { addDecoder, BaseDecoder, GeoTIFF } = await import('geotiff');
  const bounded = (inflate: typeof inflateZlib) =>
    class extends BaseDecoder {
      override decodeBlock(block: ArrayBufferLike): ArrayBufferLike {
        const { tileWidth, tileHeight, leastRows, bitsPerSample, planarConfiguration } = this
          .parameters as BlockParameters;
        const bits = planarConfiguration === 2 ? bitsPerSample[0]! : bitsPerSample.reduce((sum, each) => sum + each, 0);
        const rowBytes = (tileWidth * bits) / 8;
        if (rowBytes * tileHeight > Math.max(MOST_BLOCK_BYTES, source.size))
          throw new RasterError(`its blocks of ${rowBytes * tileHeight} bytes are too large to read`);
        const content = inflate(new Uint8Array(block), rowBytes * tileHeight);
        if (content.length < rowBytes * leastRows) throw new RasterError('a block holds less than the header claims');
        return content.length === content.buffer.byteLength ? content.buffer : content.slice().buffer;
      }
    };
  addDecoder([1, undefined], async () => bounded((block) => new Uint8Array(block)), parametersOf);
  addDecoder([8, 32946], async () => bounded(inflateZlib), parametersOf);
  addDecoder(5, async () => bounded(inflateLzw), parametersOf);
  const fetchSlice = async ({ offset, length }: { offset: number; length: number }) => {
    if (!(offset >= 0 && offset < source.size) || (length > AHEAD_BYTES && offset + length > source.size))
      throw new RasterError('it points to bytes beyond its end');
    return { offset, length, data: (await source.bytes(offset, offset + length)).buffer };
  };
  return GeoTIFF.fromSource({
    fileSize: source.size,
    fetchSlice,
    fetch: (slices) => Promise.all(slices.map(async (slice) => (await fetchSlice(slice)).data)),
    close: async () => {},
  });
}

async function rasterOf(
  image: GeoTIFFImage,
  lattice: Lattice,
  { name, metresPerUnit, mostValue }: { name: string; metresPerUnit: number; mostValue: number },
): Promise<Raster> {
  await checkHeader(image);
  const { columns } = lattice;
  const noData = image.getGDALNoData();
  const bits = image.getBitsPerSample();
  const small = image.getSampleFormat() !== 3 && (bits < 16 || (bits === 16 && image.getSampleFormat() === 2));
  const toHeights = (samples: ArrayLike<number>): Heights => {
    const whole = small && metresPerUnit === 1;
    const heights: Heights = whole ? new Int16Array(samples.length) : new Float32Array(samples.length);
    const none = whole ? -32768 : Number.NaN;
    const mark = bits === 32 && noData !== null ? Math.fround(noData) : noData;
    for (let i = 0; i < heights.length; i++) {
      const sample = samples[i]!;
      heights[i] = sample === mark || !(Math.abs(sample) < mostValue) ? none : sample * metresPerUnit;
    }
    return heights;
  };
  return {
    ...lattice,
    name,
    blockRows: image.getTileHeight(),
    async read(window, signal) {
      let heights: Heights | null = null;
      for (const band of bandsOf(window, image.getTileHeight())) {
        signal.throwIfAborted();
        const part = toHeights(await readBand(image, band));
        if (band.rows === window.rows) return part;
        heights ??= heightsLike(part, window.columns * window.rows);
        heights.set(part, (band.row - window.row) * window.columns);
      }
      return heights ?? cut(new Int16Array(0), columns, window);
    },
  };
}

async function readBand(image: GeoTIFFImage, { column, row, columns, rows }: Window): Promise<ArrayLike<number>> {
  try {
    const [samples] = await image.readRasters({ window: [column, row, column + columns, row + rows], samples: [0] });
    return samples as ArrayLike<number>;
  } catch (error) {
    if (error instanceof UnpackError || error instanceof UnreadableError) throw error;
    throw new RasterError(problemOf(error));
  }
}

/** A window in pieces that end where blocks end: each block is unpacked once, and only a row of them at a time is in memory. */
function* bandsOf(window: Window, blockRows: number): Generator<Window> {
  const end = window.row + window.rows;
  for (let row = window.row; row < end;) {
    const next = Math.min(end, (Math.floor(row / blockRows) + 1) * blockRows);
    yield { ...window, row, rows: next - row };
    row = next;
  }
}

/** Throws RasterError for a header that contradicts itself or claims more than is read. */
async function checkHeader(image: GeoTIFFImage): Promise<void> {
  const directory = image.fileDirectory;
  const [columns, rows] = [image.getWidth(), image.getHeight()];
  const [blockColumns, blockRows] = [image.getTileWidth(), image.getTileHeight()];
  const compression: unknown = directory.getValue('Compression') ?? 1;
  const bits = image.getBitsPerSample();
  const samples = image.getSamplesPerPixel();
  const bad = (problem: string): never => {
    throw new RasterError(problem);
  };
  const isSide = (side: number): boolean => Number.isInteger(side) && side >= 1 && side <= MOST_SIDE;
  if (![columns, rows, blockColumns, blockRows].every(isSide) || columns < 2 || rows < 2)
    bad(`it claims ${columns} × ${rows} pixels in blocks of ${blockColumns} × ${blockRows}`);
  if (!(samples >= 1 && samples <= 16)) bad(`it claims ${samples} bands`);
  if (blockColumns * blockRows * samples > MOST_BLOCK_SAMPLES)
    bad(`its blocks of ${blockColumns} × ${blockRows} pixels are too large to read`);
  const format = image.getSampleFormat();
  if (![8, 16, 32, 64].includes(bits) || ![1, 2, 3].includes(format) || (bits === 8 && format === 3))
    throw new UnreadForm('terrain-samples-unread', { bits, format });
  if (!COMPRESSIONS.includes(compression as number)) {
    const method = OTHER_COMPRESSIONS[compression as number] ?? String(compression);
    throw new UnreadForm('terrain-compression-unread', { method });
  }
  const planes = directory.getValue('PlanarConfiguration') === 2 ? samples : 1;
  const blocks = Math.ceil(columns / blockColumns) * Math.ceil(rows / blockRows) * planes;
  if (blocks > MOST_SMALL_BLOCKS && blockColumns * blockRows < SMALL_BLOCK_PIXELS)
    bad(`its ${blocks} blocks of ${blockColumns} × ${blockRows} pixels are too many to read`);
  for (const tag of image.isTiled
    ? (['TileOffsets', 'TileByteCounts'] as const)
    : (['StripOffsets', 'StripByteCounts'] as const)) {
    const values: unknown = await directory.loadValue(tag);
    const count = typeof values === 'number' ? 1 : ((values as ArrayLike<unknown> | undefined)?.length ?? 0);
    if (count < blocks) bad(`${columns} × ${rows} pixels need ${blocks} blocks, it lists ${count}`);
  }
}

/** The share of its blocks that lie beyond the end of the file: it was cut short. 0..1 */
async function shareBeyond({ fileDirectory, isTiled }: GeoTIFFImage, fileBytes: number): Promise<number> {
  const [offsets, lengths] = await Promise.all([
    fileDirectory.loadValue(isTiled ? 'TileOffsets' : 'StripOffsets'),
    fileDirectory.loadValue(isTiled ? 'TileByteCounts' : 'StripByteCounts'),
  ]);
  const [starts, bytes] = [offsets, lengths].map((values: unknown) =>
    typeof values === 'number' ? [values] : (values as ArrayLike<number>),
  ) as [ArrayLike<number>, ArrayLike<number>];
  let beyond = 0;
  for (let i = 0; i < starts.length; i++) if (Number(starts[i]) + Number(bytes[i]) > fileBytes) beyond++;
  return beyond / Math.max(1, starts.length);
}

/** Smaller copies of the image in the same file, finer first. Directories may point in circles: their number is bounded. */
async function overviewsOf(tiff: GeoTIFF, full: Raster, metresPerUnit: number): Promise<Raster[]> {
  const overviews: Raster[] = [];
  for (let i = 1; i <= MOST_OVERVIEWS; i++) {
    try {
      const image = await tiff.getImage(i);
      const [columns, rows] = [image.getWidth(), image.getHeight()];
      const last = overviews.at(-1) ?? full;
      if (image.fileDirectory.getValue('NewSubfileType') !== 1 || columns >= last.columns || columns < 2 || rows < 2)
        continue;
      const [stepX, stepY] = [(full.stepX * full.columns) / columns, (full.stepY * full.rows) / rows];
      const [west, north] = [full.west + (stepX - full.stepX) / 2, full.north - (stepY - full.stepY) / 2];
      const lattice = { projection: full.projection, west, north, stepX, stepY, columns, rows };
      overviews.push(await rasterOf(image, lattice, { name: full.name, metresPerUnit, mostValue: IMPLAUSIBLE_M }));
    } catch {
      // The end of the list, or a copy that cannot be read: the image itself can.
      break;
    }
  }
  return overviews;
}

const problemOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 200);
