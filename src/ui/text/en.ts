import { IN_ENGLISH } from '../../core/report/messages';
import { count } from '../format';
import { economicsEn } from './en-economics';
import { comfortEn } from './en-comfort';
import { editingEn } from './en-editing';
import { exportsEn } from './en-exports';
import { importFactsEn } from './en-import-facts';
import { mapEn } from './en-map';
import { inTheWordsOf } from './message-words';
import { notesEn } from './en-notes';
import { placesEn } from './en-places';
import { siteAccountEn } from './en-site-account';
import { stagesEn } from './en-stages';
import { viewsEn } from './en-views';
import { webEn } from './en-web';

/** Every word of the app in English. Another language is another object of this shape. */
export const en = {
  ...stagesEn,
  ...viewsEn,
  ...mapEn,
  ...notesEn,
  ...editingEn,
  ...comfortEn,
  ...economicsEn,
  ...importFactsEn,
  ...exportsEn,
  ...webEn,
  ...siteAccountEn,
  ...placesEn,
  /** BCP 47. */
  language: 'en' as string,
  /** Sentences of the core. */
  messages: inTheWordsOf(IN_ENGLISH, { ...importFactsEn, ...stagesEn, ...viewsEn }),
  /** A label as part of a sentence. */
  inSentence: (label: string) => label.charAt(0).toLowerCase() + label.slice(1),
  app: { name: 'Infill' },
  top: {
    planName: 'Plan name',
    demo: 'Synthetic demo',
    demoHelp: 'The masts and hotspots of the demo are synthetic.',
    saved: (at: string) => `Saved ${at}`,
    saving: 'Saving…',
    notSaved: 'Not saved in this browser',
    undo: 'Undo',
    redo: 'Redo',
    undoWhat: (note: string) => `Undo: ${note}`,
    redoWhat: (note: string) => `Redo: ${note}`,
    command: 'Search or command',
    control: 'Ctrl',
    cancel: 'Cancel',
    running: 'Computing',
    upToDate: 'Up to date',
    outOfDate: 'Out of date',
    compute: 'Compute',
    stopped: 'Stopped: the result is older than the plan',
    planMenu: 'Plan',
    newPlan: 'New plan',
    newPlanName: 'Untitled plan',
    openDemo: 'Open the demo',
    openFile: 'Open plan file…',
    saveFile: 'Save plan as file',
    openSaved: (name: string) => `Open “${name}”`,
    saveDamaged: (name: string, on: string) => `Save set-aside “${name}” (${on})`,
    dark: 'Use dark colours',
    light: 'Use light colours',
  },
  runStages: {
    inputs: 'Reading files',
    grid: 'Cutting the area into cells',
    demand: 'Placing people',
    coverage: 'Computing coverage',
    gaps: 'Finding gaps',
    siting: 'Choosing sites',
    economics: 'Comparing costs',
  } as Record<string, string>,
  computedStages: {
    inputs: 'Files',
    grid: 'Cells',
    demand: 'People',
    coverage: 'Coverage',
    gaps: 'Gaps',
    siting: 'Sites',
    economics: 'Costs',
  } as Record<string, string>,
  stages: { data: 'Data', network: 'Network', gaps: 'Gaps', options: 'Options', costs: 'Costs', report: 'Report' },
  stageState: {
    empty: 'empty',
    ready: 'ready',
    stale: 'out of date',
    files: (n: number) => `${n} ${n === 1 ? 'file' : 'files'}`,
    sites: (n: number) => `${count(n)} ${n === 1 ? 'site' : 'sites'}`,
    edited: (n: number) => `${n} edited`,
    issues: (n: string) => `${n} issues`,
  },
  controls: { notANumber: (typed: string) => `“${typed}” is not a number` },
  toast: { undo: 'Undo', dismiss: 'Dismiss' },
  errors: {
    unusable: 'The plan cannot be computed yet',
    failed: 'The calculation stopped',
    failedHelp: 'The plan is safe. Try again; if it happens again, save the plan as a file and report it.',
    again: 'Compute again',
    broken: 'A part of the app broke',
    brokenHelp: 'Your plan is safe. Go on; if it breaks again, save the plan as a file and report what stands here.',
    brokenAgain: 'Go on',
    noRegion: 'A plan needs a region',
  },
  palette: { title: 'Commands', placeholder: 'Type a command, a gap, a place…', nothing: 'Nothing matches.' },
};

export type Text = typeof en;
