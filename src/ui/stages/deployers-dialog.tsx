import { useEffect, useState } from 'react';
import type { DeployerRow, RegionDeployers } from '../../core/economics';
import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { Dialog } from '../design/dialog';
import { Select } from '../design/select';
import { count } from '../format';
import { saveBlob } from '../save-blob';
import { DeployerAccount } from './deployer-account';
import { deployersCsv, deployersGeoJson } from './deployer-files';
import { DeployerTable } from './deployer-table';
import { usePlaceNames } from '../place-names';

const MOST = 200;

interface Question {
  regionId: string;
  device: 'hotspot-outdoor' | 'hotspot-indoor';
  payer: 'any' | 'none';
}

type Answer =
  | { status: 'loading' }
  | { status: 'failed'; message: string }
  | { status: 'ready'; list: RegionDeployers | null };

/** Where a deployer would go first: places ranked for a device and a payer, each with its account; pinned and exported from here. */
export function DeployersDialog({ onClose }: { onClose(): void }) {
  const words = useText();
  const text = words.economics.deployer;
  const { question, setQuestion } = useQuestion();
  const answer = useAnswer(question);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const rows = answer.status === 'ready' ? (answer.list?.rows ?? []) : [];
  const names = usePlaceNames(rows);
  const chosen = rows.find(({ id }) => id === chosenId) ?? rows[0];
  const name = `deployers-${question.regionId}`;
  return (
    <Dialog
      title={text.title}
      description={text.description}
      closeLabel={text.close}
      onClose={onClose}
      footer={
        <>
          <Button disabled={rows.length === 0} onClick={() => saveBlob(deployersCsv(rows, names), `${name}.csv`)}>
            {text.csv}
          </Button>
          <Button
            disabled={rows.length === 0}
            onClick={() => saveBlob(deployersGeoJson(rows, names), `${name}.geojson`)}
          >
            {text.geojson}
          </Button>
          <Button kind="primary" onClick={onClose}>
            {text.close}
          </Button>
        </>
      }
    >
      <div className="deployers">
        <div>
          <Controls question={question} onChange={setQuestion} />
          <Summary answer={answer} />
          {rows.length > 0 && (
            <DeployerTable
              rows={rows}
              names={names}
              chosenId={chosen?.id ?? null}
              device={question.device}
              onChoose={setChosenId}
            />
          )}
        </div>
        {chosen && <DeployerAccount row={chosen} name={names.get(chosen.id) ?? ''} onShowOnMap={onClose} />}
      </div>
    </Dialog>
  );
}

function useQuestion() {
  const costs = useAppState((state) => state.plan.costs);
  const payers = useAppState((state) => state.plan.service.hotspotPayers);
  const regionId = useAppState((state) => state.regionId ?? state.result?.regions[0]?.id ?? '');
  const [question, setQuestion] = useState<Question>({
    regionId,
    device: costs.deployerDevice,
    payer: payers.length > 0 ? 'any' : 'none',
  });
  return { question, setQuestion };
}

/** Asked again when the question or the result changes; an answer to an older question counts for nothing. */
function useAnswer(question: Question): Answer {
  const { deployers } = useCommands();
  const result = useAppState((state) => state.result);
  const [given, setGiven] = useState<{ question: Question; result: typeof result; answer: Answer } | null>(null);
  useEffect(() => {
    const { regionId, device, payer } = question;
    const give = (answer: Answer) => setGiven({ question, result, answer });
    deployers({ regionId, device, payers: payer === 'any' ? ['any'] : [], most: MOST }).then(
      (list) => give({ status: 'ready', list }),
      (error: Error) => give({ status: 'failed', message: error.message }),
    );
  }, [deployers, question, result]);
  return given?.question === question && given.result === result ? given.answer : { status: 'loading' };
}

function Controls({ question, onChange }: { question: Question; onChange(question: Question): void }) {
  const text = useText().economics.deployer;
  const regions = useAppState((state) => state.result?.regions);
  return (
    <div className="deployers-controls">
      <Select
        label={text.region}
        value={question.regionId}
        options={(regions ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(regionId) => onChange({ ...question, regionId })}
      />
      <Select
        label={text.device}
        value={question.device}
        options={(['hotspot-outdoor', 'hotspot-indoor'] as const).map((value) => ({
          value,
          label: text.devices[value],
        }))}
        onChange={(device) => onChange({ ...question, device })}
      />
      <Select
        label={text.payer}
        value={question.payer}
        options={(['any', 'none'] as const).map((value) => ({ value, label: text.payers[value] }))}
        onChange={(payer) => onChange({ ...question, payer })}
      />
    </div>
  );
}

function Summary({ answer }: { answer: Answer }) {
  const text = useText().economics.deployer;
  if (answer.status === 'loading') return <p className="quiet">{text.loading}</p>;
  if (answer.status === 'failed') return <p className="field-error">{text.failed(answer.message)}</p>;
  const { rows = [] as DeployerRow[], considered = 0, measuredHotspots = 0 } = answer.list ?? {};
  if (rows.length === 0) return <p className="quiet">{text.none}</p>;
  return (
    <p className="small quiet">
      {text.count(count(rows.length), count(considered))}
      {measuredHotspots > 0 ? `. ${text.measured(count(measuredHotspots))}` : ''}
    </p>
  );
}
