import { messageOf, type WebState, webTerms } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { bytes, percent } from '../format';
import { leavesSomething } from './web-form';

/** How far a transfer is, or why it ended; null while there is none. The same in the data stage and in the dialog. */
export function WebStatus({ isBare = false }: { /** The buttons are elsewhere. */ isBare?: boolean }) {
  const text = useText().web;
  const { fetchFromWeb, forgetWeb, stopWeb } = useCommands();
  const web = useAppState((state) => state.web);
  if (!web) return null;
  return (
    <div className="web-status stack-tight">
      {web.status === 'running' ? <Running web={web} /> : <Ended web={web} />}
      {!isBare && (
        <div className="button-row">
          {web.status === 'running' ? (
            <Button onClick={stopWeb}>{text.stop}</Button>
          ) : (
            <>
              <Button onClick={() => void fetchFromWeb(web.wish)}>
                {leavesSomething(web) ? text.goOn : text.again}
              </Button>
              <Button onClick={forgetWeb}>{text.dismiss}</Button>
            </>
          )}
        </div>
      )}
    </div>
  );
}

const hostOf = ({ wish }: WebState): string => webTerms(wish)?.host ?? '';

function Running({ web }: { web: Extract<WebState, { status: 'running' }> }) {
  const text = useText().web;
  const host = hostOf(web);
  const { fraction, bytes: read, pauseS } = web;
  const sentence = pauseS !== null ? text.pausing(host, pauseS) : read === 0 ? text.waiting(host) : text.reading(host);
  const size =
    pauseS === null && read > 0 ? [bytes(read), ...(fraction > 0 ? [percent(fraction)] : [])].join(', ') : '';
  return (
    <>
      {/* What grows all the time is not read out. */}
      <p className="small row-between">
        <output>{sentence}</output>
        <span>{size}</span>
      </p>
      <progress className="progress" aria-label={text.title} max={1} value={fraction > 0 ? fraction : undefined} />
    </>
  );
}

function Ended({ web }: { web: Exclude<WebState, { status: 'running' }> }) {
  const { web: text, messages } = useText();
  const isFailure = web.status === 'failed';
  const sentence = !isFailure
    ? text.stopped(hostOf(web))
    : typeof web.problem === 'string'
      ? text.broke(web.problem)
      : messageOf(web.problem, messages);
  return (
    <p role={isFailure ? 'alert' : 'status'} className={`notice ${isFailure ? 'notice-error' : ''}`}>
      {sentence} {leavesSomething(web) && text.kept}
    </p>
  );
}
