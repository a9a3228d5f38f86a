/** The help texts. */
import { lossModels } from '../core/radio';

/** One line for each model: the columns it reads, those in brackets with a default. */
const LOSS_COLUMNS = Object.entries(lossModels)
  .map(([name, { columns }]) => {
    const listed = columns.map(({ name: column, required }) => (required ? column : `[${column}]`));
    return `    ${name.padEnd(18)} ${listed.join(' ')}`;
  })
  .join('\n');

const COMMAND_USAGE: Record<string, string> = {
  demo: `infill demo [--out DIR] [--workers N] [--export LIST] [--pdf]
  Computes the built-in plan and writes its bundle (default folder: infill-demo).
`,
  new: `infill new --region FILE… --towers FILE… --hotspots FILE… --demand FILE… --out PLAN.json
  Checks your files and writes a plan that names them. Options take several files when repeated.
  Tables may be CSV, TSV, XLSX or Parquet; shapes GeoJSON, TopoJSON, KML, KMZ, GPX, WKT, zipped shapefile,
  FlatGeobuf or GeoParquet, in degrees or a stated projection; any of them for any kind of data.
  --region FILE        target regions: shapes, or a list of H3 cells; bbox:W,S,E,N and h3:CELL,CELL… need no file
  --towers FILE        cells or sites: OpenCelliD CSV (also .gz), site list
  --hotspots FILE      Helium Entity API pages, legacy API objects, lists
  --demand FILE        people: places, polygons with counts, H3 cells, GeoTIFF of people per pixel; columns of
                       households (people follow where they are missing) and GB per person and month
  --join CSV:COL=ID    joins a CSV to the demand polygons: its column COL to their field ID
  --terrain FILE       terrain heights: SRTM .hgt, GeoTIFF, ESRI ASCII grid,
                       Terrarium tiles, PMTiles; zips and folders of them; read by parts, of any size
  --clutter FILE       land cover classes (WorldCover GeoTIFF) that stand for clutter heights
  --venues FILE        places with Wi-Fi that could be converted; a column of visitors in the busy hour
  --antennas FILE      measured antenna patterns (MSI Planet)
  --candidates FILE    places where something could be built: position, height, kind
  --presence FILE      where fibre can be joined: points, or FCC fixed availability by hex
  --measurements FILE  drive tests: position, RSRP or RSSI, SNR, cell, time
  --stated-coverage FILE  coverage as others state it: FCC mobile hexes, H3 tables or GeoTIFF of signal
  --usage FILE         bytes by hotspot and period
  --roads FILE         roads as lines, with vehicles per day or a class (OSM highway): people on them are visitors
  --map FIELD=COLUMN   which column holds a field; FIELD==VALUE gives every row that value;
                       towers.FIELD=COLUMN limits it to one kind of file; crs==EPSG:25831 says the projection,
                       heightUnit==ft the unit, sheet==NAME the sheet of a workbook
  --operator V         any (default), all, or one network as MCC-MNC
  --class NAME         ${'lte-5-1 (default), nr-7-1, nr-35-3, voice, wifi-5-1, lora-sf7 … lora-sf12'}
  --environment NAME   outdoor (default), in-vehicle, indoor-traditional, indoor-efficient
  --target 0..1        share of the gap's people to serve (default 0.8)
  --resolution N       H3 resolution 5–12 (default: chosen from the area)
  --margin-km N        sites this far outside take part (default 30)
  --name NAME          name of the plan
  --out FILE           the plan to write
`,
  plan: `infill plan PLAN.json [--out DIR] [--workers N] [--seed S] [--export LIST] [--pdf]
  Computes a plan and writes its bundle: summary.json, report.html, tables, maps, manifest.json.
  --out DIR            folder for the bundle (default: the plan's name beside it)
  --workers N          how many workers (default: one per core); the result does not depend on it
  --seed S             seed of every random draw (default: the plan's)
  --export LIST        more files in the bundle, separated by commas: kml, kmz, geoparquet, xlsx, geotiff,
                       hex9 (FCC-style table and its supporting tables), gpx, field, svg (charts and maps), or all
  --pdf                also report.pdf, printed by an installed Chromium or Chrome (CHROMIUM_PATH names it)
  --paper a4|letter    paper of the print (default a4)
`,
  verify: `infill verify BUNDLE [--inputs DIR] [--workers N]
  Hashes the inputs that a bundle's manifest names, computes the plan again and says of each file whether it is the same.
  --inputs DIR         where the inputs are now (default: where they were, seen from the bundle)
  Exit code 0: same inputs, same numbers; 2: inputs missing or changed, or numbers differ (the text says which).
`,
  check: `infill check FILE… [--as KIND] [--map FIELD=COLUMN] [--refused FILE.csv]
  Dry run of an import: what each file is, rows read, used, merged and refused with reasons, as JSON.
  --as KIND            regions, towers, hotspots, demand, terrain, clutter, venues, antennas, candidates,
                       presence, measurements, statedCoverage, usage or roads (default: told from the content)
  --refused FILE.csv   saves the refused rows of one file with their numbers and reasons, to be mended and read again
`,
  fetch: `infill fetch terrain|hotspots|masts|ADDRESS [--region FILE…] --out FILE
  Fetches data from the network into a file; no other command opens the network.
  terrain              elevation tiles (Terrarium) around the region, as a zip
  hotspots             Helium hotspots around the region, as JSON; goes on where it was cut off
  masts                masts and towers of OpenStreetMap around the region, as GeoJSON points
  ADDRESS              any file that infill reads: https, or http on this machine
  --region FILE        the region, also bbox:W,S,E,N; needed but for an address
  --margin-km N        how far around the region (default 30)
  --url URL            another server: tiles with {z}/{x}/{y}, Entity API, Overpass
  --zoom N             zoom of the tiles (default: pixels of about 30 m)
  --network NAME       mobile (default) or iot
  --out FILE           the file to write; an existing one is left as it is
`,
  loss: `infill loss --model NAME --cases CASES.csv [--profiles PROFILES.csv]
  Runs one propagation model on each row: the columns of the file, then loss_db, warnings. A row that the model
  cannot answer keeps an empty loss_db and says refused:REASON:COLUMN.
  --profiles FILE      terrain for p1812, itm and itm-cr, a row for each point: profile_id (as in the cases), d_km, h_m,
                       and for p1812 clutter_h_m and zone (1 sea, 3 coastal, 4 inland)
  --model NAME         with the columns each reads; those in brackets may be left out. p2108 takes rows with a kind of
                       clutter (a name, or 1 water … 6 dense-urban) by its section 3.1, others by 3.2
${LOSS_COLUMNS}
`,
  bench: `infill bench [--json] [--plan PLAN.json] [--moves N] [--workers N]
  Speeds of the hot paths, each with its ratio to a fixed reference loop timed in the same run.
  --plan PLAN.json     instead: how long coverage and gaps of this plan take when one of its sites moves
  --moves N            so many moves (default 20), the same ones every time
`,
};

/** The whole help. */
export const USAGE = `infill: finds people without wireless service and what serving them would cost.

Commands:
${Object.values(COMMAND_USAGE)
  .map((text) => `  ${text.split('\n')[0]!.replace('infill ', '')}\n    ${text.split('\n')[1]!.trim()}`)
  .join('\n')}

infill COMMAND --help tells more. Progress goes to stderr, data to stdout.
Exit codes: 0 done, 2 the input cannot be used (nothing is written), 1 a bug or trouble with the machine.
`;

/** The help of one command. */
export const usageOf = (command: string): string => COMMAND_USAGE[command] ?? USAGE;
