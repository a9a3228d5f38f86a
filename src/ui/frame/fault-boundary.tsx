import { Component, type ReactNode } from 'react';
import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { saveBlob } from '../save-blob';

/** What its views throw ends up here: a message with ways on, where React would leave an empty page. */
export class FaultBoundary extends Component<{ children: ReactNode }, { fault: Error | null }> {
  override state = { fault: null };

  static getDerivedStateFromError = (error: unknown) => ({
    fault: error instanceof Error ? error : new Error(String(error)),
  });

  override render() {
    const { fault } = this.state;
    return fault ? <Fault fault={fault} onAgain={() => this.setState({ fault: null })} /> : this.props.children;
  }
}

function Fault({ fault, onAgain }: { fault: Error; onAgain(): void }) {
  const { errors: text, top } = useText();
  const { planFile } = useCommands();
  const name = useAppState((state) => state.plan.name);
  return (
    <main className="fault" role="alert">
      <div className="stack">
        <h2>{text.broken}</h2>
        <p>{text.brokenHelp}</p>
        <p className="quiet source-text">{fault.message}</p>
        <div className="button-row">
          <Button kind="primary" onClick={onAgain}>
            {text.brokenAgain}
          </Button>
          <Button icon="download" onClick={() => saveBlob(planFile(), `${name || 'plan'}.json`)}>
            {top.saveFile}
          </Button>
        </div>
      </div>
    </main>
  );
}
