import { EVIDENCE_RULE, type GapEvidence } from '../core/gaps/gap-types';
import { count, percent } from './format';
import type { Text } from './text/en';
import type { EvidenceRuleText } from './text/en-stages';

/** What measurements and statements say of a gap: "contradict it: 2 of 9 signals too weak". */
export function evidenceText(
  { measuredBelow, measuredEnough, statedShareFraction, says }: GapEvidence,
  text: Text,
): string {
  const { evidence, evidenceMeasured, evidenceStated } = text.gaps;
  const points = measuredBelow + measuredEnough;
  const parts = [
    points > 0 && evidenceMeasured(count(measuredBelow), count(points)),
    statedShareFraction !== null && evidenceStated(percent(statedShareFraction)),
  ];
  return `${evidence[says ?? 'undecided']}: ${parts.filter(Boolean).join(', ')}`;
}

/** The rule's numbers as they are written. */
export const evidenceRule = (): EvidenceRuleText => ({
  fewest: count(EVIDENCE_RULE.fewestMeasurements),
  below: percent(EVIDENCE_RULE.belowShareFraction),
  enough: percent(EVIDENCE_RULE.enoughShareFraction),
  statedFor: percent(EVIDENCE_RULE.statedForFraction),
  statedAgainst: percent(EVIDENCE_RULE.statedAgainstFraction),
});
