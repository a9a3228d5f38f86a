import { useAppState, useCommands, useText } from '../app-context';
import { NumberInput } from '../design/number-input';
import { OptionalNumberInput } from '../design/optional-number-input';
import { Select } from '../design/select';
import { TextInput } from '../design/text-input';
import { PresetNotice } from './preset-notice';

/** What is chosen once for all assumptions: what they are for, who pays a share, the draws, the money reports are written in. */
export function CostSettings() {
  const words = useText();
  const text = words.costs;
  const { setCosts } = useCommands();
  const costs = useAppState((state) => state.plan.costs);
  return (
    <section className="panel-section">
      <Select
        label={text.preset}
        value={costs.preset}
        options={(['us', 'emerging'] as const).map((id) => ({ value: id, label: text.presets[id] }))}
        onChange={(preset) => setCosts({ preset }, text.presets[preset])}
      />
      <PresetNotice />
      <Select
        label={text.backhaul}
        value={costs.hotspotBackhaul}
        options={(['paid', 'shared'] as const).map((id) => ({ value: id, label: text.backhauls[id] }))}
        onChange={(hotspotBackhaul) => setCosts({ hotspotBackhaul }, text.backhauls[hotspotBackhaul])}
      />
      <div className="row">
        <NumberInput
          label={text.horizon}
          value={costs.horizonYears}
          check={(years) => (Number.isInteger(years) && years >= 1 && years <= 40 ? null : '1–40')}
          onCommit={(horizonYears) => setCosts({ horizonYears }, text.horizon)}
        />
        <NumberInput
          label={text.draws}
          value={costs.draws}
          check={(draws) => (Number.isInteger(draws) && draws >= 100 && draws <= 100_000 ? null : '100–100,000')}
          onCommit={(draws) => setCosts({ draws }, text.draws)}
        />
      </div>
      <h3>{words.economics.funding}</h3>
      <Funding />
      <h3>{words.economics.money}</h3>
      <Money />
    </section>
  );
}

/** Grants are rows of the register; sharing is a choice of the plan. */
function Funding() {
  const text = useText().economics;
  const { setCosts } = useCommands();
  const tenants = useAppState((state) => state.plan.costs.tenants);
  return (
    <>
      <div className="row">
        <GrantInput label={text.grantTowers} rowKey="finance.grant_tower_fraction" />
        <GrantInput label={text.grantHotspots} rowKey="finance.grant_hotspot_fraction" />
      </div>
      <NumberInput
        label={text.tenants}
        value={tenants}
        check={(count) => (Number.isInteger(count) && count >= 1 && count <= 10 ? null : text.tenantsRange)}
        onCommit={(count) => setCosts({ tenants: count }, text.tenantsNote(count))}
      />
    </>
  );
}

function GrantInput({ label, rowKey }: { label: string; rowKey: string }) {
  const text = useText().economics;
  const { setCostOverride } = useCommands();
  const percent = useAppState((state) => 100 * (state.plan.costs.overrides[rowKey]?.likely ?? 0));
  return (
    <NumberInput
      label={label}
      value={percent}
      check={(value) => (value >= 0 && value <= 100 ? null : text.percentRange)}
      onCommit={(value) => {
        const share = value / 100;
        setCostOverride(rowKey, share === 0 ? null : { low: share, likely: share, high: share });
      }}
    />
  );
}

function Money() {
  const text = useText().economics;
  const { setCosts } = useCommands();
  const { currency, priceYear } = useAppState((state) => state.plan.costs);
  return (
    <>
      <div className="row">
        <TextInput
          label={text.currency}
          value={currency.code}
          problem={null}
          onCommit={(typed) => {
            const code = typed.trim().toUpperCase();
            if (/^[A-Z]{3}$/.test(code)) setCosts({ currency: { ...currency, code } }, code);
          }}
        />
        <NumberInput
          label={text.perUsd(currency.code)}
          value={currency.perUsd}
          check={(perUsd) => (perUsd > 0 ? null : '> 0')}
          onCommit={(perUsd) => setCosts({ currency: { ...currency, perUsd } }, `${perUsd} ${currency.code}`)}
        />
      </div>
      <OptionalNumberInput
        label={text.priceYear}
        placeholder={text.registerYear}
        value={priceYear}
        low={1990}
        high={2100}
        onCommit={(year) => setCosts({ priceYear: year === null ? null : Math.round(year) }, text.priceYear)}
      />
    </>
  );
}
