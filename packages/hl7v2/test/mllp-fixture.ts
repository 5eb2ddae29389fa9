import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { ManualClock } from '@supply-hub/clock';
import { silentLog } from '@supply-hub/log';
import {
  answerTo,
  createControlIds,
  readMessage,
  refusalOf,
  startMllpServer,
  type MllpFault,
  type MllpHandler,
  type MllpServer,
  type MllpServerOptions,
} from '../src/hl7v2.ts';

/** The framing bytes. */
export const [vt, fs, cr] = ['\u000b', '\u001c', '\r'];
export const framed = (content: string): string => vt + content + fs + cr;

/** A small message with a control id of one's own. */
export const messageOf = (controlId: string, body = 'SCH|1'): string =>
  `MSH|^~\\&|ORSCHED|H100|HUB|H100|20260301||SIU^S12|${controlId}|P|2.5.1||||||UNICODE UTF-8\r${body}\r`;

const tools = { clock: new ManualClock('2026-03-01T20:05:10Z'), controlIds: createControlIds() };

/** What a careful receiver does: AA for what it can read, AR for what it cannot. */
export const acknowledge = (message: Uint8Array): Uint8Array | undefined => {
  const result = readMessage(message);
  return result.ok ? answerTo(result.message, { outcome: 'accept' }, tools) : refusalOf(message, result, tools);
};

export interface TestServer extends AsyncDisposable {
  readonly server: MllpServer;
  /** What the handler was given, as text. */
  readonly handled: string[];
  readonly faults: MllpFault[];
  faultKinds(): string[];
}

/** A server that acknowledges, or does what it is told, and keeps what it saw. */
export async function testServer(
  options: Partial<Omit<MllpServerOptions, 'onFault' | 'log'>> = {},
): Promise<TestServer> {
  const handled: string[] = [];
  const faults: MllpFault[] = [];
  const handler: MllpHandler = async (message, peer) => {
    handled.push(Buffer.from(message).toString());
    return options.handler === undefined ? acknowledge(message) : options.handler(message, peer);
  };
  const server = await startMllpServer({
    port: 0,
    log: silentLog,
    ...options,
    handler,
    onFault: (fault) => faults.push(fault),
  });
  return {
    server,
    handled,
    faults,
    faultKinds: () => faults.map(({ kind }) => kind),
    [Symbol.asyncDispose]: () => server.close(200),
  };
}

/** A socket that speaks bytes and remembers what it heard. */
export interface RawPeer extends AsyncDisposable {
  readonly socket: Socket;
  /** Writes, and waits until the bytes are with the system, so that they arrive as a chunk of their own. */
  write(bytes: string | Uint8Array): Promise<void>;
  /** Everything heard so far. */
  heard(): string;
  /** The answers heard so far: MSA-1 and MSA-2 of each. */
  answers(): string[];
  /** Waits for so many answers. */
  until(count: number): Promise<string[]>;
  /** Waits for the other side to close. */
  closed(): Promise<void>;
}

export async function rawPeer(port: number): Promise<RawPeer> {
  const socket = connect({ port, host: '127.0.0.1' });
  await once(socket, 'connect');
  return peerOn(socket);
}

export function peerOn(socket: Socket): RawPeer {
  socket.setNoDelay(true);
  let heard = '';
  const isClosed = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
  });
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    heard += chunk.toString();
  });
  const answers = (): string[] =>
    [...heard.matchAll(/MSA\|(\w\w)\|?([^\r|]*)/g)].map(([, code, id]) => `${code} ${id}`);
  return {
    socket,
    write: (bytes) =>
      new Promise((resolve) => {
        socket.write(bytes, () => setImmediate(resolve));
      }),
    heard: () => heard,
    answers,
    async until(count) {
      await until(() => answers().length >= count);
      return answers();
    },
    closed: () => isClosed,
    async [Symbol.asyncDispose]() {
      socket.destroy();
      await isClosed;
    },
  };
}

/** Waits for a condition; the test's own timeout says when it does not come. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}
