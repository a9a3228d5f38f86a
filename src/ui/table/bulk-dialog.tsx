import { useState } from 'react';
import type { PlanSector } from '../../core/plan';
import type { Technology } from '../../core/plan/service';
import { type HotspotChange, type NetworkKind, planSectors, shownNetwork } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { Dialog } from '../design/dialog';
import { OptionalNumberInput } from '../design/optional-number-input';
import { Select } from '../design/select';
import { HeightField } from '../inspector/place-forms';
import { OperatorField } from '../inspector/operator-field';
import { BandField, MAST_TECHNOLOGIES } from '../inspector/sectors-form';

interface Props {
  kind: NetworkKind;
  ids: readonly string[];
  onClose(): void;
}

interface Filled {
  heightM?: number;
  sector: Partial<PlanSector>;
  gainDbi?: number;
  azimuthDeg?: number;
}

/** One change of many rows: only what is filled in changes. */
export function BulkDialog({ kind, ids, onClose }: Props) {
  const text = useText().bulk;
  const { changeSites, changeHotspots, changeSectors } = useCommands();
  const { sites } = useAppState(shownNetwork);
  const [filled, setFilled] = useState<Filled>({ sector: {} });
  const hasSector = Object.keys(filled.sector).length > 0;
  const isEmpty = !hasSector && Object.keys(filled).length === 1;
  const apply = () => {
    const height = filled.heightM === undefined ? {} : { heightM: filled.heightM };
    if (kind === 'hotspot') {
      const { sector: _, ...change } = filled;
      changeHotspots(ids, change satisfies HotspotChange);
    } else if (hasSector) {
      const byId = new Map(sites.map(({ item }) => [item.id, planSectors(item)]));
      changeSectors(ids, (id) => (byId.get(id) ?? []).map((sector) => ({ ...sector, ...filled.sector })), height);
    } else changeSites(ids, height);
    onClose();
  };
  return (
    <Dialog
      title={text.title(ids.length)}
      description={text.intro}
      closeLabel={text.cancel}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button kind="primary" disabled={isEmpty} onClick={apply}>
            {text.apply}
          </Button>
        </>
      }
    >
      <div className="stack">
        <HeightField
          value={filled.heightM ?? null}
          placeholder={text.unchanged}
          onCommit={(next) => setFilled(withOptional(filled, 'heightM', next))}
        />
        {kind === 'site' ? (
          <SectorFields sector={filled.sector} onChange={(sector) => setFilled({ ...filled, sector })} />
        ) : (
          <HotspotFields filled={filled} onChange={setFilled} />
        )}
      </div>
    </Dialog>
  );
}

function withOptional<Value extends object>(value: Value, key: keyof Value, next: unknown): Value {
  const { [key]: _, ...rest } = value;
  return (next === null ? rest : { ...rest, [key]: next }) as Value;
}

/** As they are; a value of the list must not be empty. */
const UNCHANGED = 'unchanged';

function SectorFields({
  sector,
  onChange,
}: {
  sector: Partial<PlanSector>;
  onChange(next: Partial<PlanSector>): void;
}) {
  const text = useText();
  const set = (key: keyof PlanSector) => (next: number | null) => onChange(withOptional(sector, key, next));
  const technology = sector.technology;
  return (
    <>
      <div className="form-row">
        <Select<Technology | typeof UNCHANGED>
          label={text.editing.technology}
          value={technology ?? UNCHANGED}
          options={[
            { value: UNCHANGED, label: text.bulk.unchanged },
            ...MAST_TECHNOLOGIES.map((value) => ({ value, label: value })),
          ]}
          onChange={(next) => {
            const { technology: _, templateId: __, ...rest } = sector;
            onChange(next === UNCHANGED ? rest : { ...rest, technology: next, templateId: null });
          }}
        />
        {technology && (
          <BandField
            technology={technology}
            value={sector.templateId ?? null}
            onChange={(templateId) => onChange({ ...sector, templateId })}
          />
        )}
      </div>
      <OperatorField
        value={sector.operator ?? ''}
        onCommit={(operator) => onChange(withOptional(sector, 'operator', operator || null))}
      />
      <div className="form-row">
        <OptionalNumberInput
          label={text.editing.azimuth}
          value={sector.azimuthDeg ?? null}
          low={0}
          high={360}
          placeholder={text.bulk.unchanged}
          onCommit={set('azimuthDeg')}
        />
        <OptionalNumberInput
          label={text.editing.tilt}
          value={sector.tiltDeg ?? null}
          low={-20}
          high={40}
          placeholder={text.bulk.unchanged}
          onCommit={set('tiltDeg')}
        />
      </div>
      <div className="form-row">
        <OptionalNumberInput
          label={text.editing.power}
          value={sector.powerDbm ?? null}
          low={-20}
          high={60}
          placeholder={text.bulk.unchanged}
          onCommit={set('powerDbm')}
        />
        <OptionalNumberInput
          label={text.editing.mechanicalTilt}
          value={sector.mechanicalTiltDeg ?? null}
          low={-20}
          high={40}
          placeholder={text.bulk.unchanged}
          onCommit={set('mechanicalTiltDeg')}
        />
      </div>
    </>
  );
}

function HotspotFields({ filled, onChange }: { filled: Filled; onChange(next: Filled): void }) {
  const text = useText();
  const set = (key: 'gainDbi' | 'azimuthDeg') => (next: number | null) => onChange(withOptional(filled, key, next));
  return (
    <div className="form-row">
      <OptionalNumberInput
        label={text.editing.gain}
        value={filled.gainDbi ?? null}
        low={-10}
        high={40}
        placeholder={text.bulk.unchanged}
        onCommit={set('gainDbi')}
      />
      <OptionalNumberInput
        label={text.editing.azimuth}
        value={filled.azimuthDeg ?? null}
        low={0}
        high={360}
        placeholder={text.bulk.unchanged}
        onCommit={set('azimuthDeg')}
      />
    </div>
  );
}
