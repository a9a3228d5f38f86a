import type { SiteAccount } from '../../core/report';
import { useAppState, useText } from '../app-context';
import { Facts } from '../design/facts';
import { count, distanceKm } from '../format';
import type { Text } from '../text/en';

/** Where the sites of the files went, to the last one; nothing where all of them are judged. */
export function SiteAccountList() {
  const text = useText().siteAccount;
  const account = useAppState((state) => state.result?.siteAccount);
  const inPlan = useAppState((state) => state.result?.sites.length ?? 0);
  if (!account || account.inFiles === account.judged) return null;
  return (
    <>
      <h3>{text.heading}</h3>
      <Facts rows={accountRows(account, inPlan, text)} />
    </>
  );
}

/** What is taken away has a minus; sums stand alone. */
export function accountRows(
  account: SiteAccount,
  inPlan: number,
  text: Text['siteAccount'],
): [label: string, value: string | null][] {
  const {
    inFiles,
    byHand,
    outOfReach,
    reachKm,
    off,
    otherTechnologies,
    otherOperators,
    outsideMargin,
    tooFar,
    judged,
  } = account;
  const less = (n: number): string | null => (n > 0 ? `−${count(n)}` : null);
  return [
    [text.inFiles, count(inFiles)],
    [text.outOfReach(distanceKm(reachKm ?? 0)), less(outOfReach)],
    [text.byHand, byHand > 0 ? `+${count(byHand)}` : null],
    [text.off, less(off)],
    [text.inPlan, inPlan === inFiles ? null : count(inPlan)],
    [text.otherTechnologies, less(otherTechnologies)],
    [text.otherOperators, less(otherOperators)],
    [text.outsideMargin, less(outsideMargin)],
    [text.tooFar, less(tooFar)],
    [text.judged, count(judged)],
  ];
}
