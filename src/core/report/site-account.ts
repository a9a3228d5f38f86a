/** Where the sites of a plan's files are, to the last one: what a reader of the file's count and of the map's would otherwise have to guess. */
import { RUNGS, viewServedBy } from '../coverage';
import { reachOf } from '../inputs';
import type { ReportInput } from './report-types';

/** In the files + by hand = out of reach + switched off + other technologies + other operators + outside the margin + too far + judged. */
export interface SiteAccount {
  /** Sites found in the files. */
  inFiles: number;
  /** Added by hand. */
  byHand: number;
  /** Of the files, farther from every region than a plan looks; not in the plan. */
  outOfReach: number;
  /** km; null: none is out of reach. */
  reachKm: number | null;
  /** Switched off by hand. */
  off: number;
  /** Without a technology that can carry the service class. */
  otherTechnologies: number;
  /** Of another operator than the one the plan looks at. */
  otherOperators: number;
  /** Outside the boxes of the regions widened by the plan's margin. */
  outsideMargin: number;
  /** Reaching no cell of the regions. */
  tooFar: number;
  /** With at least one link to a cell of the regions. */
  judged: number;
}

/** The account of a result. It adds up by construction: every site of the facts is put under one heading. */
export function siteAccount(result: Pick<ReportInput, 'plan' | 'facts' | 'coverage'>): SiteAccount {
  const { plan, facts, coverage } = result;
  const issues = [...facts.issues, ...facts.files.flatMap((file) => file.issues)];
  const tooFarFromRegions = issues.filter(({ code }) => code === 'sites-out-of-reach');
  const notAdded = issues.filter(({ code, context }) => code === 'network-id-taken' && context.kind === 'site').length;
  const byHand = plan.network.addedSites.length - notAdded;
  const off = facts.off?.sites.length ?? 0;
  const outOfReach = tooFarFromRegions.reduce((sum, { context }) => sum + Number(context.count), 0);
  const account: SiteAccount = {
    inFiles: facts.sites.length + off - byHand + outOfReach,
    byHand,
    outOfReach,
    reachKm: outOfReach > 0 ? Number(tooFarFromRegions[0]!.context.limitKm) : null,
    off,
    otherTechnologies: 0,
    otherOperators: 0,
    outsideMargin: 0,
    tooFar: 0,
    judged: 0,
  };
  const linked = new Set(
    coverage.rungCounts.flatMap(({ siteId, counts }) => (RUNGS.some((rung) => counts[rung] > 0) ? [siteId] : [])),
  );
  const isAble = viewServedBy({ ...plan, service: { ...plan.service, operator: 'any' } });
  const isInMargin = reachOf(facts.regions, plan.grid.marginKm);
  const isWanted = viewServedBy(plan);
  for (const site of facts.sites)
    if (!isAble(site)) account.otherTechnologies++;
    else if (!isWanted(site)) account.otherOperators++;
    else if (!isInMargin(site.lonDeg, site.latDeg)) account.outsideMargin++;
    else if (linked.has(site.id)) account.judged++;
    else account.tooFar++;
  return account;
}
