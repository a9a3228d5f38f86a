import { counted } from '../words';
import { type SiteAccount, siteAccount } from '../site-account';
import type { ReportInput } from '../report-types';
import { type Markup, table } from './markup';

/** Where the sites of the files went; null where every one of them is judged. */
export function siteAccountTable(result: ReportInput): Markup | null {
  const account = siteAccount(result);
  if (account.inFiles === account.judged) return null;
  return table(
    'Where the sites are: those in the files and those added by hand are all of the others together.',
    rowsOf(account, result.plan.grid.marginKm).filter(([, sites], row) => row === 0 || sites > 0),
    [
      { head: 'Sites', cell: ([label]) => label },
      { head: 'Number', number: true, cell: ([, sites]) => counted(sites) },
    ],
  );
}

const rowsOf = (account: SiteAccount, marginKm: number): [label: string, sites: number][] => [
  ['In the files', account.inFiles],
  ['Added by hand', account.byHand],
  [`More than ${account.reachKm} km from every region: not in the plan`, account.outOfReach],
  ['Switched off by hand', account.off],
  ['Of technologies that cannot carry the service class', account.otherTechnologies],
  ['Of other operators', account.otherOperators],
  [`Farther from every region than the margin of the plan (${marginKm} km)`, account.outsideMargin],
  ['Too far to reach a hex of the region', account.tooFar],
  ['Judged: within reach of the region', account.judged],
];
