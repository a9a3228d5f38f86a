/** English: what was found in a file. */
export const importFactsEn = {
  /** Fields of every kind of file, beside the columns they come from. */
  fields: {
    lon: 'Longitude', lat: 'Latitude', radio: 'Technology', mcc: 'Country code (MCC)', mnc: 'Network code (MNC)',
    area: 'Area code (LAC, TAC)', cell: 'Cell identity', range: 'Range, m', samples: 'Samples', updated: 'Last seen (Unix time)', id: 'Identifier', name: 'Name', h3: 'H3 cell', network: 'Network',
    device: 'Device', height: 'Height, m', gain: 'Gain, dBi', azimuth: 'Azimuth, degrees', online: 'Online', people: 'People', group: 'Venue group', technology: 'Technology', operator: 'Operator',
    vehiclesPerDay: 'Vehicles per day', class: 'Road class', fhwaSystem: 'Functional system (FHWA)', oneway: 'One-way', visitors: 'Visitors in the busy hour',
    households: 'Households', gbPerPersonMonth: 'GB per person and month',
    freeHeight: 'Height with room for others, m', rent: 'Rent, USD per year', template: 'Radio template', kind: 'Kind of site',
    rsrp: 'RSRP, dBm', rssi: 'RSSI, dBm', snr: 'SNR, dB', time: 'Time', signal: 'Signal, dBm', provider: 'Provider', environment: 'Environment',
    bytes: 'Bytes', megabytes: 'Megabytes', gigabytes: 'Gigabytes', download: 'Bytes down', upload: 'Bytes up', days: 'Days', start: 'First day', end: 'Last day', day: 'Day or month',
  } as Record<string, string>, // prettier-ignore
  /** Values of the core’s sentences. */
  inMessages: {
    oneOf: { 'lon, lat or h3': 'Longitude and Latitude, or H3 cell', 'rsrp or rssi': 'RSRP, dBm, or RSSI, dBm' },
    found: {
      'a table': 'a table', 'a raster': 'a raster', 'binary data': 'data that is no text', nothing: 'nothing',
      'projected metres': 'metres of a projection', 'screen pixels': 'pixels of a screen', 'unknown units': 'an unknown unit',
      'no PNG': 'no PNG picture',
    },
    shapes: { Point: 'point', MultiPoint: 'group of points', LineString: 'line', MultiLineString: 'group of lines', Polygon: 'polygon', MultiPolygon: 'group of polygons', GeometryCollection: 'mixed group', none: 'shape of no kind' },
    usedAs: { place: 'a place of its own', nothing: 'nothing' },
  } as Record<'oneOf' | 'found' | 'shapes' | 'usedAs', Record<string, string>>, // prettier-ignore
  /** What a file does not say and only its owner knows. */
  asking: {
    projection: 'Projection of the coordinates',
    projectionExample: 'EPSG code, such as 25831',
    projectionHelp: 'It stands in the description of the data, often as “EPSG:…”; a proj4 text does too.',
    heightUnit: 'Heights are in',
    heightUnits: { header: 'What the file says, else metres', m: 'Metres', ft: 'Feet' },
    sheet: 'Sheet',
    raster:
      'A GeoTIFF does not say what its numbers are. Where they are people or signal instead of heights, choose so above.',
  },
  importFacts: {
    grid: (points: string, apart: string) => `${points} grid points, ${apart} apart`,
    tiles: (n: string) => `${n} tiles`,
    voids: (n: string) => `${n} without a height`,
    /** Facts of a file by their name in the engine; others are shown under that name. */
    names: {
      cells: 'Cells',
      dates: 'Of the time',
      sites: 'Sites',
      sharedSites: 'Sites of several operators',
      operators: 'Operators',
      rasters: 'Rasters',
      tiles: 'Tiles',
      tilesMissing: 'Tiles missing',
      nodes: 'Grid points',
      resolutionM: 'Distance between them',
      lowestM: 'Lowest',
      highestM: 'Highest',
      voids: 'Without a height',
      projection: 'Projection',
      attribution: 'Source',
      regions: 'Regions',
      venues: 'Venues',
      candidates: 'Places',
      measurements: 'Measurements',
      people: 'People',
      households: 'Households',
      roads: 'Roads',
      roadKm: 'Length, km',
      withTraffic: 'With a traffic count',
      iot: 'IoT network',
      mobile: 'Mobile network',
      heightUnknown: 'Without a height',
      networkUnknown: 'Of unknown network',
      coarse: 'Placed by a coarse cell only',
      offline: 'Offline',
      places: 'Places',
      polygons: 'Polygons',
      polygonsCounted: 'Polygons with people',
      points: 'Points',
      geometries: 'Shapes',
      layers: 'Layers',
      bytes: 'Bytes',
      gainDbi: 'Gain, dBi',
      frequencyMhz: 'Frequency, MHz',
      name: 'Name',
    } as Record<string, string>,
  },
};
