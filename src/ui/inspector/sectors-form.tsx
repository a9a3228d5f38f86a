import type { Site } from '../../core/inputs/facts';
import type { PlanSector } from '../../core/plan';
import { TECHNOLOGIES, type Technology } from '../../core/plan/service';
import { RADIO_TEMPLATES } from '../../core/radio/radio-templates';
import { planSectors } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { Button, IconButton } from '../design/button';
import { OptionalNumberInput } from '../design/optional-number-input';
import { Select } from '../design/select';
import { OperatorField } from './operator-field';

/** Technologies of masts; hotspots have their own form. */
export const MAST_TECHNOLOGIES = TECHNOLOGIES.filter((id) => id !== 'WIFI');

/** No template: the band is not known. A value of the list must not be empty. */
const UNKNOWN = 'unknown';

/** The radios of a site, one below the other. */
export function SectorsForm({ site }: { site: Site }) {
  const text = useText().editing;
  const { changeSectors } = useCommands();
  const sectors = planSectors(site);
  const set = (next: PlanSector[]) => changeSectors([site.id], () => next);
  const add = () => {
    const last = sectors.at(-1)!;
    const turned = last.azimuthDeg === null ? null : (last.azimuthDeg + 120) % 360;
    set([...sectors, { ...last, azimuthDeg: turned }]);
  };
  return (
    <>
      {sectors.map((sector, index) => (
        <details key={index} className="sector" open={sectors.length === 1}>
          <summary>
            {text.sector(index + 1)} <span className="quiet">{sectorLine(sector, text.allRound)}</span>
          </summary>
          <SectorFields
            sector={sector}
            onChange={(change) =>
              set(sectors.map((entry, place) => (place === index ? { ...entry, ...change } : entry)))
            }
          />
          {sectors.length > 1 && (
            <IconButton
              icon="trash"
              label={text.removeSector(index + 1)}
              onClick={() => set(sectors.filter((_, place) => place !== index))}
            />
          )}
        </details>
      ))}
      <div>
        <Button icon="plus" disabled={sectors.length >= 24} onClick={add}>
          {text.addSector}
        </Button>
      </div>
    </>
  );
}

function sectorLine({ technology, operator, templateId, azimuthDeg }: PlanSector, allRound: string): string {
  const direction = azimuthDeg === null ? allRound : `${Math.round(azimuthDeg)}°`;
  return [templateLabel(templateId) ?? technology, operator, direction].filter(Boolean).join(' · ');
}

const templateLabel = (id: string | null): string | undefined =>
  id === null ? undefined : (RADIO_TEMPLATES.find((template) => template.id === id)?.label ?? id);

interface FieldsProps {
  sector: PlanSector;
  onChange(change: Partial<PlanSector>): void;
}

function SectorFields({ sector, onChange }: FieldsProps) {
  const text = useText().editing;
  const antennas = useAppState((state) => state.plan.inputs.antennas);
  return (
    <div className="stack-tight sector-fields">
      <div className="form-row">
        <Select
          label={text.technology}
          value={sector.technology}
          options={MAST_TECHNOLOGIES.map((value) => ({ value, label: value }))}
          onChange={(technology: Technology) => onChange({ technology, templateId: null })}
        />
        <BandField
          technology={sector.technology}
          value={sector.templateId}
          onChange={(templateId) => onChange({ templateId })}
        />
      </div>
      <OperatorField value={sector.operator} onCommit={(operator) => onChange({ operator })} />
      <div className="form-row">
        <OptionalNumberInput
          label={text.azimuth}
          value={sector.azimuthDeg === null ? null : Math.round(sector.azimuthDeg)}
          low={0}
          high={360}
          placeholder={text.allRound}
          onCommit={(azimuthDeg) => onChange({ azimuthDeg })}
        />
        <OptionalNumberInput
          label={text.tilt}
          value={sector.tiltDeg}
          low={-20}
          high={40}
          placeholder={text.heightFromTemplate}
          onCommit={(tiltDeg) => onChange({ tiltDeg })}
        />
      </div>
      <div className="form-row">
        <OptionalNumberInput
          label={text.power}
          value={sector.powerDbm}
          low={-20}
          high={60}
          placeholder={text.heightFromTemplate}
          onCommit={(powerDbm) => onChange({ powerDbm })}
        />
        {sector.azimuthDeg !== null && (
          <OptionalNumberInput
            label={text.mechanicalTilt}
            value={sector.mechanicalTiltDeg ?? null}
            low={-20}
            high={40}
            placeholder={text.upright}
            onCommit={(mechanicalTiltDeg) => onChange({ mechanicalTiltDeg })}
          />
        )}
      </div>
      {antennas.length > 0 && (
        <Select
          label={text.antenna}
          value={sector.antenna ?? UNKNOWN}
          options={[
            { value: UNKNOWN, label: text.antennaOfTemplate },
            ...antennas.map(({ path }) => ({ value: path, label: path })),
          ]}
          onChange={(path) => onChange({ antenna: path === UNKNOWN ? null : path })}
        />
      )}
    </div>
  );
}

interface BandProps {
  technology: Technology;
  value: string | null;
  onChange(templateId: string | null): void;
}

export function BandField({ technology, value, onChange }: BandProps) {
  const text = useText().editing;
  const templates = RADIO_TEMPLATES.filter((template) => template.technology === technology);
  return (
    <Select
      label={text.band}
      value={value ?? UNKNOWN}
      options={[
        { value: UNKNOWN, label: text.bandUnknown },
        ...templates.map(({ id, label }) => ({ value: id, label })),
      ]}
      onChange={(id) => onChange(id === UNKNOWN ? null : id)}
    />
  );
}
