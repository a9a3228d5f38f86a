import { useAppState, useCommands, useText } from '../app-context';
import { Button, IconButton } from '../design/button';
import { saveBlob } from '../save-blob';
import { ExportList } from './export-list';
import { IssueList } from './issue-list';

const REPORT = 'report.html';

import { NothingYet } from './nothing-yet';
/** The report, then each other file of the bundle, ready to download. */
export function ReportStage() {
  const text = useText();
  const words = text.report;
  const result = useAppState((state) => state.result);
  const stale = useAppState((state) => state.stale);
  const { bundleFile, tell } = useCommands();
  if (!result) return <NothingYet what={words.noResult} />;
  const download = async (name: string) => {
    try {
      saveBlob(await bundleFile(name), name);
    } catch (error) {
      tell(words.failed(name, error instanceof Error ? error.message : String(error)), 'error');
    }
  };
  return (
    <div className="stack">
      {stale && <p className="notice notice-warning">{words.stale}</p>}
      {result.bundleFiles.includes(REPORT) && (
        <section className="panel-section">
          <h2>{words.title}</h2>
          <p className="quiet">{words.about[REPORT]}</p>
          <div className="row">
            <Button
              kind="primary"
              icon="download"
              aria-label={words.download(REPORT)}
              onClick={() => void download(REPORT)}
            >
              {words.download(REPORT)}
            </Button>
          </div>
        </section>
      )}
      <section className="panel-section">
        <h2>{words.numbers}</h2>
        <p className="quiet">{words.intro}</p>
        <ul>
          {result.bundleFiles
            .filter((name) => name !== REPORT)
            .map((name) => (
              <li key={name} className="download">
                <div className="grow">
                  <strong>{name}</strong>
                  <p className="quiet small">{words.about[name]}</p>
                </div>
                <IconButton
                  icon="download"
                  kind="plain"
                  label={words.download(name)}
                  onClick={() => void download(name)}
                />
              </li>
            ))}
        </ul>
      </section>
      <ExportList key={result.version} />
      {result.issues.length > 0 && (
        <section className="panel-section">
          <h2>{text.inspector.issues}</h2>
          <IssueList issues={result.issues} shown={12} />
        </section>
      )}
    </div>
  );
}
