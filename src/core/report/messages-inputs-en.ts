/** English sentences of what importers find in files. The file, row and column are put in front by `messageOf`. */
export const INPUTS_ENGLISH: Readonly<Record<string, string>> = {
  'input-file-missing':
    'The plan names {path} ({role}), but the file was not given. Put it beside the plan or take it out of the plan.',
  'input-file-unreadable': 'The file could not be read ({problem}). Check that it exists and may be opened.',
  'input-file-empty': 'The file is empty. Choose the file that holds the data.',
  'input-file-too-large': 'The file has {bytes} bytes; at most {limitBytes} can be read. Cut it to the region first.',
  'role-unknown':
    'The content does not tell what this file is for. Say whether it holds towers, hotspots, demand, terrain, venues or a region.',
  'role-mismatch': 'This cannot be read as “{role}”: it looks like {found}. Check what the file was chosen for.',

  'archive-damaged': 'The archive cannot be unpacked[ at {entry}]: {problem}. Download or pack it again.',
  'archive-too-large':
    'The archive unpacks to more than {limitBytes} bytes[ ({entry})] and was stopped. Unpack it yourself and choose the file needed.',
  'archive-ratio':
    'The archive[ entry {entry}] unpacks to more than {limit} times its size: this looks like a decompression bomb and was stopped.',
  'archive-nested': 'The archive holds another archive ({entry}). Unpack it once and choose the inner file.',
  'archive-too-many-entries':
    'The archive has more than {limit} {limit#entry|entries}. Unpack it and choose the file needed.',
  'archive-empty': 'The archive holds no file.',
  'archive-entry-ignored': '{entry} in the archive is not data of this kind and was not read.',

  'text-binary': 'This is not text. Choose a text file (CSV, JSON), or save the table as CSV.',
  'text-nul-removed':
    '{count} {count#NUL character was|NUL characters were} taken out of the text. Check the values near them.',
  'text-encoding-assumed':
    'The text is not UTF-8 and was read as {encoding}. If names look wrong, save the file as UTF-8.',
  'text-too-large':
    'The text has {bytes} bytes; this kind of file can be read up to {limitBytes}. Cut it to the region first.',
  'json-invalid': 'This is not valid JSON: {problem}. Export or download the file again.',
  'json-not-recognised': 'The JSON has none of the known forms; expected: {expected}.',

  'table-empty': 'The table has no rows.',
  'table-too-large':
    'The table has more than {limit} values; reading stopped there. Cut it to the region, or take out columns that are not needed.',
  'table-rows-too-many':
    'The packed table has more than {limit} rows; reading stopped there. Cut it to the region, or unpack it first.',
  'columns-left-out': 'The features have {count} different properties; the {limit} that most of them have are read.',
  'table-column-missing': 'No column holds “{field}”. The file has: {columns}. Map a column to it.',
  'mapping-column-missing':
    'The mapping takes “{field}” from the column “{column}”, which the file lacks. It has: {columns}.',
  'table-quote-unclosed':
    'A quotation mark is never closed; the rest of the file was read as one value. Close it or take it out.',
  'row-too-long':
    'A row is larger than {limitBytes} bytes; reading stopped there. Check that rows end with line breaks and that quotation marks are closed.',
  'row-too-short': 'The row has {found} {found#column|columns} instead of {expected} and was refused.',
  'number-invalid': '“{value}” is not a number for “{field}”; the row was refused.',
  'number-left-out': '“{value}” is not a number for “{field}”; it counts as not stated.',
  'rows-of-other-role':
    '{count} {count#row says|rows say} in the column “role” that {count#it is|they are} something else ({roles}), and {count#was|were} skipped. Add the file again as that to read {count#it|them} too.',
  'position-missing': 'The row has no position and was refused. Fill in longitude and latitude.',
  'position-out-of-range':
    'Longitude {lonDeg}, latitude {latDeg} is not a place in degrees; the row was refused. Are the columns swapped or projected?',
  'position-zero': 'The position is 0, 0, which stands for a missing one; the row was refused.',
  'h3-invalid': '“{value}” is not an H3 cell; the row was refused.',
  'no-usable-rows':
    '{read} {read#row was|rows were} read and none could be used. See why rows were refused, and check the column mapping.',
  'issues-not-listed': '{count} more of “{listedCode}” are counted but not listed.',

  'radio-unknown': '“{value}” is none of GSM, UMTS, LTE, NR; the row was refused.',
  'cell-duplicate': 'The same cell stands in row {firstRow}; the two were merged.',
  'cells-without-base-station':
    '{count} {count#cell id is|cell ids are} too short to name a base station: each counts as a site of its own.',
  'base-stations-split':
    '{count} {count#base station had|base stations had} cells farther apart than {limitKm} km, split into several sites.',
  'node-b-length-assumed':
    '{count} {count#5G cell identity was|5G cell identities were} cut after {bits} bits to find the base station. Change the length if your operator uses another.',
  'technology-assumed':
    '{count} {count#site does|sites do} not state a technology; taken as {technology}. Map a column or a constant to correct it.',
  'operator-not-a-code': '“{value}” is not an operator code (MCC-MNC such as 214-7); the operator counts as unknown.',
  'site-duplicate': 'The same site stands in row {firstRow}; its sectors were added there.',
  'sites-out-of-reach':
    '{count} {count#site lies|sites lie} more than {limitKm} km from the region and {count#is|are} left out of the plan.',
  'cells-out-of-reach':
    '{count} {count#cell lies|cells lie} more than {limitKm} km from the region; read and counted, not kept.',
  'azimuth-invalid': '“{value}” is not a direction in degrees; the sector counts as one without direction.',
  'sectors-too-many':
    'The masts have more than {limit} sectors and sharing operators together; reading stopped there. Cut the list to the region.',
  'sectors-unread':
    '{count} {count#part|parts} of the list of sectors cannot be understood and {count#was|were} left out, first “{value}”.',

  'hotspot-duplicate': 'The same hotspot was read before[ (row {otherRow})]; the two were merged.',
  'hotspot-position-disagrees': 'The coordinates lie {distanceKm} km from the stated H3 cell {h3}; the cell is used.',
  'hotspot-height-unknown':
    '{count} {count#hotspot states|hotspots state} no height; that of the radio template is used.',
  'hotspot-height-implausible':
    '{count} {count#hotspot states|hotspots state} more than {limitM} m above ground, up to {heightM} m, which is implausible; used as given. Check whether the heights are above sea level.',
  'hotspot-gain-implausible': 'An antenna gain of {gainDbi} dBi is implausible; that of the radio template is used.',
  'hotspot-network-unknown':
    '{count} {count#hotspot does|hotspots do} not say IoT or Mobile network; no phones are served by them.',
  'hotspot-pages-missing':
    'This page says that more pages follow, and they were not given. Add them, or hotspots are missing.',
  'hotspot-list-cut':
    'The list stops after {pages} pages ({read} hotspots read) and the server has more: hotspots are missing here. Fetch again, which goes on from there, and use that file instead.',
  'hotspot-precision-coarse':
    '{count} {count#hotspot is|hotspots are} known only to a coarse H3 cell: the served share is spread over that cell.',

  'people-missing': 'No number of people; the entry was refused.',
  'people-negative': 'A negative number of people ({value}); the entry was refused.',
  'place-duplicate': 'The same place stands in row {firstRow}; the two were merged.',
  'demand-cell-duplicate': 'The same H3 cell stands in row {firstRow}; its people were added.',
  'join-row-unmatched': 'No polygon has the id “{id}”; the row was used as: {usedAs}.',
  'join-polygon-unmatched': 'No row counts people for this polygon and it has no count of its own; it was refused.',
  'join-matched-nothing':
    'No row matches: the column “{joinColumn}” (for example “{exampleRow}”) is compared with the id “{joinId}” (for example “{examplePolygon}”). Name the column that holds the same ids.',
  'join-without-polygons':
    'There is a table to join, but no file of polygons to join it to. Add the polygons or take the join out.',

  'region-missing': 'The plan has no region. Draw one, choose an administrative area or give a file.',
  'coordinates-not-degrees':
    'Coordinates such as {x}, {y} are not degrees; they look like {looksLike}. Say which projection they are in by its EPSG code (on the command line --map crs==EPSG:25831), or give the file in longitude and latitude (WGS 84).',
  'crs-not-wgs84':
    'The reference system {crs} is not known here. Say the projection by its EPSG code or a proj4 text (on the command line --map crs==EPSG:25831), or convert the file to longitude and latitude (WGS 84).',
  'geometry-missing': 'The entry has no geometry and was refused.',
  'geometry-unsupported': 'A {type} cannot be used here ({wanted} is needed); the entry was refused.',
  'drawn-region-invalid': 'The region “{name}” of the plan cannot be used: {problem}. Draw it again.',
  'geometry-invalid': 'The geometry cannot be used ({problem}); the entry was refused.',
  'geometry-too-large':
    'The geometry has {positions} {positions#position|positions}; at most {limit} can be read. Cut it to the region, or simplify it first.',
  'ring-repaired': '{count} {count#ring was|rings were} closed or had repeated points removed.',
  'antimeridian-cut': '{count} {count#shape crosses|shapes cross} the 180th meridian, cut there.',
  'topology-invalid': 'The TopoJSON is broken: {problem}. Export or download it again.',
  'topology-object-ignored': 'Of this TopoJSON the object “{read}” is read; “{object}” is not.',

  'terrain-tile-size':
    'The SRTM tile has {bytes} bytes where {expectedBytes} are expected: it was cut short. Download it again.',
  'terrain-position-unknown':
    'Nothing in the name “{name}” tells where the SRTM tile lies. Give it its name back, such as N41E001.hgt.',
  'terrain-tile-address':
    'Nothing in the name “{name}” tells where the elevation tile lies. Keep its folders (zoom/x/y.png), for example in a zip.',
  'terrain-tile-format':
    'The tiles[ {id}] are {format}; elevation is read from PNG tiles in Terrarium colours only. Get the tiles in that form.',
  'terrain-header-invalid': 'The header of the raster[ {id}] is not usable: {problem}.',
  'terrain-compression-unread':
    'The raster[ {id}] is packed by {method}, which is not read here. Convert it, for example with: gdal_translate -co COMPRESS=DEFLATE in.tif out.tif.',
  'terrain-samples-unread':
    'The raster[ {id}] holds numbers of {bits} bits (sample format {format}), which are not read here. Convert it, for example with: gdal_translate -ot Float32 in.tif out.tif.',
  'terrain-partly-damaged':
    '{sharePercent} % of the raster[ {id}] cannot be read: {problem}. Regions elsewhere on it are computed. For the rest, download or export it again.',
  'terrain-damaged': 'The raster[ {id}] is damaged: {problem}. Download or export it again.',
  'terrain-crs-unknown':
    'The raster[ {id}] is in a reference system that is not read ({crs}). Convert it to degrees (EPSG:4326) or to UTM.',
  'terrain-too-large': 'The raster[ {id}] has {nodes} heights; at most {limit} are read. Cut it to the region first.',
  'terrain-outside-regions':
    'The terrain[ {id}] lies elsewhere: it covers {bounds} (west south east north), the regions and their margin {regions}.',
  'terrain-thinned': 'The raster[ {id}] is finer than needed: every {times}. row and column was kept.',
  'terrain-voids-filled':
    '{count} {count#height was|heights were} missing in the terrain and taken from the neighbours.',
  'terrain-voids-left':
    '{count} {count#height is|heights are} missing in the terrain, with no neighbours near enough: links that cross them are computed without terrain.',

  'clutter-class-unknown':
    'No height is known for the clutter classes {classes} ({count} {count#node|nodes}); they count as bare ground. Set their heights in the plan (terrain.clutterHeightsM).',
  'clutter-without-terrain': 'Clutter is used only over terrain, and there is none: add a terrain file.',

  'venue-group-unknown': '“{value}” is no venue group (high, mid, base); taken as base.',
};
