import { useRef } from 'react';
import type { FileReport } from '../../core/inputs/facts';
import type { FileRef } from '../../core/plan';
import { fileName } from '../../core/report/words';
import { type FileRole, filesOf } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { Button, IconButton } from '../design/button';
import { Select } from '../design/select';
import { bytes, lengthM } from '../format';
import { OriginLine } from '../web/origin-line';
import { WebStatus } from '../web/web-status';
import { reportText } from './counts-text';
import { IssueList } from './issue-list';
import { Regions } from './regions';

/** Where the plan is and what it is made of. */
export function DataStage() {
  return (
    <div className="stack">
      <Regions />
      <Files />
      <GridChoice />
    </div>
  );
}

function Files() {
  const words = useText();
  const text = words.data;
  const { addFiles, openDemo, openDialog } = useCommands();
  const picker = useRef<HTMLInputElement>(null);
  const plan = useAppState((state) => state.plan);
  const reports = useAppState((state) => state.result?.files);
  const files = filesOf(plan);
  return (
    <section className="panel-section">
      <h2>{text.files}</h2>
      {files.length === 0 && (
        <div className="empty">
          <p>{text.noFiles}</p>
          <Button onClick={() => void openDemo()}>{text.sample}</Button>
        </div>
      )}
      <div>
        {files.map(({ role, ref }) => (
          <FileCard
            key={`${role} ${ref.path}`}
            role={role}
            file={ref}
            report={reports?.find((report) => report.file === ref.path && report.role === factRoleOf(role))}
          />
        ))}
      </div>
      <div className="button-row">
        <Button icon="plus" onClick={() => picker.current?.click()}>
          {text.addFiles}
        </Button>
        <Button icon="download" onClick={() => openDialog('web')}>
          {words.web.open}
        </Button>
      </div>
      <WebStatus />
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={text.addFiles}
        onChange={({ target }) => {
          const chosen = [...(target.files ?? [])];
          target.value = '';
          void addFiles(chosen);
        }}
      />
    </section>
  );
}

/** Joined tables are read as demand. One file may be in the plan as several things. */
const factRoleOf = (role: FileRole): FileReport['role'] => (role === 'joins' ? 'demand' : role);

interface FileCardProps {
  role: FileRole;
  file: FileRef;
  report: FileReport | undefined;
}

function FileCard({ role, file: { path, bytes: size, origin }, report }: FileCardProps) {
  const text = useText();
  const { removeFile } = useCommands();
  return (
    <article className="file-card">
      <div className="row">
        <strong className="grow clip" title={path}>
          {fileName(path)}
        </strong>
        <span className="quiet small">{bytes(size)}</span>
        <IconButton icon="trash" label={text.data.removeFile(fileName(path))} onClick={() => removeFile(role, path)} />
      </div>
      <span className="quiet">
        {text.roles[role]}
        {report && ` · ${reportText(report, text)}`}
      </span>
      {origin && <OriginLine origin={origin} />}
      {report && <IssueList issues={report.issues} shown={3} ofOneFile />}
    </article>
  );
}

/** Mean edge of a cell by its resolution. m */
const EDGES_M: Record<number, number> = { 8: 530, 9: 200, 10: 76, 11: 29, 12: 11 };

function GridChoice() {
  const text = useText().data;
  const { setGrid } = useCommands();
  const resolution = useAppState((state) => state.plan.grid.resolution);
  const used = useAppState((state) => state.result?.grid.resolution ?? null);
  const options = [
    { value: 'auto', label: text.resolutionAuto(resolution === null ? used : null) },
    ...Object.entries(EDGES_M).map(([value, edgeM]) => ({
      value,
      label: text.resolutionOf(Number(value), lengthM(edgeM)),
    })),
  ];
  return (
    <section className="panel-section">
      <Select
        label={text.resolution}
        value={resolution === null ? 'auto' : String(resolution)}
        options={options}
        onChange={(value) => setGrid({ resolution: value === 'auto' ? null : Number(value) }, text.resolution)}
      />
    </section>
  );
}
