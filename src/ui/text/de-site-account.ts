import type { siteAccountEn } from './en-site-account';

/** German: where the sites of the files went. */
export const siteAccountDe: typeof siteAccountEn = {
  siteAccount: {
    heading: 'Von den Dateien zum Ergebnis',
    inFiles: 'Standorte in den Dateien',
    outOfReach: (distance) => `Mehr als ${distance} von jedem Gebiet`,
    byHand: 'Von Hand hinzugefügt',
    off: 'Ausgeschaltet',
    inPlan: 'Im Plan',
    otherTechnologies: 'Technik trägt diese Dienstklasse nicht',
    otherOperators: 'Von anderen Betreibern',
    outsideMargin: 'Außerhalb des Rands um die Gebiete',
    tooFar: 'Zu weit, um das Gebiet zu erreichen',
    judged: 'Im Gebiet berechnet',
  },
};
