import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { Facts } from '../design/facts';
import { evidenceRule, evidenceText } from '../evidence-text';
import { areaKm2, count, decimal, distanceKm, people, percent, position, usd } from '../format';
import { OptionName } from '../stages/option-name';

/** A gap: who is in it, why, and what each option would build for it. */
export function GapInspector({ id }: { id: string }) {
  const text = useText();
  const words = text.inspector;
  const { select } = useCommands();
  const result = useAppState((state) => state.result);
  const gap = result?.gaps.find((entry) => entry.id === id);
  if (!result || !gap) return <p className="quiet">{words.gone}</p>;
  const region = result.summary.regions.find((entry) => entry.id === gap.regionId);
  const share = region && region.gaps.population > 0 ? ` (${percent(gap.people / region.gaps.population)})` : '';
  return (
    <div className="stack">
      <Facts
        rows={[
          [words.people, `${people(gap.people)}${share}`],
          [words.visitors, gap.visitors === undefined ? null : count(gap.visitors)],
          [words.area, areaKm2(gap.areaKm2)],
          [words.deficit, `${decimal(gap.deficitDb)} dB`],
          [words.distance, Number.isFinite(gap.distanceKm) ? distanceKm(gap.distanceKm) : words.notStated],
          [words.cause, text.gaps.cause[gap.cause] ?? gap.cause],
          [words.confidence, text.gaps.confidence[gap.confidence] ?? gap.confidence],
          [words.evidence, gap.evidence && evidenceText(gap.evidence, text)],
          [words.region, region?.name],
          [words.position, position(gap.lonDeg, gap.latDeg)],
        ]}
      />
      <p className="quiet small">{text.gaps.confidenceHelp[gap.confidence]}</p>
      {gap.evidence && <p className="quiet small">{text.gaps.evidenceHelp(evidenceRule())}</p>}
      <ProposedFor gapId={id} />
      <Button onClick={() => select({ kind: 'cell', lonDeg: gap.lonDeg, latDeg: gap.latDeg })}>
        {text.options.why}
      </Button>
    </div>
  );
}

function ProposedFor({ gapId }: { gapId: string }) {
  const text = useText();
  const { select, showOption } = useCommands();
  const proposed = useAppState((state) => state.result?.proposed);
  const own = (proposed ?? []).filter((site) => site.gapId === gapId);
  const options = [...new Set(own.map(({ option }) => option))];
  if (options.length === 0) return null;
  return (
    <section className="stack-tight">
      <h3>{text.drawer.tabs.sites}</h3>
      {options.map((option) => {
        const sites = own.filter((site) => site.option === option);
        const annual = sites.reduce((sum, site) => sum + site.annualCostUsd, 0);
        const first = sites[0]!;
        return (
          <button
            key={option}
            type="button"
            className="assumption"
            onClick={() => {
              showOption(option);
              select({ kind: 'proposed', option, id: first.siteId });
            }}
          >
            <span className="grow">
              <OptionName id={option} />
            </span>
            <span className="number">
              {count(sites.length)} · {usd(annual)} {text.options.perYear}
            </span>
          </button>
        );
      })}
    </section>
  );
}
