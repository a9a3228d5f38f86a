import type { comfortEn } from './en-comfort';

/** German: settings, versions, sharing, shortcuts, the tour. */
export const comfortDe: typeof comfortEn = {
  settings: {
    menu: 'Einstellungen und Hilfe',
    languages: { en: 'English', de: 'Deutsch' },
    units: { metric: 'Meter, Kilometer', imperial: 'Fuß, Meilen' },
    singleKeys: 'Tasten ohne Strg (1 … 6, T, ?)',
    shortcuts: 'Tastenkürzel',
    tour: 'Rundgang zeigen',
  },
  history: {
    menu: 'Frühere Fassungen …',
    title: 'Frühere Fassungen',
    intro:
      'In diesem Browser aufgehoben, etwa eine je Minute Arbeit. Wiederherstellen ist eine Änderung: Rückgängig führt zurück.',
    none: 'Noch keine frühere Fassung: Ab der zweiten Änderung wird aufgehoben, was sie ersetzt.',
    opened: 'Wie geöffnet',
    restore: 'Wiederherstellen',
    restoreWhat: (at: string) => `Fassung vom ${at} wiederherstellen`,
    close: 'Schließen',
  },
  share: {
    menu: 'Ohne private Daten weitergeben …',
    title: 'Eine Datei für andere',
    intro: 'Sie öffnet sich in Infill als eigener Plan.',
    within: 'In der Datei',
    withinItems: [
      'Gebiete, die Sie gezeichnet haben, mit ihren Namen',
      'Dienst, Ziel, Kosten und Annahmen jedes Szenarios',
      'Standorte, Hotspots, gesetzte Plätze und Sperrgebiete von Hand: wo sie sind und wie sie eingestellt sind',
    ],
    without: 'Nicht in der Datei',
    withoutItems: [
      'Ihre Dateien: weder Inhalt noch Namen, Größen oder Prüfsummen',
      'Namen von Standorten, Hotspots, Orten und gesetzten Plätzen',
      'Änderungen an Standorten und Hotspots, die nur in Ihren Dateien stehen',
    ],
    withResult: 'Ergebnisse beilegen: versorgte Menschen, Lücken, Optionen und Urteil jedes Gebiets, als Summen',
    stale: 'Das Ergebnis ist älter als der Plan und bliebe weg: Berechnen Sie zuerst.',
    save: 'Datei speichern',
    cancel: 'Abbrechen',
  },
  shortcuts: {
    title: 'Tastenkürzel',
    intro: 'Strg steht auf dem Mac für ⌘.',
    space: 'Leertaste',
    close: 'Schließen',
    groups: { everywhere: 'Überall', tables: 'In Tabellen', map: 'Auf der Karte' },
    rows: {
      palette: 'Suche, Befehle, Orte, Lücken',
      undo: 'Rückgängig',
      redo: 'Wiederholen',
      save: 'Plan als Datei speichern',
      stages: 'Die sechs Schritte',
      table: 'Tabelle öffnen oder schließen',
      shortcuts: 'Diese Liste',
      escape: 'Auswahl aufheben; Werkzeug weglegen',
      walk: 'Nächste und vorige Zeile',
      range: 'Bis zur nächsten Zeile markieren',
      toggle: 'Eine Zeile markieren',
      all: 'Alle Zeilen markieren',
      pan: 'Karte verschieben',
      zoom: 'Näher, weiter',
    },
  },
  tour: {
    title: 'Rundgang',
    step: (n: number, of: number) => `${n} von ${of}`,
    next: 'Weiter',
    back: 'Zurück',
    skip: 'Überspringen',
    done: 'Los',
    steps: [
      {
        title: 'Das Urteil',
        text: 'Was in diesem Gebiet zu tun ist, was es kostet, wie sicher das ist und was es ändern würde. Dieses Beispiel wird gerade berechnet.',
      },
      {
        title: 'Sechs Schritte',
        text: 'Von den Daten zum Bericht. Jeder sagt, wie er steht; einer geöffnet, wechseln Feld, Karte und Tabelle mit.',
      },
      {
        title: 'Die Karte',
        text: 'Klicken Sie auf ein Sechseck, um zu lesen, warum es versorgt ist oder nicht: Bilanz, Gelände, zweitbester Standort.',
      },
      {
        title: 'Ihr eigener Plan',
        text: 'Zeichnen Sie unter Daten ein Gebiet oder ziehen Sie Ihre Zell-, Hotspot- oder Bevölkerungsdateien ins Fenster.',
      },
    ],
  },
};
