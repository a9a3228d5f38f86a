/** The page's door to the engine. One worker; requests are numbered; cancel is an AbortSignal. A dead worker rejects what was open and is replaced at the next call. */
import type { CellExplanation } from '../core/coverage';
import type { Bounds } from '../core/geo/bounds';
import type { FileReport } from '../core/inputs/facts';
import type { Issue } from '../core/plan/issues';
import type { Plan } from '../core/plan/plan';
import type { BoundProgress } from '../core/siting';
import type { NamedBlob, Request, Response, ResultSlotName, ViewResult } from './protocol';
import type { Answer, Asks, Question, QuestionName } from './questions';
import { followUpdates, gatherSlices } from './view-update';

export type { NamedBlob, ResultSlotName, ViewResult } from './protocol';
export type { Answer, Asks, QuestionName } from './questions';
export { type LiveClient, LiveRefusedError } from './live-client';

export interface RunRequest {
  signal: AbortSignal;
  onProgress(stage: string, fraction: number): void;
  /** Gets what can be shown before the run is done; its `stale` says what is older. */
  onPartial?(view: ViewResult): void;
  /** While sites are chosen: the best answer of an option and its bound. */
  onBound?(progress: BoundProgress): void;
  /** Gets the boxes of the regions as soon as they are read. */
  onExtent?(boxes: Bounds[]): void;
  /** Default 'main'. A newer run of a slot stops the older one. */
  slot?: ResultSlotName;
}

/** The worker is gone, and the browser does not say why. */
export class WorkerLostError extends Error {
  constructor() {
    super('The calculation stopped unexpectedly');
  }
}

/** The user's input cannot be used: every problem, for the messages catalogue. */
export class UnusableInputError extends Error {
  readonly issues: Issue[];
  constructor(issues: Issue[]) {
    super('The input cannot be used');
    this.name = 'UnusableInputError';
    this.issues = issues;
  }
}

export interface EngineClient {
  run(plan: Plan, files: NamedBlob[], options: RunRequest): Promise<ViewResult>;
  /** Vector tile of the cell layer (layer name `cells`) of one result version, or of what differs from one to another (`3~5`). */
  tile(version: string, z: number, x: number, y: number): Promise<ArrayBuffer>;
  /** Why the cell is (un)served; null when it is not in the grid. */
  explainCell(h3: string): Promise<CellExplanation | null>;
  /** The explanation of the grid cell at a point; null outside the grid. */
  explainAt(lonDeg: number, latDeg: number): Promise<CellExplanation | null>;
  bundleFile(name: string): Promise<Blob>;
  check(file: NamedBlob, as: FileReport['role'] | null, mapping: Record<string, string>): Promise<FileReport>;
  /** Says that the cells of a result are on the screen: a run waits for it, a moment, before work that would hold the drawing up. */
  drawn(version: string): void;
  /** Says that somebody presses keys or buttons: work that nobody waits for stands back for a moment. */
  used(): void;
  /** Asks about the results that are held: questions.ts. */
  ask<Name extends QuestionName>(name: Name, asks: Asks<Name>, options?: FollowOptions): Promise<Answer<Name>>;
  dispose(): void;
}

/** To stop a question that takes long, and to hear how far it is. */
export interface FollowOptions {
  signal?: AbortSignal;
  onProgress?: (stage: string, fraction: number) => void;
}

/** What a Worker looks like from here; tests give a fake. */
export interface WorkerPort {
  postMessage(message: Request): void;
  addEventListener(type: 'message', listener: (event: { data: Response }) => void): void;
  addEventListener(type: 'messageerror', listener: (event: unknown) => void): void;
  addEventListener(type: 'error', listener: (event: { message?: string }) => void): void;
  terminate(): void;
}

type WithoutId<T> = T extends { id: number } ? Omit<T, 'id'> : never;
/** What came from the worker, its views put together. */
type Arrived = Exclude<Response, { kind: 'ran' | 'partial' | 'slice' }> | { id: number; kind: 'ran'; view: ViewResult };
interface Waiting {
  resolve(response: Arrived): void;
  reject(error: Error): void;
  onProgress?: (stage: string, fraction: number) => void;
  onPartial?: (view: ViewResult) => void;
  onBound?: (progress: BoundProgress) => void;
  onExtent?: (boxes: Bounds[]) => void;
}

/** Makes the client over a way to start the worker. */
export function createEngineClient(startWorker: () => WorkerPort): EngineClient {
  return new WorkerClient(startWorker);
}

interface AskOptions {
  signal?: AbortSignal;
  onProgress?: (stage: string, fraction: number) => void;
  onPartial?: (view: ViewResult) => void;
  onBound?: (progress: BoundProgress) => void;
  onExtent?: (boxes: Bounds[]) => void;
}

class WorkerClient implements EngineClient {
  private port: WorkerPort | null = null;
  /** Of the worker that runs: another one knows nothing of what this one sent. */
  private viewOf = followUpdates();
  private slices = gatherSlices();
  private nextId = 1;
  private readonly waiting = new Map<number, Waiting>();

  constructor(private readonly startWorker: () => WorkerPort) {}

  run = async (plan: Plan, files: NamedBlob[], { slot = 'main', ...options }: RunRequest) =>
    (await this.send({ kind: 'run', plan, files, slot }, 'ran', options)).view;
  tile = async (version: string, z: number, x: number, y: number) =>
    (await this.send({ kind: 'tile', version, z, x, y }, 'tile')).bytes;
  explainCell = async (h3: string) => (await this.send({ kind: 'explain-cell', h3 }, 'explained')).explanation;
  explainAt = async (lonDeg: number, latDeg: number) =>
    (await this.send({ kind: 'cell-at', lonDeg, latDeg }, 'explained')).explanation;
  check = async (file: NamedBlob, as: FileReport['role'] | null, mapping: Record<string, string>) =>
    (await this.send({ kind: 'check', file, as, mapping }, 'checked')).report;

  async ask<Name extends QuestionName>(
    name: Name,
    asks: Asks<Name>,
    options: FollowOptions = {},
  ): Promise<Answer<Name>> {
    const question = { name, ...asks } as unknown as Question;
    return (await this.send({ kind: 'ask', question }, 'answer', options)).answer as Answer<Name>;
  }

  async bundleFile(name: string): Promise<Blob> {
    const { bytes, type } = await this.send({ kind: 'bundle-file', name }, 'bundle-file');
    return new Blob([bytes], { type });
  }

  drawn(version: string): void {
    this.port?.postMessage({ id: this.nextId++, kind: 'drawn', version });
  }

  used(): void {
    this.port?.postMessage({ id: this.nextId++, kind: 'used' });
  }

  dispose(): void {
    this.port?.terminate();
    this.port = null;
    this.rejectAll(new DOMException('Cancelled', 'AbortError'));
  }

  private send<K extends Arrived['kind']>(
    request: WithoutId<Request>,
    expected: K,
    options: AskOptions = {},
  ): Promise<Extract<Arrived, { kind: K }>> {
    const { signal, onProgress, onPartial, onBound, onExtent } = options;
    if (signal?.aborted) return Promise.reject(new DOMException('Cancelled', 'AbortError'));
    const id = this.nextId++;
    const worker = this.open();
    return new Promise((resolve, reject) => {
      const cancel = () => worker.postMessage({ id: this.nextId++, kind: 'cancel', target: id });
      signal?.addEventListener('abort', cancel, { once: true });
      const settle = () => signal?.removeEventListener('abort', cancel);
      this.waiting.set(id, {
        resolve(response) {
          settle();
          if (response.kind === expected) resolve(response as Extract<Arrived, { kind: K }>);
          else reject(new Error(`Unexpected answer ${response.kind} to ${request.kind}`));
        },
        reject(error) {
          settle();
          reject(error);
        },
        ...(onProgress ? { onProgress } : {}),
        ...(onPartial ? { onPartial } : {}),
        ...(onBound ? { onBound } : {}),
        ...(onExtent ? { onExtent } : {}),
      });
      this.post(worker, { ...request, id } as Request);
    });
  }

  /** What cannot be cloned rejects its own request and no other. */
  private post(worker: WorkerPort, request: Request): void {
    try {
      worker.postMessage(request);
    } catch (error) {
      const entry = this.waiting.get(request.id);
      this.waiting.delete(request.id);
      entry?.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private open(): WorkerPort {
    if (this.port) return this.port;
    const fresh = this.startWorker();
    this.viewOf = followUpdates();
    this.slices = gatherSlices();
    fresh.addEventListener('message', ({ data }) => this.receive(data));
    const lost = (why: Error) => {
      fresh.terminate();
      if (this.port === fresh) this.port = null;
      this.rejectAll(why);
    };
    fresh.addEventListener('error', ({ message }) => lost(message ? new Error(message) : new WorkerLostError()));
    // Which request the unreadable answer belonged to cannot be known: all are given up rather than one left waiting for ever.
    fresh.addEventListener('messageerror', () => lost(new Error('An answer of the calculation could not be read')));
    this.port = fresh;
    return fresh;
  }

  private receive(response: Response): void {
    // Put together even where nobody waits any more: the next one builds on it.
    if (response.kind === 'slice') return this.slices.add(response.slice);
    const isView = response.kind === 'partial' || response.kind === 'ran';
    const view = isView ? this.viewOf(this.slices.whole(response.view)) : null;
    const entry = this.waiting.get(response.id);
    if (!entry) return;
    if (response.kind === 'progress') return entry.onProgress?.(response.stage, response.fraction);
    if (response.kind === 'extent') return entry.onExtent?.(response.boxes);
    if (response.kind === 'bound') return entry.onBound?.(response.progress);
    if (response.kind === 'partial') return entry.onPartial?.(view!);
    this.waiting.delete(response.id);
    if (response.kind === 'cancelled') entry.reject(new DOMException('Cancelled', 'AbortError'));
    else if (response.kind === 'unusable') entry.reject(new UnusableInputError(response.issues));
    else if (response.kind === 'failed') entry.reject(new Error(response.message));
    else entry.resolve(response.kind === 'ran' ? { ...response, view: view! } : response);
  }

  private rejectAll(error: Error): void {
    for (const entry of Array.from(this.waiting.values())) entry.reject(error);
    this.waiting.clear();
  }
}
