import { LIVE_ISSUE_CODES } from './live/live-issues';
import { ANTENNA_PROBLEM_CODES } from '../radio';

/**
 * Every code the importers raise. The comment says what `ref` and `context` carry; severity in brackets: error = the file (or plan) cannot be used,
 * warning = a row was refused or a value doubted, info = worth knowing. Sentences are in report/messages.
 */
export const INPUTS_ISSUE_CODES = [
  // The file itself
  'input-file-missing', // [error] the plan names a file that was not given. context {path, role}
  'input-file-unreadable', // [error] reading the bytes failed. {problem}
  'input-file-empty', // [error] 0 bytes, or nothing but white space. {}
  'input-file-too-large', // [error] {bytes, limitBytes}
  'role-unknown', // [error] the content does not tell what the file is for; the user must say. {}
  'role-mismatch', // [error] no importer of the wished role reads such a file. {role, found} (found: text such as 'json', 'table', 'binary')

  // Containers
  'archive-damaged', // [error] {problem, entry} entry may be ''
  'archive-too-large', // [error] unpacks to more than the limit; stopped before memory was spent. {limitBytes, entry}
  'archive-ratio', // [error] unpacks to suspiciously much (a decompression bomb). {limit, entry}
  'archive-nested', // [error] an archive inside the archive. {entry}
  'archive-too-many-entries', // [error] {limit}
  'archive-empty', // [error] no file in it. {}
  'archive-entry-ignored', // [info] an entry that is not data of this role. {entry}

  // Text
  'text-binary', // [error] not text: many NUL bytes. {}
  'text-nul-removed', // [warning] NUL characters taken out. {count}
  'text-encoding-assumed', // [info] not UTF-8; read as Windows-1252. {encoding}
  'text-too-large', // [error] too large for an importer that needs it in one string. {bytes, limitBytes}
  'json-invalid', // [error] {problem}
  'json-not-recognised', // [error] JSON, but none of the forms the role knows. {expected}

  // Tables (CSV, TSV, points of GeoJSON); ref.row and ref.column where they apply
  'table-rows-too-many', // [error] a packed table has more rows than memory is good for. {limit}
  'table-empty', // [error] a header but no rows, or nothing. {}
  'table-too-large', // [error] more values than memory is sure to hold. ref.row where reading stopped. {limit}
  'table-column-missing', // [error] no column for a needed field. {field, columns} (columns: those of the file, comma separated)
  'columns-left-out', // [warning] features with too many different properties. {count, limit}
  'mapping-column-missing', // [error; warning when the field is not a needed one] the mapping names a column the file lacks. {field, column, columns}
  'table-quote-unclosed', // [warning] a quotation mark is never closed; the rest was read as one value. ref.row. {}
  'row-too-long', // [error] one row is larger than any real one: reading stopped. ref.row. {limitBytes}
  'row-too-short', // [warning, row refused] {expected, found} numbers of columns
  'number-invalid', // [warning, row refused] ref.column. {field, value}
  'number-left-out', // [warning] of a field that a row can do without. ref.column. {field, value}
  'rows-of-other-role', // [info] rows that say they are something else (masts, hotspots, proposed sites), not counted as read. {count, roles, role} role: the one read
  'position-missing', // [warning, row refused] {}
  'position-out-of-range', // [warning, row refused] not degrees. {lonDeg, latDeg}
  'position-zero', // [warning, row refused] (0, 0): the mark of a missing position. {}
  'h3-invalid', // [warning, row refused] ref.column. {value}
  'no-usable-rows', // [error] rows were read, none could be used. {read}
  'issues-not-listed', // [info] more of one code than are listed; counts are complete. {listedCode, count}

  // Towers
  'radio-unknown', // [warning, row refused] not GSM, UMTS, LTE or NR. ref.column. {value}
  'cell-duplicate', // [info, row merged] same radio, MCC, MNC, area and cell. {firstRow}
  'cells-without-base-station', // [info] ids too short to hold a base station: each is a site of its own. {count}
  'base-stations-split', // [info] groups wider than the limit, split. {count, limitKm}
  'node-b-length-assumed', // [info] NR identities were cut at an assumed gNodeB length. {bits, count}
  'sites-out-of-reach', // [info] sites too far from every region to matter, read and counted but not kept: with those kept they are all of the file's. {count, limitKm}
  'cells-out-of-reach', // [info] rows so far from every region that they were not kept; not compared with each other either. {count, limitKm}
  'technology-assumed', // [info] tower list without technology. {technology, count}
  'operator-not-a-code', // [warning] operator is not MCC-MNC, taken as unknown. ref.column. {value}
  'site-duplicate', // [info, row merged] same id: its sectors are added. {firstRow}
  'azimuth-invalid', // [warning] taken as unknown. ref.column. {value}
  'sectors-too-many', // [error] sectors and sharing operators of all masts kept together. ref.row where reading stopped. {limit}
  'sectors-unread', // [warning] parts of a list of sectors that were left out; none left: the other columns count. ref.column. {value, count} value: the first

  // Hotspots
  'hotspot-duplicate', // [info, row merged] same key, or same name at the same place. {otherRow} 0: in an earlier file
  'hotspot-position-disagrees', // [warning] coordinates lie outside the stated H3 cell; the cell is used. {h3, distanceKm}
  'hotspot-height-unknown', // [info] height 0 or missing: the template's is used. {count}
  'hotspot-height-implausible', // [warning] more than 200 m above ground, kept. heightM: the highest. {count, heightM, limitM}
  'hotspot-gain-implausible', // [warning] outside -5..25 dBi, taken as unknown. {gainDbi}
  'hotspot-network-unknown', // [info] the file does not say IoT or Mobile. {count}
  'hotspot-pages-missing', // [warning] a page of the Entity API whose cursor says that more follow. {}
  'hotspot-list-cut', // [warning] a live list stopped before the server's last page. {pages, read}
  'hotspot-precision-coarse', // [info] positions known only as H3 cells of resolution 8 or coarser. {count}

  // Demand
  'people-missing', // [warning, row refused] ref.id or ref.row. {}
  'people-negative', // [warning, row refused] {value}
  'place-duplicate', // [info, row merged] the same id, place and count. {firstRow}
  'demand-cell-duplicate', // [info, row merged] the same H3 cell: people are added. {firstRow}
  'join-row-unmatched', // [warning] a row whose id no polygon has; {id, usedAs} usedAs: 'place' (it has a position) or 'nothing' (refused)
  'join-polygon-unmatched', // [warning, refused in the polygon file] a polygon that no row counts and that has no count of its own. ref.id. {}
  'join-matched-nothing', // [error] not one row matches: the join names the wrong column. {joinColumn, joinId, exampleRow, examplePolygon}
  'join-without-polygons', // [error] a join, but no polygons to join to. {}

  // Regions and other shapes
  'region-missing', // [error] the plan has no region. {}
  'drawn-region-invalid', // [error] a region drawn in the plan has no inside. ref.id. {name, problem}
  'coordinates-not-degrees', // [error] {x, y, looksLike} looksLike: 'projected metres' | 'screen pixels' | 'unknown units'
  'crs-not-wgs84', // [error] the file declares another reference system. {crs}
  'geometry-missing', // [warning, refused] ref.id. {}
  'geometry-unsupported', // [warning, refused] {type, wanted}
  'geometry-invalid', // [warning, refused] {problem} e.g. 'a position is not two numbers', 'fewer than 3 different points', 'around a pole'
  'geometry-too-large', // [error] {positions, limit}
  'ring-repaired', // [info] rings closed or repeated points removed. {count}
  'antimeridian-cut', // [info] shapes across the 180th meridian, cut there. {count}
  'topology-invalid', // [error] TopoJSON with broken arcs. {problem}
  'topology-object-ignored', // [info] one object of a TopoJSON is read; others are not. {object, read}

  // Terrain and clutter; ref.id is the entry of the archive, or the file
  'terrain-tile-size', // [error] no SRTM tile has this size: cut short. {bytes, expectedBytes}
  'terrain-position-unknown', // [error] an SRTM tile without N41E001 in its name. {name}
  'terrain-tile-address', // [error] a Terrarium tile without z/x/y.png in its name. {name}
  'terrain-tile-format', // [error] tiles that are not Terrarium PNG. {format}
  'terrain-header-invalid', // [error] the header is incomplete or contradicts itself. {problem}
  'terrain-compression-unread', // [error] a GeoTIFF packed in a way that is not read. {method}
  'terrain-samples-unread', // [error] a GeoTIFF whose numbers have a form that is not read. {bits, format}
  'terrain-damaged', // [error] the content contradicts the header. {problem}
  'terrain-partly-damaged', // [warning] parts cannot be read; regions elsewhere do not need them. {sharePercent, problem}
  'terrain-crs-unknown', // [error] neither degrees nor UTM nor Web Mercator, or not stated. {crs}
  'terrain-too-large', // [error] {nodes, limit}
  'terrain-outside-regions', // [error when no terrain file touches the regions, else warning] {bounds, regions} boxes: west south east north
  'terrain-thinned', // [info] only every n-th row and column is kept. {times}
  'terrain-voids-filled', // [info] {count}
  'terrain-voids-left', // [info] {count}
  'clutter-class-unknown', // [warning] classes the table has no height for, taken as 0 m. {classes, count}
  'clutter-without-terrain', // [warning] clutter is used over terrain only. {}

  // Changes of the network by hand; ref.id names what was changed
  'network-id-unknown', // [warning] a change of a site or hotspot that the files do not hold: no effect. {kind}
  'network-id-taken', // [warning] added by hand under an id that is there already: not added. {kind}
  'network-antenna-missing', // [warning] a sector names a pattern that is not among the files: the template's is used. {antenna}

  // Venues
  'venue-group-unknown', // [warning] taken as 'base'. ref.column. {value}

  // Roads; ref.id where the line has one
  'road-segment-too-long', // [warning, refused] two neighbouring vertices lie too far apart: the line jumps. {km, limitKm}
  'road-traffic-implausible', // [warning, refused] below 0, or more than pass on any road. {value}
  'road-not-in-use', // [warning, refused] proposed, under construction, abandoned. {value}
  'road-class-unknown', // [warning] no known class: without a count of its own it has no traffic. {value}
  'roads-too-long', // [error] more kilometres of road around the regions than are read. {limitKm}
  'roads-out-of-reach', // [info] lines too far from every region, counted but not kept. {count, limitKm}

  // Formats
  'format-damaged', // [error] the content contradicts itself, is cut short, or claims too much. {format, problem}
  'crs-contradicted', // [error] a projection is declared, yet the coordinates are degrees. {crs}
  'sheets-ignored', // [info] one sheet of a workbook is read. {read, sheets}
  'registry-without-coordinates', // [error] addresses, but no coordinates. {found} names of the columns
  'length-in-feet', // [info] a column in feet, converted. ref.column. {field}

  // Regions by cells, and the same region twice
  'region-without-area', // [error] ref.row, ref.id. {}
  'region-duplicate', // [warning, row merged] the same outline as another. {sameAs}
  'region-cell-duplicate', // [info, row merged] the same H3 cell again. ref.id. {}
  'region-cells-invalid', // [error] H3 cells that make no outline. {problem}

  // Candidates and points of presence
  'candidate-kind-unknown', // [warning] taken as any kind. ref.column. {value, kinds}
  'presence-not-fibre', // [warning, row refused] another technology than fibre. ref.column. {value}
  'presence-duplicate', // [info, row merged] the same place. {firstRow}

  // Measurements and stated coverage
  'signal-missing', // [warning, row refused] neither RSRP nor RSSI. {}
  'signal-implausible', // [warning, row refused] no phone reports such a signal. ref.column. {value}
  'signal-pixels-implausible', // [info] pixels of a raster, taken as none. {count}
  'time-not-understood', // [info] times that were left out. {count}
  'stated-cell-duplicate', // [info, row merged] the same cell, provider, technology and environment: the lower signal counts. {firstRow}

  // Usage
  'usage-key-missing', // [warning, row refused] no hotspot named. {}
  'usage-period-invalid', // [warning, row refused] the period is not understood or not above 0 days. ref.id. {}
  'usage-hotspot-unknown', // [warning, row refused] no hotspot file has the key or the name. ref.id. {}

  // Antennas: codes of the radio stage. ref.row: the line
  ...ANTENNA_PROBLEM_CODES,

  // Live sources
  ...LIVE_ISSUE_CODES,
] as const;

export type InputsIssueCode = (typeof INPUTS_ISSUE_CODES)[number];
