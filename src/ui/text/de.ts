import { IN_GERMAN } from '../../core/report/messages-de';
import { count } from '../format';
import { comfortDe } from './de-comfort';
import { economicsDe } from './de-economics';
import { editingDe } from './de-editing';
import { exportsDe } from './de-exports';
import { importFactsDe } from './de-import-facts';
import { mapDe } from './de-map';
import { problemInGerman } from './de-problems';
import { inTheWordsOf } from './message-words';
import { notesDe } from './de-notes';
import { placesDe } from './de-places';
import { siteAccountDe } from './de-site-account';
import { stagesDe } from './de-stages';
import { viewsDe } from './de-views';
import { webDe } from './de-web';
import type { Text } from './en';

/** Every word of the app in German. */
export const de: Text = {
  ...stagesDe,
  ...viewsDe,
  ...mapDe,
  ...notesDe,
  ...editingDe,
  ...comfortDe,
  ...economicsDe,
  ...importFactsDe,
  ...exportsDe,
  ...webDe,
  ...siteAccountDe,
  ...placesDe,
  language: 'de',
  messages: inTheWordsOf(IN_GERMAN, { ...importFactsDe, ...stagesDe, ...viewsDe, problemOf: problemInGerman }),
  inSentence: (label: string) => label.replace(/^(Im|In) /, (word) => word.toLowerCase()),
  app: { name: 'Infill' },
  top: {
    planName: 'Name des Plans',
    demo: 'Erfundenes Beispiel',
    demoHelp: 'Masten und Hotspots des Beispiels sind erfunden.',
    saved: (at: string) => `Gesichert ${at}`,
    saving: 'Wird gesichert …',
    notSaved: 'Nicht in diesem Browser gesichert',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    undoWhat: (note: string) => `Rückgängig: ${note}`,
    redoWhat: (note: string) => `Wiederholen: ${note}`,
    command: 'Suche oder Befehl',
    control: 'Strg',
    cancel: 'Abbrechen',
    running: 'Wird berechnet',
    upToDate: 'Aktuell',
    outOfDate: 'Veraltet',
    compute: 'Berechnen',
    stopped: 'Angehalten: Das Ergebnis ist älter als der Plan',
    planMenu: 'Plan',
    newPlan: 'Neuer Plan',
    newPlanName: 'Plan ohne Namen',
    openDemo: 'Beispiel öffnen',
    openFile: 'Plandatei öffnen …',
    saveFile: 'Plan als Datei speichern',
    openSaved: (name: string) => `„${name}“ öffnen`,
    saveDamaged: (name: string, on: string) => `Beiseitegelegtes „${name}“ sichern (${on})`,
    dark: 'Dunkle Farben',
    light: 'Helle Farben',
  },
  runStages: {
    inputs: 'Dateien werden gelesen',
    grid: 'Die Fläche wird in Zellen geteilt',
    demand: 'Menschen werden verortet',
    coverage: 'Die Versorgung wird berechnet',
    gaps: 'Lücken werden gesucht',
    siting: 'Standorte werden gewählt',
    economics: 'Kosten werden verglichen',
  },
  computedStages: {
    inputs: 'Dateien',
    grid: 'Zellen',
    demand: 'Menschen',
    coverage: 'Versorgung',
    gaps: 'Lücken',
    siting: 'Standorte',
    economics: 'Kosten',
  },
  stages: { data: 'Daten', network: 'Netz', gaps: 'Lücken', options: 'Optionen', costs: 'Kosten', report: 'Bericht' },
  stageState: {
    empty: 'leer',
    ready: 'bereit',
    stale: 'veraltet',
    files: (n: number) => `${n} ${n === 1 ? 'Datei' : 'Dateien'}`,
    sites: (n: number) => `${count(n)} ${n === 1 ? 'Standort' : 'Standorte'}`,
    edited: (n: number) => `${n} geändert`,
    issues: (n: string) => `${n} Hinweise`,
  },
  controls: { notANumber: (typed: string) => `„${typed}“ ist keine Zahl` },
  toast: { undo: 'Rückgängig', dismiss: 'Schließen' },
  errors: {
    unusable: 'Der Plan lässt sich noch nicht berechnen',
    failed: 'Die Berechnung ist stehen geblieben',
    failedHelp:
      'Der Plan ist sicher. Versuchen Sie es erneut; geschieht es wieder, speichern Sie den Plan als Datei und melden Sie es.',
    again: 'Erneut berechnen',
    broken: 'Ein Teil der App ist ausgefallen',
    brokenHelp:
      'Ihr Plan ist sicher. Machen Sie weiter; fällt sie wieder aus, sichern Sie den Plan als Datei und melden Sie, was hier steht.',
    brokenAgain: 'Weitermachen',
    noRegion: 'Ein Plan braucht ein Gebiet',
  },
  palette: { title: 'Befehle', placeholder: 'Befehl, Lücke, Ort …', nothing: 'Nichts passt.' },
};
