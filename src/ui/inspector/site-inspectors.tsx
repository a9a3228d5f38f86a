import type { OptionId, ProposedSite } from '../../core/siting/siting-types';
import { RADIO_TEMPLATES } from '../../core/radio/radio-templates';
import { useAppState, useCommands, useText } from '../app-context';
import { Facts } from '../design/facts';
import { count, distanceKm, lengthM, position, usd } from '../format';
import { precisionText } from '../precision-text';
import { OptionName } from '../stages/option-name';

/** A mast of the input: who is on it, and what of it is known. */
export function SiteInspector({ id }: { id: string }) {
  const words = useText().inspector;
  const site = useAppState((state) => state.result?.sites.find((entry) => entry.id === id));
  if (!site) return <p className="quiet">{words.gone}</p>;
  const operators = [...new Set(site.sectors.map(({ operator }) => operator))].filter(Boolean);
  const others = site.sharedBy.filter((operator) => !operators.includes(operator));
  return (
    <div className="stack">
      <Facts
        rows={[
          [words.operators, operators.join(', ') || words.notStated],
          [words.sharedWith, others.join(', ') || null],
          [words.height, site.heightM === null ? words.fromTemplate : lengthM(site.heightM)],
          [words.uncertainty, `± ${lengthM(site.positionUncertaintyM)}`],
          [words.samples, count(site.samples)],
          [words.position, position(site.lonDeg, site.latDeg)],
        ]}
      />
      <section className="stack-tight">
        <h3>{words.sectors}</h3>
        <Facts
          rows={site.sectors.map((sector, index) => [
            `${index + 1} · ${sector.technology} ${sector.operator}`,
            [
              sector.azimuthDeg !== null && `${Math.round(sector.azimuthDeg)}°`,
              words.azimuthFrom[sector.azimuthFrom],
              sector.templateId &&
                (RADIO_TEMPLATES.find(({ id: known }) => known === sector.templateId)?.label ?? sector.templateId),
            ]
              .filter(Boolean)
              .join(', '),
          ])}
        />
      </section>
    </div>
  );
}

export function HotspotInspector({ id }: { id: string }) {
  const text = useText();
  const words = text.inspector;
  const hotspot = useAppState((state) => state.result?.hotspots.find((entry) => entry.id === id));
  if (!hotspot) return <p className="quiet">{words.gone}</p>;
  const online = hotspot.online === null ? words.notStated : hotspot.online ? words.yes : words.no;
  return (
    <Facts
      rows={[
        [words.network, text.network.networks[hotspot.network]],
        [words.device, text.editing.devices[hotspot.device]],
        [words.online, online],
        [words.height, hotspot.heightM === null ? words.notStated : lengthM(hotspot.heightM)],
        [words.uncertainty, precisionText(hotspot.positionPrecision, words)],
        ['H3', hotspot.h3],
        [words.position, position(hotspot.lonDeg, hotspot.latDeg)],
      ]}
    />
  );
}

/** A site an option would build: why it is there and what it costs. */
export function ProposedInspector({ id, option }: { id: string; option: OptionId }) {
  const text = useText();
  const words = text.inspector;
  const { select } = useCommands();
  const site = useAppState((state) =>
    state.result?.proposed.find((entry) => entry.siteId === id && entry.option === option),
  );
  if (!site) return <p className="quiet">{words.gone}</p>;
  return (
    <Facts
      rows={[
        [words.option, <OptionName key="option" id={site.option} />],
        [words.kind, words.siteKinds[site.kind]],
        [words.alone, count(site.peopleServedAlone)],
        [
          words.inGap,
          <button key="gap" type="button" className="link" onClick={() => select({ kind: 'gap', id: site.gapId })}>
            {site.gapId}
          </button>,
        ],
        [words.capex, `${usd(site.capexUsd)} USD`],
        [words.opex, `${usd(site.opexUsdPerYear)} ${text.options.perYear}`],
        [words.annual, `${usd(site.annualCostUsd)} ${text.options.perYear}`],
        ...connectionOf(site, text.economics.backhaul),
        [words.position, position(site.lonDeg, site.latDeg)],
      ]}
    />
  );
}

/** How a proposed tower would be connected, what that was judged by, and what it can carry. */
function connectionOf(
  { backhaul, place, capacityPeople }: ProposedSite,
  text: ReturnType<typeof useText>['economics']['backhaul'],
): [string, string | null][] {
  if (!backhaul) return [];
  const km = place?.nearestSiteKm ?? null;
  const fibreOver = (length: string, name: string | undefined) =>
    name ? text.fibreTo(length, name) : text.fibre(length);
  const way = {
    fibre: km === null ? text.lease : fibreOver(distanceKm(km), place?.nearestName),
    microwave: km === null ? text.microwave : text.microwaveOver(distanceKm(km)),
    lease: text.lease,
  }[backhaul];
  const sight =
    place?.lineOfSight === undefined ? text.sightUnknown : place.lineOfSight ? text.sightFree : text.sightBlocked;
  return [
    [text.title, way],
    // Of a mast the place says the rent only.
    [text.sight, place && place.rentUsdPerYear === undefined ? sight : null],
    [text.capacity, capacityPeople === undefined ? null : text.capacityPeople(count(capacityPeople))],
  ];
}
