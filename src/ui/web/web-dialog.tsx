import { useState } from 'react';
import { type LiveWish, regionBoxes, type WebState, webTerms } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { Dialog } from '../design/dialog';
import { Segments } from '../design/segments';
import { Select } from '../design/select';
import { TextInput } from '../design/text-input';
import { count } from '../format';
import { addressProblem, formOf, leavesSomething, SOURCES, USUAL_URLS, type WebForm, wishOf } from './web-form';
import { WebStatus } from './web-status';
import { WebTerms } from './web-terms';
import './web.css';

/** Data from the network: who is asked and what he learns stands there before anything is asked; what comes goes the way of a dropped file. */
export function WebDialog() {
  const text = useText().web;
  const { openDialog } = useCommands();
  const web = useAppState((state) => state.web);
  const [form, setForm] = useState(() => formOf(web?.wish ?? null));
  const boxes = useBoxes();
  const wish = wishOf(form, boxes);
  const problem = addressProblem(wish, text);
  const terms = problem ? null : webTerms(wish);
  const isRunning = web?.status === 'running';
  const needsRegion = form.source !== 'file' && boxes.length === 0;
  const isTooMuch = Boolean(terms?.tiles && terms.tiles.count > terms.tiles.most);
  const isAboutThis = web !== null && JSON.stringify(web.wish) === JSON.stringify(wish);
  return (
    <Dialog
      title={text.title}
      description={text.intro}
      closeLabel={text.close}
      onClose={() => openDialog(null)}
      footer={
        <Footer
          web={isRunning || isAboutThis ? web : null}
          wish={wish}
          isReady={Boolean(terms) && !needsRegion && !isTooMuch}
        />
      }
    >
      <div className="stack">
        <Fields form={form} problem={problem} isLocked={isRunning} onChange={setForm} />
        {needsRegion && <p className="notice notice-warning">{text.noRegion}</p>}
        {terms && !needsRegion && <WebTerms wish={wish} terms={terms} />}
        {isTooMuch && !needsRegion && (
          <p className="notice notice-warning">
            {text.tooManyTiles(count(terms?.tiles?.count ?? 0), count(terms?.tiles?.most ?? 0))}
          </p>
        )}
        {(isRunning || isAboutThis) && <WebStatus isBare />}
      </div>
    </Dialog>
  );
}

function useBoxes() {
  const plan = useAppState((state) => state.plan);
  const result = useAppState((state) => state.result);
  return regionBoxes({ plan, result }, plan.grid.marginKm);
}

interface FieldsProps {
  form: WebForm;
  problem: string | null;
  isLocked: boolean;
  onChange(form: WebForm): void;
}

function Fields({ form, problem, isLocked, onChange }: FieldsProps) {
  const text = useText().web;
  const { source, network, urls } = form;
  const isOther = urls[source] !== USUAL_URLS[source];
  const address = (
    <TextInput
      label={source === 'file' ? text.address : text.server}
      value={urls[source]}
      placeholder="https://"
      problem={urls[source] === '' ? null : problem}
      onCommit={(url) => onChange({ ...form, urls: { ...urls, [source]: url.trim() || USUAL_URLS[source] } })}
    />
  );
  return (
    <fieldset className="web-fields stack" disabled={isLocked}>
      <Select
        label={text.what}
        value={source}
        options={SOURCES.map((value) => ({ value, label: text.sources[value] }))}
        onChange={(next) => onChange({ ...form, source: next })}
      />
      <p className="quiet">{text.help[source]}</p>
      {source === 'hotspots' && (
        <div>
          <Segments
            label={text.network}
            value={network}
            options={(['mobile', 'iot'] as const).map((value) => ({ value, label: text.networks[value] }))}
            onChange={(next) => onChange({ ...form, network: next })}
          />
        </div>
      )}
      {source === 'file' ? (
        address
      ) : (
        <details key={source} open={isOther || undefined}>
          <summary>{text.otherServer}</summary>
          {address}
        </details>
      )}
    </fieldset>
  );
}

interface FooterProps {
  /** The transfer of this wish, or the one under way. */
  web: WebState | null;
  wish: LiveWish;
  isReady: boolean;
}

function Footer({ web, wish, isReady }: FooterProps) {
  const text = useText().web;
  const { fetchFromWeb, forgetWeb, openDialog, stopWeb } = useCommands();
  const host = isReady ? webTerms(wish)?.host : null;
  if (web?.status === 'running')
    return (
      <>
        <Button onClick={() => openDialog(null)}>{text.close}</Button>
        <Button kind="primary" onClick={stopWeb}>
          {text.stop}
        </Button>
      </>
    );
  return (
    <>
      {web ? (
        <Button onClick={forgetWeb}>{text.dismiss}</Button>
      ) : (
        <Button onClick={() => openDialog(null)}>{text.close}</Button>
      )}
      <Button kind="primary" disabled={!isReady} onClick={() => void fetchFromWeb(wish)}>
        {web ? (leavesSomething(web) ? text.goOn : text.again) : host ? text.ask(host) : text.askNobody}
      </Button>
    </>
  );
}
