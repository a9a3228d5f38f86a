import { useEffect, useRef, useState } from 'react';
import { type Commands, messageOf } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { IconButton } from '../design/button';
import { saveBlob } from '../save-blob';

type Refusals = Awaited<ReturnType<Commands['exportRefusals']>>;

/** Every export of the result, made when it is asked for. One that takes long says how far it is and can be stopped. */
export function ExportList() {
  const words = useText().exports;
  const { exportRefusals } = useCommands();
  const [refusals, setRefusals] = useState<Refusals>({});
  useEffect(() => {
    let isCurrent = true;
    exportRefusals()
      .then((found) => isCurrent && setRefusals(found))
      .catch(() => isCurrent && setRefusals({}));
    return () => {
      isCurrent = false;
    };
  }, [exportRefusals]);
  const names = Object.keys(refusals);
  if (names.length === 0) return null;
  return (
    <section className="panel-section">
      <h2>{words.title}</h2>
      <ul>
        {names.map((name) => (
          <ExportRow key={name} name={name} refusal={refusals[name] ?? null} />
        ))}
      </ul>
    </section>
  );
}

function ExportRow({ name, refusal }: { name: string; refusal: Refusals[string] }) {
  const text = useText();
  const { exportFile, tell } = useCommands();
  const stale = useAppState((state) => state.stale || state.result?.stale !== undefined);
  const [fraction, setFraction] = useState<number | null>(null);
  const controller = useRef<AbortController | null>(null);

  async function download(): Promise<void> {
    controller.current = new AbortController();
    setFraction(0);
    try {
      saveBlob(await exportFile(name, { signal: controller.current.signal, onProgress: setFraction }), name);
    } catch (error) {
      if (!(error instanceof Error && error.name === 'AbortError'))
        tell(text.report.failed(name, error instanceof Error ? error.message : String(error)), 'error');
    } finally {
      setFraction(null);
    }
  }

  return (
    <li className="download">
      <div className="grow">
        <strong>{name}</strong>
        <p className="quiet small">
          {refusal
            ? messageOf(refusal, text.messages)
            : fraction === null
              ? (text.exports.about[name] ?? '')
              : text.exports.making(Math.round(fraction * 100))}
        </p>
      </div>
      {fraction === null ? (
        <IconButton
          icon="download"
          kind="plain"
          label={text.report.download(name)}
          disabled={refusal !== null || stale}
          onClick={() => void download()}
        />
      ) : (
        <IconButton
          icon="close"
          kind="plain"
          label={text.exports.stop(name)}
          onClick={() => controller.current?.abort()}
        />
      )}
    </li>
  );
}
