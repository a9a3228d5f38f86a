/** Client against a fake worker: numbering, progress, cancel, refusal, death and revival. */
import { describe, expect, it } from 'vitest';
import { newPlan } from '../../src/core/plan';
import { createEngineClient, UnusableInputError, type WorkerPort } from '../../src/worker/client';
import type { Request, Response, ViewResult } from '../../src/worker/protocol';
import type { ViewUpdate } from '../../src/worker/view-update';

type Answer = (request: Request, reply: (response: Response) => void) => void;

function fakeWorkers(answer: Answer) {
  const started: { sent: Request[]; terminated: boolean; die(message?: string): void; garble(): void }[] = [];
  const start = (): WorkerPort => {
    let onMessage: (event: { data: Response }) => void = () => {};
    let onError: (event: { message?: string }) => void = () => {};
    let onMessageError: () => void = () => {};
    const worker = {
      sent: [] as Request[],
      terminated: false,
      die: (message?: string) => onError(message === undefined ? {} : { message }),
      garble: () => onMessageError(),
    };
    started.push(worker);
    return {
      postMessage(request) {
        worker.sent.push(request);
        answer(request, (response) => queueMicrotask(() => onMessage({ data: response })));
      },
      addEventListener(type: 'message' | 'messageerror' | 'error', listener: (event: never) => void) {
        if (type === 'message') onMessage = listener as typeof onMessage;
        else if (type === 'messageerror') onMessageError = listener as typeof onMessageError;
        else onError = listener as typeof onError;
      },
      terminate: () => void (worker.terminated = true),
    };
  };
  return { started, client: createEngineClient(start) };
}

const idle = () => ({ signal: new AbortController().signal, onProgress: () => {} });
const view = { version: '1' } as ViewResult;
/** A view as the first of its slot. */
const whole = (changed: ViewResult): ViewUpdate => ({ slot: 'main', changed, same: [] });

describe('engine client', () => {
  it('starts no worker before it is needed and one worker for all requests', async () => {
    const { started, client } = fakeWorkers(({ id }, reply) => reply({ id, kind: 'explained', explanation: null }));
    expect(started).toHaveLength(0);
    await Promise.all([client.explainCell('8a39'), client.explainAt(1, 41)]);
    expect(started).toHaveLength(1);
    expect(started[0]!.sent.map(({ id }) => id)).toEqual([1, 2]);
  });

  it('gives each answer to its own question, in whatever order they come', async () => {
    const held: (() => void)[] = [];
    const { client } = fakeWorkers((request, reply) => {
      const size = request.kind === 'tile' ? request.x : 0;
      held.push(() => reply({ id: request.id, kind: 'tile', bytes: new ArrayBuffer(size) }));
    });
    const tiles = Promise.all([client.tile('1', 0, 10, 0), client.tile('1', 0, 20, 0)]);
    for (const release of held.toReversed()) release();
    expect((await tiles).map(({ byteLength }) => byteLength)).toEqual([10, 20]);
  });

  it('reports progress until the result', async () => {
    const { client } = fakeWorkers(({ id }, reply) => {
      reply({ id, kind: 'progress', stage: 'coverage', fraction: 0.5 });
      reply({ id, kind: 'ran', view: whole(view) });
    });
    const seen: [string, number][] = [];
    const result = await client.run(newPlan('x'), [], {
      ...idle(),
      onProgress: (stage, fraction) => seen.push([stage, fraction]),
    });
    expect(seen).toEqual([['coverage', 0.5]]);
    expect(result).toEqual(view);
  });

  it('hands partial results over before the result', async () => {
    const early = { version: '1', stale: { stages: ['siting'], because: 'costs' } } as unknown as ViewResult;
    const { started, client } = fakeWorkers(({ id }, reply) => {
      reply({ id, kind: 'partial', view: whole(early) });
      reply({ id, kind: 'ran', view: whole(view) });
    });
    const seen: ViewResult[] = [];
    const result = await client.run(newPlan('x'), [], {
      ...idle(),
      slot: 'other',
      onPartial: (partial) => seen.push(partial),
    });
    expect(seen).toEqual([early]);
    expect(result).toEqual(view);
    expect(started[0]!.sent[0]).toMatchObject({ kind: 'run', slot: 'other' });
  });

  it('asks by name and gives the answer', async () => {
    const { started, client } = fakeWorkers(({ id }, reply) => reply({ id, kind: 'answer', answer: null }));
    expect(await client.ask('compare', { from: '1', to: '2' })).toBeNull();
    expect(started[0]!.sent[0]).toMatchObject({ kind: 'ask', question: { name: 'compare', from: '1', to: '2' } });
  });

  it('rejects what cannot be cloned, and nothing else', async () => {
    const held: (() => void)[] = [];
    const { client } = fakeWorkers((request, reply) => {
      if (request.kind === 'run') throw new DOMException('could not be cloned', 'DataCloneError');
      held.push(() => reply({ id: request.id, kind: 'tile', bytes: new ArrayBuffer(3) }));
    });
    const tile = client.tile('1', 0, 0, 0);
    await expect(client.run(newPlan('x'), [], idle())).rejects.toMatchObject({ name: 'DataCloneError' });
    for (const release of held) release();
    expect((await tile).byteLength).toBe(3);
  });

  it('gives up what was open when an answer cannot be read, and starts anew', async () => {
    const { started, client } = fakeWorkers(() => {});
    const running = client.run(newPlan('x'), [], idle());
    started[0]!.garble();
    await expect(running).rejects.toThrow('could not be read');
    void client.tile('1', 0, 0, 0).catch(() => undefined);
    expect(started).toHaveLength(2);
  });

  it('cancels by message and rejects with AbortError', async () => {
    const cancel = new AbortController();
    const { started, client } = fakeWorkers((request, reply) => {
      if (request.kind === 'cancel') reply({ id: request.target, kind: 'cancelled' });
    });
    const running = client.run(newPlan('x'), [], { signal: cancel.signal, onProgress: () => {} });
    cancel.abort();
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(started[0]!.sent.at(-1)).toMatchObject({ kind: 'cancel', target: 1 });
  });

  it('does not ask at all when already cancelled', async () => {
    const { started, client } = fakeWorkers(() => {});
    await expect(
      client.run(newPlan('x'), [], { signal: AbortSignal.abort(), onProgress: () => {} }),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect(started).toHaveLength(0);
  });

  it('hands over every problem of unusable input', async () => {
    const issues = [{ code: 'plan-not-json', severity: 'error' as const, ref: {}, context: {} }];
    const { client } = fakeWorkers(({ id }, reply) => reply({ id, kind: 'unusable', issues }));
    const failure = await client.run(newPlan('x'), [], idle()).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnusableInputError);
    expect((failure as UnusableInputError).issues).toEqual(issues);
  });

  it('rejects what was open when the worker dies, and starts a new one for the next request', async () => {
    let answers = false;
    const { started, client } = fakeWorkers(
      ({ id }, reply) => answers && reply({ id, kind: 'ran', view: whole(view) }),
    );
    const running = client.run(newPlan('x'), [], idle());
    started[0]!.die('out of memory');
    await expect(running).rejects.toThrow('out of memory');
    expect(started[0]!.terminated).toBe(true);
    answers = true;
    expect(await client.run(newPlan('x'), [], idle())).toEqual(view);
    expect(started).toHaveLength(2);
  });

  it('tells of a failure in the worker and of an answer of the wrong kind', async () => {
    const { client } = fakeWorkers((request, reply) =>
      reply(
        request.kind === 'tile'
          ? { id: request.id, kind: 'cancelled' }
          : { id: request.id, kind: 'failed', message: 'no such thing' },
      ),
    );
    await expect(client.bundleFile('x.csv')).rejects.toThrow('no such thing');
    const wrong = fakeWorkers(({ id }, reply) => reply({ id, kind: 'tile', bytes: new ArrayBuffer(0) }));
    await expect(wrong.client.bundleFile('x.csv')).rejects.toThrow('Unexpected answer tile to bundle-file');
  });
});
