/** English sentences of what importers find in the formats and roles beside the first ones. */
export const FORMATS_ENGLISH: Readonly<Record<string, string>> = {
  'format-damaged': 'This {format} file cannot be read: {problem}. Export or download it again.',
  'crs-contradicted':
    'The coordinates look like degrees, yet {crs} is stated for them. If they are degrees, say EPSG:4326 instead (on the command line --map crs==EPSG:4326; a projection of one kind of file is --map towers.crs==EPSG:25831).',
  'sheets-ignored':
    'Of this workbook the sheet “{read}” is read; not read: {sheets}. Map the field “sheet” to choose another.',
  'registry-without-coordinates':
    'This list names addresses ({found}) but no coordinates, so nothing can be put on the map. Geocode it first, and add longitude and latitude as columns.',
  'length-in-feet': 'The column is in feet; its values were converted to metres.',

  'region-without-area':
    'The region[ “{id}”] encloses no area[ ({problem})]. Correct its outline, or take it out of the file.',
  'region-duplicate': 'The same outline is in the file already (“{sameAs}”); it counts once.',
  'region-cell-duplicate': 'The same H3 cell is in the list already; it counts once.',
  'region-cells-invalid': 'The H3 cells[ of {id}] make no region: {problem}.',

  'candidate-kind-unknown': '“{value}” is no kind of site ({kinds}); any kind may be built there.',
  'presence-not-fibre': '“{value}” is not fibre; only places where fibre can be joined count, and the row was refused.',
  'presence-duplicate': 'The same place stands in row {firstRow}; the two were merged.',

  'signal-missing': 'The row has neither RSRP nor RSSI and was refused.',
  'signal-implausible':
    'A signal of {value} dBm is none that a phone reports; the row was refused. Check whether the column is in dBm.',
  'signal-pixels-implausible': '{count} {count#pixel is|pixels are} no signal in dBm and {count#was|were} left out.',
  'time-not-understood':
    '{count} {count#time was|times were} not understood and left out. Write times as 2025-12-31 23:59:59.',
  'stated-cell-duplicate': 'The same cell stands in row {firstRow}; the lower signal counts.',

  'usage-key-missing': 'The row names no hotspot and was refused.',
  'usage-period-invalid':
    'The period of the row is not understood; the row was refused. Give days, a date, or start and end.',
  'usage-hotspot-unknown':
    'No hotspot has the key or name {id}; the row was refused. Add the file of hotspots it belongs to.',
};
