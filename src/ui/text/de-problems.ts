/** What readers of files found wrong, as they say it in English, in German; `{}` stands for the same value in both. */
const PROBLEMS: Readonly<Record<string, string>> = {
  'it is empty': 'nichts darin',
  'its holes leave nothing of it': 'die Löcher lassen nichts davon übrig',
  'it encloses no area': 'keine Fläche umschlossen',
  'it encloses no area: fewer than 3 different corners, or it crosses itself':
    'keine Fläche umschlossen: weniger als 3 verschiedene Ecken, oder der Umriss kreuzt sich',
  'they enclose no area': 'keine Fläche umschlossen',
  'a polygon is not a list of rings': 'eine Fläche ist keine Liste von Ringen',
  'a ring is not a list of positions': 'ein Ring ist keine Liste von Orten',
  'a line is not a list of positions': 'eine Linie ist keine Liste von Orten',
  'a position is not two numbers': 'ein Ort besteht nicht aus zwei Zahlen',
  'a position is not on Earth': 'ein Ort liegt nicht auf der Erde',
  'it goes around a pole': 'der Umriss läuft um einen Pol',
  'fewer than 2 different points': 'weniger als 2 verschiedene Punkte',
  'they are {} cells of resolution {}, at most {} are joined':
    '{} Zellen der Auflösung {}, höchstens {} werden verbunden',
  'they lie too scattered: at most {} cells may lie apart from areas of cells':
    'zu verstreut: Höchstens {} Zellen dürfen einzeln liegen',
  '“{}” is not an H3 cell': '„{}“ ist keine H3-Zelle',
  'no H3 cell is named': 'keine H3-Zelle genannt',
  'it has no objects': 'keine Objekte darin',
  'it is nested deeper than {}': 'tiefer verschachtelt als {} Ebenen',
  'its directory is broken': 'das Verzeichnis ist beschädigt',
  'its directory lies outside the file': 'das Verzeichnis liegt außerhalb der Datei',
  'its ZIP64 directory is missing': 'das ZIP64-Verzeichnis fehlt',
  'its directory points to nothing': 'das Verzeichnis zeigt ins Leere',
  'its header contradicts the directory': 'Kopf und Verzeichnis widersprechen sich',
  'the end is missing': 'das Ende fehlt',
  'its checksum is wrong': 'die Prüfsumme stimmt nicht',
  'it unpacks to more than it claims': 'entpackt mehr als angegeben',
  'it is encrypted': 'verschlüsselt',
  'compression {} is not read': 'Packverfahren {} wird nicht gelesen',
  'the compression {} is not read': 'Packverfahren {} wird nicht gelesen',
  'it became shorter while it was read': 'beim Lesen wurde sie kürzer',
  'it has more than {} cells; save it as CSV': 'mehr als {} Zellen; sichern Sie sie als CSV',
  'it has more than {} texts; save it as CSV': 'mehr als {} Texte; sichern Sie sie als CSV',
  'it unpacks to {} bytes, at most {} are read; save it as CSV':
    'entpackt {} Bytes, höchstens {} werden gelesen; sichern Sie sie als CSV',
  'its cells hold more than {} characters together': 'die Zellen enthalten zusammen mehr als {} Zeichen',
  'row {} comes after row {}, at most {} are read': 'auf Zeile {} folgt Zeile {}, höchstens {} werden gelesen',
  'cell {} is out of place in row {}': 'Zelle {} steht in Zeile {} am falschen Platz',
  'it has no sheet': 'keine Tabelle darin',
  'it has no columns of single values': 'keine Spalten mit einzelnen Werten',
  'it has {} rows in {} bytes, at most {} are read; cut it to the region':
    '{} Zeilen in {} Bytes, höchstens {} werden gelesen; schneiden Sie sie auf das Gebiet zu',
  'it has {} values, at most {} are read; leave out columns':
    '{} Werte, höchstens {} werden gelesen; lassen Sie Spalten weg',
  'it has more than {} features; save points as CSV, or the file in parts':
    'mehr als {} Objekte; sichern Sie Punkte als CSV oder die Datei in Teilen',
  'it has too many tags for an archive of its size; unpack it first, or save it in parts':
    'zu viele Tags für ein Archiv dieser Größe; entpacken Sie es zuerst, oder sichern Sie sie in Teilen',
  'a {} has more than {} tags; save it in parts': 'ein Element {} hat mehr als {} Tags; sichern Sie es in Teilen',
  'its metadata is longer than the file': 'die Metadaten sind länger als die Datei',
  'it claims {} rows, its groups {}': 'angegeben sind {} Zeilen, in den Gruppen {}',
  'geometry encoded as {} is not read, WKB is': 'Geometrie als {} wird nicht gelesen, als WKB schon',
  'its columns are in other files': 'die Spalten liegen in anderen Dateien',
  'its header is cut short': 'der Kopf bricht ab',
  'its brackets or numbers do not make a geometry': 'Klammern oder Zahlen ergeben keine Geometrie',
  'one of its tags or texts is too long': 'ein Tag oder Text ist zu lang',
  'it declares a document type or entities, which are not read': 'Dokumenttyp oder Entitäten werden nicht gelesen',
  'it is not well formed': 'der Aufbau ist fehlerhaft',
  'it has no element': 'kein Element darin',
  'an element is closed that was not opened': 'ein Element wird geschlossen, das nicht offen ist',
  'a record reaches beyond its end': 'ein Eintrag reicht über das Ende hinaus',
  'a record is of another type than the file': 'ein Eintrag ist von anderer Art als die Datei',
  'its shapes have too many parts; save it as GeoJSON': 'zu viele Teile; sichern Sie sie als GeoJSON',
  'a shape has {} parts, at most {} are read': 'ein Umriss hat {} Teile, höchstens {} werden gelesen',
  'a record is cut short': 'ein Eintrag bricht ab',
  'the parts of a shape are out of order': 'die Teile eines Umrisses sind ungeordnet',
  'a block cannot be unpacked ({})': 'ein Block lässt sich nicht entpacken (gemeldet: {})',
  'its corners are not degrees': 'die Ecken sind keine Grade',
  'it is rotated (gdalwarp straightens it)': 'gedreht (gdalwarp richtet es aus)',
  'nothing tells where it lies': 'nichts sagt, wo es liegt',
  'its place or pixel size is not a number above 0': 'Lage oder Größe der Punkte ist keine Zahl über 0',
  'it points to bytes beyond its end': 'verweist hinter das Ende',
  'a block holds less than the header claims': 'ein Block enthält weniger, als der Kopf angibt',
  'the file ends before its last blocks': 'die Datei endet vor den letzten Blöcken',
  'it claims {} × {} pixels in blocks of {} × {}': 'angegeben sind {} × {} Punkte in Blöcken von {} × {}',
  'it claims {} × {} heights and has {} bytes': 'angegeben sind {} × {} Höhen in {} Bytes',
  'it has {} of the {} heights of its header': '{} der {} Höhen, die der Kopf angibt',
  'it has more than the {} heights of its header': 'mehr als die {} Höhen, die der Kopf angibt',
  'its lower left corner is missing or not a number': 'die Ecke unten links fehlt oder ist keine Zahl',
  'ncols or nrows is missing or below 2': 'ncols oder nrows fehlt oder liegt unter 2',
  'cellsize is missing or not above 0': 'cellsize fehlt oder liegt nicht über 0',
  'its tiles are not square ({} × {})': 'die Kacheln sind nicht quadratisch ({} × {})',
  'it holds no tile where its header says': 'keine Kachel dort, wo der Kopf sie nennt',
  'it is no PNG': 'kein PNG',
  '{} is no PNG': '{} ist kein PNG',
  'its PNG is cut short': 'das PNG bricht ab',
  'it is no URL': 'keine URL',
  'only https is opened, and http on this machine': 'geöffnet wird nur https, und http auf diesem Rechner',
  'it holds a name or a password': 'Name oder Passwort darin',
  'it is no Overpass answer': 'keine Antwort von Overpass',
  'it has no elements': 'keine Elemente darin',
  'it gives the same page again': 'dieselbe Seite kommt noch einmal',
  'a page has no items': 'eine Seite ist leer',
  'is missing': 'fehlt',
  'it did not answer in time': 'keine Antwort in der Frist',
  'it cannot be reached': 'nicht erreichbar',
  'no tile came in time': 'keine Kachel kam in der Frist',
  'its tiles are refused': 'die Kacheln werden verweigert',
};

const PATTERNS = Object.entries(PROBLEMS)
  .filter(([english]) => english.includes('{}'))
  .map(([english, german]) => [patternOf(english), german] as const);

/** A problem in German. What nobody translated, such as the words of a browser, is quoted as it came. */
export function problemInGerman(problem: string): string {
  if (Object.hasOwn(PROBLEMS, problem)) return PROBLEMS[problem]!;
  for (const [pattern, german] of PATTERNS) {
    const values = pattern.exec(problem)?.slice(1);
    if (values) return german.replaceAll('{}', () => values.shift() ?? '');
  }
  return problem === '' ? '' : `„${problem}“`;
}

function patternOf(english: string): RegExp {
  const parts = english.split('{}').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.*)')}$`, 's');
}
