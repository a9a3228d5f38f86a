import { useRef, useState } from 'react';
import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { count } from '../format';
import { saveBlob } from '../save-blob';
import { DeployersDialog } from './deployers-dialog';

/** The register as a file, back to what is shipped, and what a deployer would make of it. */
export function RegisterFile() {
  const text = useText().economics;
  const { registerFile, resetAssumptions } = useCommands();
  const name = useAppState((state) => state.plan.name);
  const edited = useAppState((state) => Object.keys(state.plan.costs.overrides).length);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Estimates />
      <div className="button-row">
        <ImportButton />
        <Button onClick={() => void registerFile().then((blob) => saveBlob(blob, `${name || 'plan'}-assumptions.csv`))}>
          {text.exportRegister}
        </Button>
        {edited > 0 && <Button onClick={resetAssumptions}>{text.resetAll(edited)}</Button>}
      </div>
      <p className="field-help">{text.registerHelp}</p>
      <Button className="left" onClick={() => setAsking(true)}>
        {text.deployer.open}
      </Button>
      {isAsking && <DeployersDialog onClose={() => setAsking(false)} />}
    </>
  );
}

function Estimates() {
  const text = useText().economics;
  const register = useAppState((state) => state.result?.register ?? []);
  const rows = register.filter(({ kind }) => kind !== 'text');
  const estimates = rows.filter(({ tag, edited }) => tag === 'U' && !edited);
  return <p className="small quiet">{text.assumed(count(estimates.length), count(rows.length))}</p>;
}

function ImportButton() {
  const text = useText().economics;
  const { importRegister } = useCommands();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => input.current?.click()}>{text.importRegister}</Button>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        hidden
        aria-label={text.importRegister}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void importRegister(file);
        }}
      />
    </>
  );
}
