/**
 * From older datums to WGS 84 by their names: ESRI's and OGC's texts name a datum and seldom say where it lies, and without its shift positions are 30 to
 * 450 m off. Helmert parameters as `+towgs84` wants them (m, arc seconds, parts per million; EPSG Geodetic Parameter Dataset v11), good to 1–15 m.
 */
export const SHIFTS = {
  amersfoort: '565.417,50.3319,465.552,-0.398957,0.343988,-1.8774,4.0725',
  belge1972: '-106.8686,52.2978,-103.7239,0.3366,-0.457,1.8422,-1.2747',
  cape: '-136,-108,-292',
  ch1903: '674.374,15.056,405.346',
  dhdn: '598.1,73.7,418.2,0.202,0.045,-2.455,6.7',
  ed50: '-87,-98,-121',
  ggrs87: '-199.87,74.79,246.62',
  ireland1965: '482.5,-130.6,564.6,-1.042,-0.214,-0.631,8.15',
  lisbon: '-304.046,-60.576,103.64',
  mgi: '577.326,90.129,463.919,5.137,1.474,5.297,2.4232',
  monteMario: '-104.1,-49.1,-9.9,0.971,-2.917,0.714,-11.68',
  nad27: '-8,160,176',
  osgb36: '446.448,-125.157,542.06,0.15,0.247,0.842,-20.489',
  psad56: '-288,175,-376',
  sjtsk: '589,76,480',
} as const;

/** Names in lower case without marks; ESRI's begin with D_. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^amersfoort$/, SHIFTS.amersfoort],
  [/^(reseaunational)?belge1972$/, SHIFTS.belge1972],
  [/^cape$/, SHIFTS.cape],
  [/^ch1903$/, SHIFTS.ch1903],
  [/^deutscheshauptdreiecksnetz$/, SHIFTS.dhdn],
  [/^european(datum)?1950$/, SHIFTS.ed50],
  [/^(ggrs|greekgeodeticreferencesystem)1987$/, SHIFTS.ggrs87],
  [/^(tm65|tm75|geodeticdatumof1965)$/, SHIFTS.ireland1965],
  [/^lisbon(1937)?(lisbon)?$/, SHIFTS.lisbon],
  [/^(mgi|militargeographisches?institut)$/, SHIFTS.mgi],
  [/^montemario$/, SHIFTS.monteMario],
  [/^northamerican(datum)?1927$/, SHIFTS.nad27],
  [/^(osgb|ordnancesurveyofgreatbritain)1936$/, SHIFTS.osgb36],
  [/^provisionals(outh)?american(datum)?1956$/, SHIFTS.psad56],
  [/^(sjtsk|systemoftheunifiedtrigonometricalcadastralnetwork)$/, SHIFTS.sjtsk],
];

/** `DATUM["D_European_1950",SPHEROID[…,AUTHORITY[…]]`: the text up to the end of the ellipsoid, and the name. */
const DATUM = /DATUM\s*\[\s*"(?:D_)?([^"]*)"\s*,\s*SPHEROID\s*\[[^[\]]*(?:\[[^[\]]*\][^[\]]*)*\]/i;

/** WKT (OGC 01-009, ESRI) with the shift of its datum written in, where the text has none and the datum is known here. */
export function withDatumShift(wkt: string): string {
  const [found, name] = DATUM.exec(wkt) ?? [];
  if (found === undefined || /TOWGS84/i.test(wkt)) return wkt;
  const plain = name!.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const shift = NAMES.find(([pattern]) => pattern.test(plain))?.[1];
  return shift === undefined ? wkt : wkt.replace(found, () => `${found},TOWGS84[${shift}]`);
}

/** First eccentricity squared of GRS 1980 and of WGS 84, and half-axis in metres: datums on them lie within 2 m of WGS 84, Greece's of 1987 apart. */
const MODERN = { es: 0.006_694_38, a: 6_378_137 };
/** What proj4 calls a datum that it knows no shift of. */
const NO_SHIFT = 5;

/** Whether positions would be taken from an old datum as they are. */
export const lacksShift = ({ datum_type: type, a, es }: { datum_type: number; a: number; es: number }): boolean =>
  type === NO_SHIFT && !(Math.abs(a - MODERN.a) < 1 && Math.abs(es - MODERN.es) < 1e-8);
