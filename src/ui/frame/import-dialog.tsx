import { useState } from 'react';
import { fileName } from '../../core/report/words';
import { FILE_ROLES, type FileRole, type ImportDraft, isUsable, messageOf } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { Button, IconButton } from '../design/button';
import { Dialog } from '../design/dialog';
import { Facts } from '../design/facts';
import { Select } from '../design/select';
import { TextInput } from '../design/text-input';
import { bytes, count } from '../format';
import { saveBlob } from '../save-blob';
import { factRows, reportText } from '../stages/counts-text';
import { OriginLine } from '../web/origin-line';
import { IssueList } from '../stages/issue-list';
import { FileQuestions } from './file-questions';

/** Files on their way in: what each is taken for, its first rows, its columns, and what would be used; all before it touches the plan. */
export function ImportDialog() {
  const text = useText().importing;
  const { acceptDrafts, dropDraft } = useCommands();
  const drafts = useAppState((state) => state.drafts);
  if (drafts.length === 0) return null;
  const usable = drafts.filter(isUsable).length;
  const close = () => {
    for (const { id } of drafts) dropDraft(id);
  };
  return (
    <Dialog
      title={text.title}
      description={text.intro}
      closeLabel={text.cancel}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{text.cancel}</Button>
          <Button kind="primary" disabled={usable === 0} onClick={() => void acceptDrafts()}>
            {usable === 0 ? text.acceptNone : text.accept(usable)}
          </Button>
        </>
      }
    >
      <div className="stack">
        {drafts.map((draft) => (
          <DraftCard key={draft.id} draft={draft} />
        ))}
      </div>
    </Dialog>
  );
}

function DraftCard({ draft }: { draft: ImportDraft }) {
  const text = useText();
  const { dropDraft, setDraftRole } = useCommands();
  return (
    <article className="panel-section" aria-label={draft.name}>
      <div className="row">
        <h2 className="grow clip">{draft.name}</h2>
        <span className="quiet small">{bytes(draft.blob.size)}</span>
        <IconButton
          icon="close"
          label={`${text.importing.leaveOut}: ${draft.name}`}
          onClick={() => dropDraft(draft.id)}
        />
      </div>
      {draft.origin && <OriginLine origin={draft.origin} />}
      <Select
        label={draft.isRoleAssumed ? text.importing.assumes : text.importing.thinks}
        value={draft.role ?? ''}
        placeholder={draft.check.status === 'checking' ? text.importing.checking : text.importing.unknownRole}
        options={FILE_ROLES.map((role) => ({ value: role, label: text.roles[role] }))}
        onChange={(role: FileRole) => setDraftRole(draft.id, role)}
      />
      <JoinFit draft={draft} />
      {draft.role === 'joins' ? <JoinFields draft={draft} /> : <Outcome draft={draft} />}
      <FileQuestions draft={draft} />
      <RefusedRows draft={draft} />
      {draft.preview && <FirstRows preview={draft.preview} />}
      <MappingFields draft={draft} />
    </article>
  );
}

function Outcome({ draft: { check } }: { draft: ImportDraft }) {
  const text = useText();
  if (check.status === 'checking') return <p className="quiet">{text.importing.checking}</p>;
  if (check.status === 'failed') return <p className="notice notice-error">{text.importing.failed(check.message)}</p>;
  const { counts, issues } = check.report;
  return (
    <>
      {counts.used === 0 && <p className="notice notice-error">{text.importing.unusable}</p>}
      {counts.read > 0 && (
        <>
          <p>{reportText(check.report, text)}</p>
          <Facts rows={factRows(check.report, text)} />
        </>
      )}
      <IssueList issues={issues} ofOneFile />
    </>
  );
}

/** The rows that would be left out, to be mended outside and added again. */
function RefusedRows({ draft: { id, name, check } }: { draft: ImportDraft }) {
  const text = useText();
  const { refusedRows, tell } = useCommands();
  if (check.status !== 'checked' || check.report.counts.refused === 0) return null;
  const save = async () => {
    const file = await refusedRows(id, (issue) => messageOf(issue, text.messages)).catch(() => null);
    if (file) saveBlob(file, `${name.replace(/\.[^.]*$/, '')}-refused.csv`);
    else tell(text.importing.noRefusedRows, 'error');
  };
  return (
    <div>
      <Button icon="download" onClick={() => void save()}>
        {text.importing.saveRefused(check.report.counts.refused)}
      </Button>
    </div>
  );
}

function FirstRows({ preview: { columns: head, rows: body } }: { preview: NonNullable<ImportDraft['preview']> }) {
  const text = useText().importing;
  if (head.length < 2 || body.length === 0) return null;
  return (
    <div className="stack-tight">
      <h3>{text.firstRows}</h3>
      <div style={{ overflowX: 'auto' }}>
        <table className="compact-table small">
          <thead>
            <tr>
              {head.map((name, column) => (
                <th key={column} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {body.slice(0, 4).map((cells, row) => (
              <tr key={row}>
                {head.map((_, column) => (
                  <td key={column} className="clip" style={{ maxWidth: 160 }}>
                    {cells[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** A column name cannot be empty, and the choice needs a value. */
const GUESS = '\u0000';

function MappingFields({ draft }: { draft: ImportDraft }) {
  const text = useText();
  const { setDraftMapping } = useCommands();
  const [isUnfolded, setUnfolded] = useState(false);
  const { columns = [], fields = [] } = draft.preview ?? {};
  const names = [...new Set(columns.filter((name) => name !== ''))];
  if (names.length < 2 || fields.length === 0) return null;
  const isIncomplete = fields.some(({ required, column }) => required && column === '');
  return (
    <>
      {draft.isMapped && <p className="quiet small">{text.importing.columnsKnown}</p>}
      <details open={isIncomplete} onToggle={({ currentTarget }) => setUnfolded(currentTarget.open)}>
        <summary>{text.importing.columns}</summary>
        <p className="quiet small">{text.importing.columnsHelp}</p>
        <div className="mapping">
          {/* A dozen lists of all columns are made for who wants to see them. */}
          {(isIncomplete || isUnfolded ? fields : []).map(({ field, required, column }) => (
            <Select
              key={field}
              label={`${text.fields[field] ?? field}${required ? ` (${text.importing.required})` : ''}`}
              value={draft.mapping[field] || GUESS}
              options={[
                {
                  value: GUESS,
                  label: column && !draft.mapping[field] ? text.importing.guessedAs(column) : text.importing.guessed,
                },
                ...names.map((name) => ({ value: name, label: name })),
              ]}
              onChange={(next) => setDraftMapping(draft.id, field, next === GUESS ? '' : next)}
            />
          ))}
        </div>
      </details>
    </>
  );
}

/** Offers what two files say together. */
function JoinFit({ draft: { id, role, joinFit } }: { draft: ImportDraft }) {
  const text = useText().importing;
  const { joinDraft } = useCommands();
  const ofDraft = useAppState((state) => state.drafts.find((draft) => draft.id === joinFit?.draftId));
  if (!joinFit) return null;
  const isUsed = role === 'joins' && (ofDraft === undefined || ofDraft.role === 'demand');
  const { outlines, joinColumn, joinId, matched, rows } = joinFit;
  return (
    <div className="notice">
      <p>{text.fits(fileName(outlines), `${joinColumn} = ${joinId}`, count(matched), count(rows))}</p>
      {!isUsed && <Button onClick={() => joinDraft(id)}>{text.fitUse}</Button>}
    </div>
  );
}

function JoinFields({ draft }: { draft: ImportDraft }) {
  const text = useText().importing;
  const { setDraftJoin } = useCommands();
  const columns = [...new Set((draft.preview?.columns ?? []).filter((name) => name !== ''))];
  return (
    <>
      {draft.join.joinColumn === '' && <p className="notice notice-warning">{text.joinNeeded}</p>}
      <div className="row">
        <div className="grow">
          <Select
            label={text.joinColumn}
            value={draft.join.joinColumn}
            options={columns.map((name) => ({ value: name, label: name }))}
            onChange={(joinColumn) => setDraftJoin(draft.id, { ...draft.join, joinColumn })}
          />
        </div>
        <TextInput
          label={text.joinId}
          value={draft.join.joinId}
          onCommit={(joinId) => setDraftJoin(draft.id, { ...draft.join, joinId })}
        />
      </div>
    </>
  );
}
