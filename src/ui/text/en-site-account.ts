/** English: where the sites of the files went. */
export const siteAccountEn = {
  siteAccount: {
    heading: 'From the files to the result',
    inFiles: 'Sites in the files',
    outOfReach: (distance: string) => `More than ${distance} from every region`,
    byHand: 'Added by hand',
    off: 'Switched off',
    inPlan: 'In the plan',
    otherTechnologies: 'Technology cannot carry this service class',
    otherOperators: 'Of other operators',
    outsideMargin: 'Outside the margin around the regions',
    tooFar: 'Too far to reach the region',
    judged: 'Judged in the region',
  },
};
