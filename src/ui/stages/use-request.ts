import { useEffect, useState } from 'react';
import { useAppState } from '../app-context';

export type Request<Given> =
  | { status: 'idle' }
  | { status: 'working'; fraction: number }
  | { status: 'failed'; message: string }
  | { status: 'ready'; given: Given };

export interface Follow {
  signal: AbortSignal;
  onProgress(stage: string, fraction: number): void;
}

/** Something that takes a while and is asked for by hand: followed, stopped, and forgotten when the region or its result is another. */
export function useRequest<Given>(regionId: string, ask: (regionId: string, follow: Follow) => Promise<Given>) {
  const result = useAppState((state) => state.result);
  const [asked, setAsked] = useState<{ of: unknown; regionId: string } | null>(null);
  const [heard, setHeard] = useState<{ asked: unknown; request: Request<Given> } | null>(null);
  const current = asked && asked.of === result && asked.regionId === regionId ? asked : null;
  useEffect(() => {
    if (!current) return;
    const controller = new AbortController();
    const { signal } = controller;
    const hear = (request: Request<Given>) => {
      if (!signal.aborted) setHeard({ asked: current, request });
    };
    const onProgress = (_: string, fraction: number) => hear({ status: 'working', fraction });
    ask(current.regionId, { signal, onProgress }).then(
      (given) => hear({ status: 'ready', given }),
      (error: Error) => hear({ status: 'failed', message: error.message }),
    );
    return () => controller.abort();
  }, [current, ask]);
  const start = () => setAsked({ of: result, regionId });
  const stop = () => setAsked(null);
  const working: Request<Given> = { status: 'working', fraction: 0 };
  const request: Request<Given> = current ? (heard?.asked === current ? heard.request : working) : { status: 'idle' };
  return { request, start, stop };
}
