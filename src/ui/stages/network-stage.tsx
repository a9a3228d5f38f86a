import { ENVIRONMENT_IDS, SERVICE_CLASS_IDS } from '../../core/plan/service';
import { SERVICE_CLASSES } from '../../core/plan/service-classes';
import { useAppState, useCommands, useText } from '../app-context';
import { Facts } from '../design/facts';
import { Select } from '../design/select';
import { Slider } from '../design/slider';
import { count, percent } from '../format';
import { NetworkTools } from './network-tools';
import { SiteAccountList } from './site-account';

/** What exists, and for which service it is judged. */
export function NetworkStage() {
  return (
    <div className="stack">
      <ServiceChoice />
      <NetworkTools />
      <Existing />
    </div>
  );
}

function ServiceChoice() {
  const text = useText();
  const words = text.network;
  const commands = useCommands();
  const service = useAppState((state) => state.plan.service);
  const scenario = useAppState((state) => state.plan.radios.scenario);
  return (
    <section className="panel-section">
      <h2>{words.judged}</h2>
      <Select
        label={words.class}
        value={service.classId}
        options={SERVICE_CLASS_IDS.map((id) => ({ value: id, label: SERVICE_CLASSES[id].label }))}
        onChange={commands.setServiceClass}
      />
      <Select
        label={words.environment}
        value={service.environment}
        options={ENVIRONMENT_IDS.map((id) => ({ value: id, label: text.environments[id] }))}
        onChange={commands.setEnvironment}
      />
      <OperatorChoice />
      <Select
        label={words.scenario}
        value={scenario}
        options={(['auto', 'rma', 'uma', 'umi'] as const).map((id) => ({ value: id, label: words.scenarios[id] }))}
        onChange={(next) =>
          commands.setRadios({ scenario: next }, { code: 'setting', context: { id: 'scenario', value: next } })
        }
      />
      <Select
        label={words.payers}
        value={service.hotspotPayers.length === 0 ? 'none' : 'any'}
        options={[
          { value: 'none', label: words.payersNone },
          { value: 'any', label: words.payersAny },
        ]}
        onChange={(next) =>
          commands.setService(
            { hotspotPayers: next === 'any' ? ['any'] : [] },
            { code: 'setting', context: { id: 'payers', value: '' } },
          )
        }
      />
      <Slider
        label={words.load}
        value={service.loadFraction}
        min={0}
        max={1}
        step={0.05}
        format={percent}
        onCommit={(loadFraction) =>
          commands.setService(
            { loadFraction },
            { code: 'setting', context: { id: 'load', value: percent(loadFraction) } },
          )
        }
      />
    </section>
  );
}

function OperatorChoice() {
  const words = useText().network;
  const { setOperator } = useCommands();
  const operator = useAppState((state) => state.plan.service.operator);
  const sites = useAppState((state) => state.result?.sites);
  const known = operatorsOf(sites ?? []).map(([id]) => id);
  const named = operator === 'any' || operator === 'all' || known.includes(operator) ? known : [operator, ...known];
  return (
    <Select
      label={words.operator}
      value={operator}
      options={[
        { value: 'any', label: words.anyOperator },
        { value: 'all', label: words.allOperators },
        ...named.map((id) => ({ value: id, label: id })),
      ]}
      onChange={setOperator}
    />
  );
}

function Existing() {
  const words = useText().network;
  const result = useAppState((state) => state.result);
  const isDemo = useAppState((state) => state.isDemo);
  if (!result) return null;
  const { sites, hotspots } = result;
  const networks = (['mobile', 'iot', 'unknown'] as const)
    .map(
      (network) => [words.networks[network], hotspots.filter((hotspot) => hotspot.network === network).length] as const,
    )
    .filter(([, number]) => number > 0);
  return (
    <>
      <section className="panel-section">
        <h2>
          {words.sites}: {count(sites.length)}
        </h2>
        {sites.length === 0 && <p className="quiet">{words.none}</p>}
        <Facts rows={operatorsOf(sites).map(([id, number]) => [id, count(number)])} />
        <SiteAccountList />
      </section>
      <section className="panel-section">
        <h2>
          {words.hotspots}: {count(hotspots.length)}
        </h2>
        <Facts rows={networks.map(([label, number]) => [label, count(number)])} />
        {isDemo && <p className="quiet small">{words.synthetic}</p>}
      </section>
    </>
  );
}

/** Operators with their number of sites, most first. */
function operatorsOf(sites: readonly { sectors: readonly { operator: string }[] }[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { sectors } of sites)
    for (const operator of new Set(sectors.map((sector) => sector.operator)))
      if (operator) counts.set(operator, (counts.get(operator) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
