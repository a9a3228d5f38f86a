/** A server on this machine that behaves, and misbehaves on command. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface AServer {
  url: string;
  /** Paths asked for, in order. */
  asked: string[];
  close(): Promise<void>;
}

/** Answers by path (without the query); a list gives its answers one after the other, the last one again and again. */
export async function aServer(answers: Record<string, Answer | Answer[]>): Promise<AServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    // Asked by browsers for leave to send more than plain requests hold: not given.
    if (request.method === 'OPTIONS') return void response.writeHead(405).end();
    asked.push(request.url!);
    // As the real ones: pages of others may read it.
    response.setHeader('access-control-allow-origin', '*');
    const path = request.url!.split('?')[0]!;
    const found = answers[path] ?? answers['*'];
    const times = asked.filter((each) => each.split('?')[0] === path).length;
    const answer = Array.isArray(found) ? found[Math.min(times, found.length) - 1] : found;
    if (answer) answer(request, response);
    else status(404)(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export const sends =
  (body: string | Uint8Array, type = 'application/json'): Answer =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': type }).end(body);

export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response.writeHead(code, { 'content-type': 'text/html', ...headers }).end('<p>no</p>');

/** The same, but not for pages of others. */
export const notForPages =
  (answer: Answer): Answer =>
  (request, response) => {
    response.removeHeader('access-control-allow-origin');
    answer(request, response);
  };

/** Never says a word. */
export const silent: Answer = () => {};

/** Says half of what it announced. */
export const cutOff: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"items":');
  setTimeout(() => response.destroy(), 20);
};

/** Never stops. */
export const endless: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const more = (): void => {
    while (!response.destroyed && response.write(' '.repeat(65_536)));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
};

/** A byte now and then, for ever. */
export const dripping: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
};
