/**
 * A real HTTP server that serves files as a model host does (Range, CORS), and that can be told to go
 * wrong in every way such a host, or what lies in between, has been seen to go wrong.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Fault =
  /** The connection breaks after so many bytes of the body. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** Nothing more comes after so many bytes; -1: not even an answer. */
  | { readonly kind: 'stall'; readonly afterBytes: number }
  /** The body ends in good order, too early. */
  | { readonly kind: 'short'; readonly bytes: number }
  /** More bytes than were asked for. */
  | { readonly kind: 'long'; readonly extraBytes: number }
  /** The file has another length here than the catalogue says, as Content-Range shows. */
  | { readonly kind: 'other-length'; readonly bytes: number }
  /** One bit of the byte at this place of the file is wrong. */
  | { readonly kind: 'flipped'; readonly at: number }
  /** 200 and the whole file, whatever range was asked for; breaks off after `cutAfterBytes`. */
  | { readonly kind: 'no-range'; readonly cutAfterBytes?: number }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly withoutCors?: true;
    }
  /** So many bytes, then a pause, and so on. */
  | { readonly kind: 'slow'; readonly chunkBytes: number; readonly pauseMs: number }
  /** To another origin, at an address that is signed afresh each time and good for one request. */
  | { readonly kind: 'redirect' };

export interface Asked {
  /** 0 for the first request since the server started. */
  readonly count: number;
  readonly path: string;
  /** Half open; the whole file where there was no Range. */
  readonly start: number;
  readonly end: number;
  readonly headers: IncomingMessage['headers'];
}

/** What goes wrong with this request; null: nothing. */
export type Behaviour = (asked: Asked) => Fault | null;

export interface FaultServer {
  /** Without a slash at the end. */
  readonly origin: string;
  behave: Behaviour;
  readonly requests: readonly Asked[];
  /** Body bytes handed to the network so far, of all files. */
  readonly bytesSent: number;
  /** Requests whose answer has not ended. */
  readonly open: number;
  close(): Promise<void>;
}

/** @param files - by path below the origin, such as `/owner/name/resolve/revision/a.onnx` */
export async function startFaultServer(
  files: ReadonlyMap<string, Uint8Array>,
): Promise<FaultServer> {
  const host = new Host(files);
  const front = await listen((request, response) => host.answer(request, response));
  const other = await listen((request, response) => host.answerSigned(request, response));
  host.redirectTo = other.origin;
  return {
    origin: front.origin,
    get behave() {
      return host.behave;
    },
    set behave(behaviour) {
      host.behave = behaviour;
    },
    requests: host.requests,
    get bytesSent() {
      return host.bytesSent;
    },
    get open() {
      return host.open;
    },
    async close() {
      await Promise.all([front.close(), other.close()]);
    },
  };
}

class Host {
  behave: Behaviour = () => null;
  readonly requests: Asked[] = [];
  bytesSent = 0;
  open = 0;
  redirectTo = '';
  #signatures = 0;
  readonly #valid = new Set<string>();

  constructor(private readonly files: ReadonlyMap<string, Uint8Array>) {}

  answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const file = this.files.get(pathname);
    if (request.method === 'HEAD') return void response.writeHead(file ? 200 : 404, CORS).end();
    if (!file) return void response.writeHead(404, CORS).end('no such file');
    const asked = { ...rangeOf(request, file), path: pathname, headers: request.headers };
    const counted = { ...asked, count: this.requests.length };
    this.requests.push(counted);
    this.#give(counted, file, this.behave(counted), response);
  }

  /** The other origin: its addresses are good once. */
  answerSigned(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://other');
    const file = this.files.get(pathname);
    if (!file || !this.#valid.delete(searchParams.get('signature') ?? '')) {
      return void response.writeHead(403, CORS).end('expired');
    }
    const asked = { ...rangeOf(request, file), path: pathname, headers: request.headers };
    this.#give({ ...asked, count: -1 }, file, null, response);
  }

  #give(asked: Asked, file: Uint8Array, fault: Fault | null, response: ServerResponse): void {
    this.open++;
    let isOpen = true;
    const ended = () => {
      if (isOpen) this.open--;
      isOpen = false;
    };
    response.on('finish', ended).on('close', ended);
    switch (fault?.kind) {
      case 'status': {
        const { status, headers, withoutCors } = fault;
        return void response.writeHead(status, { ...(!withoutCors && CORS), ...headers }).end('no');
      }
      case 'redirect': {
        const signature = `s${++this.#signatures}`;
        this.#valid.add(signature);
        const Location = `${this.redirectTo}${asked.path}?signature=${signature}`;
        return void response.writeHead(302, { ...CORS, Location }).end();
      }
      case 'no-range':
        return this.#send(response, file, fault.cutAfterBytes ?? null);
      case undefined:
        return this.#giveRange(asked, file, null, response);
      case 'cut':
      case 'stall':
      case 'short':
      case 'long':
      case 'other-length':
      case 'flipped':
      case 'slow':
        return this.#giveRange(asked, file, fault, response);
    }
  }

  #giveRange(
    { start, end }: Asked,
    file: Uint8Array,
    fault: Exclude<Fault, { kind: 'status' | 'redirect' | 'no-range' }> | null,
    response: ServerResponse,
  ): void {
    if (fault?.kind === 'stall' && fault.afterBytes < 0) return;
    const body = bodyOf(file, start, end, fault);
    const total = fault?.kind === 'other-length' ? fault.bytes : file.length;
    const isWhole = start === 0 && end === file.length && fault?.kind !== 'other-length';
    response.writeHead(isWhole ? 200 : 206, {
      ...CORS,
      ...(!isWhole && { 'Content-Range': `bytes ${start}-${end - 1}/${total}` }),
      // A body that ends early in good order cannot have promised its length.
      ...(fault?.kind !== 'short' && { 'Content-Length': String(body.length) }),
    });
    if (fault?.kind === 'stall')
      return void this.#write(response, body.subarray(0, fault.afterBytes));
    if (fault?.kind === 'slow') return this.#trickle(response, body, fault);
    this.#send(response, body, fault?.kind === 'cut' ? fault.afterBytes : null);
  }

  #send(response: ServerResponse, body: Uint8Array, cutAfterBytes: number | null): void {
    if (!response.headersSent) {
      response.writeHead(200, { ...CORS, 'Content-Length': String(body.length) });
    }
    if (cutAfterBytes === null) {
      this.#write(response, body);
      return void response.end();
    }
    // Once these are with the client: what is cut earlier may take them along.
    this.#write(response, body.subarray(0, cutAfterBytes), () => response.destroy());
    if (cutAfterBytes === 0) response.destroy();
  }

  #trickle(
    response: ServerResponse,
    body: Uint8Array,
    { chunkBytes, pauseMs }: Extract<Fault, { kind: 'slow' }>,
  ): void {
    let at = 0;
    const timer = setInterval(() => {
      this.#write(response, body.subarray(at, at + chunkBytes));
      at += chunkBytes;
      if (at < body.length) return;
      clearInterval(timer);
      response.end();
    }, pauseMs);
    response.on('close', () => clearInterval(timer));
  }

  #write(response: ServerResponse, bytes: Uint8Array, written?: () => void): void {
    if (bytes.length === 0) return;
    this.bytesSent += bytes.length;
    response.write(bytes, written);
  }
}

const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': '*',
  'Accept-Ranges': 'bytes',
};

function rangeOf(
  { headers }: IncomingMessage,
  file: Uint8Array,
): { readonly start: number; readonly end: number } {
  const match = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '');
  if (!match) return { start: 0, end: file.length };
  return { start: Number(match[1]), end: Math.min(Number(match[2]) + 1, file.length) };
}

function bodyOf(file: Uint8Array, start: number, end: number, fault: Fault | null): Uint8Array {
  const body = file.slice(start, end);
  if (fault?.kind === 'flipped' && fault.at >= start && fault.at < end) {
    body[fault.at - start]! ^= 1;
  }
  if (fault?.kind === 'short') return body.subarray(0, fault.bytes);
  if (fault?.kind !== 'long') return body;
  const longer = new Uint8Array(body.length + fault.extraBytes);
  longer.set(body);
  return longer;
}

async function listen(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ origin: string; close(): Promise<void> }> {
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
