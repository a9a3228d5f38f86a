/** Features made without a document tree are those the library makes of one: of usual elements, and of ever so slightly unusual ones. */
import { gpx, kml } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simplePlacemark, simpleWaypoint } from '../../../../src/core/inputs/formats/simple-features';

const LIBRARY = { kml, gpx };
const ROOTS = {
  kml: 'kml xmlns="http://www.opengis.net/kml/2.2"',
  gpx: 'gpx xmlns="http://www.topografix.com/GPX/1/1"',
};

/** What the library makes of an element; 'refused' where the parser throws. */
function byLibrary(format: 'kml' | 'gpx', element: string): unknown {
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level === 'fatalError') throw new Error(message);
      },
    });
    const { features } = LIBRARY[format](
      parser.parseFromString(`<${ROOTS[format]}>${element}</${format}>`, 'text/xml'),
    );
    return features.map(({ id, properties, geometry }) => ({ id, properties: { ...properties }, geometry }));
  } catch {
    return 'refused';
  }
}

function bare(format: 'kml' | 'gpx', element: string): unknown {
  const found = format === 'gpx' ? simpleWaypoint(element) : simplePlacemark(element);
  if (!found) return null;
  return (found.feature ? [found.feature] : []).map(({ id, properties, geometry }) => ({ id, properties, geometry }));
}

/** Whether it was read without the library; if so, as the library reads it, down to the order of the properties. */
function agrees(format: 'kml' | 'gpx', element: string): boolean {
  const simple = bare(format, element);
  if (simple === null) return false;
  const expected = byLibrary(format, element);
  expect(simple, element).toEqual(expected);
  expect(JSON.stringify(simple), element).toBe(JSON.stringify(expected));
  return true;
}

const text = fc.oneof(
  fc.constantFrom('a', ' a b ', '', ' ', '\n', '1', '0', 'é ł 日本', '&amp;&lt;&gt;&quot;&apos;', '&amp;amp;', '>', "'", '"', '__proto__', 'toString', '#s', '(LTE 214-7 azimuthDeg=30)'),
  fc.constantFrom('<![CDATA[<b>x</b>]]>', 'a<![CDATA[b]]>c', '<![CDATA[]]>', '<![CDATA[a]]><![CDATA[b]]>', '&#65;', '&nbsp;', '&', ']]>', '\r\n', '\t', '\u0085', '\u2028', '😀', '\u0001', '<!-- c -->', '<?p i?>', '<i>x</i>'),
); // prettier-ignore
const coordinates = fc.oneof(
  fc.constantFrom('1,41', ' 1 , 41 ', '1,41,5', '1,41,5,6', '1,41 2,41 2,42 1,41', '1,41\n2,41\t2,42', '', '1', 'x,y', '1,x,2', '1,,2', '1e2,4', '\u00a01,41', '1,41 1,41', 'NaN,1,2', 'Infinity,1'),
  fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), { maxLength: 6 }).map((list) => list.map((each) => each.join(',')).join(' ')),
); // prettier-ignore
const attribute = fc.constantFrom('', ' id="p1"', ' name="a"', ' name="x y"', ' name=""', " name='a'", ' name="a&amp;b"', ' a:b="c"', ' xmlns="urn:x"', ' name="a" id="b"', ' name="a" name="b"', ' name="toString"', ' name="__proto__"', ' name="2"', ' name="name"', ' name="visibility"', '\n name="a"\n', ' name="a\tb"'); // prettier-ignore
const leaf = (names: readonly string[]) =>
  fc.tuple(fc.constantFrom(...names), attribute, text).map(([name, tag, value]) => `<${name}${tag}>${value}</${name}>`);
const parts = (part: fc.Arbitrary<string>, maxLength = 5) => fc.array(part, { maxLength }).map((list) => list.join(''));
const shape = coordinates.chain((value) =>
  fc.constantFrom(
    `<Point><coordinates>${value}</coordinates></Point>`,
    `<Point><extrude>1</extrude><coordinates>${value}</coordinates></Point>`,
    `<LineString><coordinates>${value}</coordinates></LineString>`,
    `<LinearRing><coordinates>${value}</coordinates><coordinates>5,5</coordinates></LinearRing>`,
    `<Polygon><outerBoundaryIs><LinearRing><coordinates>${value}</coordinates></LinearRing></outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>1,1 2,1 2,2</coordinates></LinearRing></innerBoundaryIs></Polygon>`,
    `<MultiGeometry><Point><coordinates>${value}</coordinates></Point><LineString><coordinates>${value} 3,3</coordinates></LineString></MultiGeometry>`,
    '<Point/>',
    '<Track><when>x</when><coord>1 2 3</coord></Track>',
  ),
);
const data = fc.tuple(attribute, text).map(([tag, value]) => `<Data${tag}><value>${value}</value></Data>`);
const schema = parts(leaf(['SimpleData']), 3).map((list) => `<SchemaData schemaUrl="#s">${list}</SchemaData>`);
const extended = parts(fc.oneof(data, schema, fc.constant('<Data name="empty"/>'), leaf(['Data']))).map((list) => `<ExtendedData>${list}</ExtendedData>`); // prettier-ignore
const placemark = fc
  .tuple(
    attribute,
    parts(
      fc.oneof(
        leaf(['name', 'address', 'visibility', 'open', 'phoneNumber', 'description', 'styleUrl']),
        shape,
        extended,
        fc.constantFrom('<Style><LineStyle><color>ff0000ff</color></LineStyle></Style>', '<TimeStamp><when>2024</when></TimeStamp>', '<Snippet/>', ' \n ', 'x', '<a:b/>', '</Placemark>', '<Placemark></Placemark>'), // prettier-ignore
      ),
      7,
    ),
  )
  .map(([tag, inside]) => `<Placemark${tag}>${inside}</Placemark>`);
const waypoint = fc
  .tuple(
    fc.constantFrom(' lat="41" lon="1"', ' lon="1.5" lat="41.25"', ' lat="41"', ' lat="x" lon="1"', ' lat="41" lon=" 1 "', '\n lat="41"\n lon="1"', ' lat="41" lon="1" name="x"', ' lat="4e1" lon="+1"'), // prettier-ignore
    parts(leaf(['ele', 'time', 'name', 'cmt', 'desc', 'type', 'sym', 'fix', 'sat', 'link', 'keywords', 'extensions'])),
  )
  .map(([tag, inside]) => `<wpt${tag}>${inside}</wpt>`);

describe('elements read without a document tree', () => {
  it.each([
    ['kml', placemark],
    ['gpx', waypoint],
  ] as const)('%s: as the library reads them, whatever is in them', (format, element) => {
    let simple = 0;
    fc.assert(
      fc.property(element, (each) => {
        if (agrees(format, each)) simple++;
      }),
      { numRuns: 4000, seed: 7 },
    );
    expect(simple).toBeGreaterThan(400);
  });

  it('usual ones need no tree', () => {
    const usual = '<Placemark id="a"><name>A &amp; B</name><visibility>0</visibility><description><![CDATA[<b>x</b>]]></description><styleUrl>#existing</styleUrl><ExtendedData><Data name="role"><value>existing-site</value></Data></ExtendedData><Point><coordinates>1,41</coordinates></Point></Placemark>'; // prettier-ignore
    expect(agrees('kml', usual)).toBe(true);
    expect(agrees('kml', '<Placemark/>')).toBe(true);
    expect(agrees('gpx', '<wpt lat="41" lon="1"><ele>5</ele><name>A</name></wpt>')).toBe(true);
    expect(agrees('gpx', '<wpt/>')).toBe(true);
  });
});
