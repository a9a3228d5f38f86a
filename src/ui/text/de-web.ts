import type { webEn } from './en-web';

/** German: data from the network. */
export const webDe: typeof webEn = {
  web: {
    open: 'Daten aus dem Netz holen …',
    title: 'Daten aus dem Netz holen',
    intro: 'Nichts wird gefragt, bevor Sie den Knopf drücken; was kommt, wird erst gezeigt.',
    what: 'Was geholt wird',
    sources: {
      masts: 'Masten und Türme (OpenStreetMap)',
      hotspots: 'Hotspots (Helium)',
      terrain: 'Geländehöhen (Kacheln)',
      file: 'Eine Datei nach ihrer Adresse',
    },
    help: {
      masts:
        'Orte, an denen sich Antennen anbringen lassen, für die Standortwahl. Wer von dort sendet, sagt OpenStreetMap selten.',
      hotspots: 'Wo Hotspots stehen, auf etwa 500 m genau. Die Liste des ganzen Netzes wird Seite für Seite gelesen.',
      terrain: 'Höhen für die Ausbreitung über Hügel und für das Profil einer Strecke.',
      file: 'Jede Datei, die Sie hier auch ablegen könnten: CSV, Excel, GeoJSON, KML, GeoTIFF und andere.',
    },
    network: 'Netz',
    networks: { mobile: 'Mobilfunk', iot: 'IoT' },
    address: 'Adresse der Datei',
    otherServer: 'Anderer Server',
    server: 'Adresse des Servers',
    terms: 'Bevor Sie beginnen',
    asked: 'Gefragt wird',
    sent: 'Gesendet wird',
    sentBox: (boxes) => `Das Rechteck um Ihre Gebiete: ${boxes}`,
    sentTiles: (tiles, zoom) => `Nummern der ${tiles} Kacheln um Ihre Gebiete, Stufe ${zoom}`,
    sentNothing: 'Nichts aus Ihrem Plan. Was außerhalb Ihrer Gebiete liegt, wird hier verworfen.',
    sentAddress: 'Die Adresse, nichts aus Ihrem Plan',
    box: (west, east, south, north) => `Länge ${west} bis ${east}, Breite ${south} bis ${north}`,
    moreBoxes: (n) => `und ${n} weitere`,
    beyond: (margin) => `${margin} um die Gebiete sind dabei, so weit der Plan sieht.`,
    licence: 'Quelle und Lizenz',
    licenceThere: 'Wie dort angegeben; sehen Sie vor der Verwendung nach.',
    atMost: 'Höchstens',
    alwaysSeen: 'Wie bei jeder Webseite sieht der Server Ihre Internetadresse.',
    keyKept: (names, host) =>
      `In der Adresse steht, was nach einem Schlüssel aussieht (${names}). ${host} erhält ihn; der Plan behält die Adresse ohne ihn.`,
    problems: {
      'no-url': 'Nötig ist eine Adresse, die mit https:// beginnt.',
      'not-https': 'Geöffnet werden nur Adressen, die mit https:// beginnen, und http:// auf diesem Rechner.',
      password: 'In der Adresse steht ein Name oder Passwort. Nehmen Sie es heraus: Pläne werden weitergegeben.',
    },
    noTemplate: 'Eine Adresse von Kacheln enthält {z}, {x} und {y}.',
    noRegion:
      'Erst braucht es ein Gebiet: Zeichnen oder wählen Sie eines. Ein Gebiet aus einer Datei ist bekannt, sobald der Plan berechnet wurde.',
    tooManyTiles: (count, most) =>
      `Diese Gebiete brauchen ${count} Kacheln oder mehr; höchstens ${most} werden geholt. Nehmen Sie ein kleineres Gebiet oder einen kleineren Rand darum.`,
    ask: (host) => `${host} fragen`,
    askNobody: 'Datei holen',
    goOn: 'Weiter',
    again: 'Noch einmal',
    stop: 'Anhalten',
    close: 'Schließen',
    dismiss: 'Verwerfen',
    waiting: (host) => `Warten auf ${host} …`,
    reading: (host) => `${host} wird gelesen`,
    pausing: (host, seconds) => `${host} wird ${seconds} s in Ruhe gelassen, dann wieder gefragt.`,
    stopped: (host) => `Angehalten. ${host} wird nicht mehr gefragt.`,
    kept: 'Was schon da ist, bleibt: „Weiter“ holt nur den Rest.',
    broke: (why) => `Die Übertragung brach ab: ${why}. Versuchen Sie es noch einmal.`,
    from: (host, day) => `Von ${host}, ${day}`,
  },
};
