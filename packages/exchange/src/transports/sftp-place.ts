import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { posix } from 'node:path';
import { HubError, SourceUnavailable } from '@supply-hub/errors';
import SftpClient from 'ssh2-sftp-client';
import type { FilePlace } from './file-place.ts';
import { deadline, within } from './within.ts';

export interface SftpOptions {
  /** The server as people know it, for sentences. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  /** Asked at each connection, so that it may be changed; throws when it cannot be had. */
  readonly password?: (() => string | undefined) | undefined;
  /** Read at each connection. */
  readonly privateKeyFile?: string | undefined;
  /** `SHA256:` and 43 characters: no other server is spoken to. */
  readonly hostKey: string;
  /** Until the session is open. @default 20000 */
  readonly connectTimeoutMs?: number;
  /** For one operation that moves no content. @default 30000 */
  readonly operationTimeoutMs?: number;
  /** For reading or writing one file. @default 300000 */
  readonly transferTimeoutMs?: number;
  /** Without work for so long, the connection is closed. @default 15000 */
  readonly idleMs?: number;
}

/** SFTP status codes (draft-ietf-secsh-filexfer-02, 7) that are an answer, not the end of the connection. */
const statusSentences: Readonly<Record<number, string>> = {
  2: 'it is not there',
  3: 'the server does not allow that',
  4: 'the server could not do it (a full disk and a wrong folder look like this)',
  8: 'the server does not know that operation',
  14: 'the disk of the server is full',
  15: 'the quota on the server is used up',
};

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);
const isMissing = (error: unknown): boolean => codeOf(error) === 2 || codeOf(error) === 'ENOENT';

/** One connection and the socket under it, so that a peer that does not answer can be let go. */
interface Session {
  readonly client: SftpClient;
  readonly socket: Socket;
  isLost: boolean;
}

/**
 * Folders on an SFTP server. One connection, opened when there is work and closed when there is none; one operation at a
 * time, as the client needs it. Nothing is sent before the server's key was found to be the one of the profile.
 */
export function createSftpPlace(options: SftpOptions): FilePlace {
  const { name, host, port, username, password, privateKeyFile, hostKey } = options;
  const {
    connectTimeoutMs = 20_000,
    operationTimeoutMs = 30_000,
    transferTimeoutMs = 300_000,
    idleMs = 15_000,
  } = options;
  const closing = new AbortController();
  let session: Session | undefined;
  let tail: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  function letGo(): void {
    clearTimeout(idle);
    if (session !== undefined) {
      session.isLost = true;
      session.socket.destroy();
    }
    session = undefined;
  }

  async function opened(signal: AbortSignal): Promise<Session> {
    const privateKey = privateKeyFile === undefined ? undefined : await ownKey(privateKeyFile);
    const secret = ownPassword();
    const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 30_000 });
    // The client tells what goes wrong; a socket that nobody listens to would end the process.
    socket.on('error', () => undefined);
    let seenKey: string | undefined;
    const quiet = { error: () => undefined, end: () => undefined, close: () => undefined };
    const client = new SftpClient(name, quiet);
    const one: Session = { client, socket, isLost: false };
    socket.once('close', () => {
      one.isLost = true;
    });
    try {
      const connecting = client.connect({
        sock: socket,
        username,
        ...(secret !== undefined && { password: secret }),
        ...(privateKey !== undefined && { privateKey }),
        readyTimeout: connectTimeoutMs,
        hostVerifier: (key: Buffer) => {
          seenKey = `SHA256:${createHash('sha256').update(key).digest('base64').replaceAll('=', '')}`;
          return seenKey === hostKey;
        },
      });
      using time = deadline(connectTimeoutMs, signal);
      await within(connecting, time.signal);
      return one;
    } catch (error) {
      socket.destroy();
      if (signal.aborted) throw signal.reason;
      throw new SourceUnavailable(name, whyNotOpened(error, seenKey), { cause: error });
    }
  }

  function ownPassword(): string | undefined {
    try {
      return password?.();
    } catch (error) {
      if (error instanceof HubError) throw new SourceUnavailable(name, error.message, { cause: error });
      throw error;
    }
  }

  async function ownKey(file: string): Promise<Buffer> {
    try {
      return await readFile(file);
    } catch (error) {
      throw new SourceUnavailable(name, `our private key ${file} cannot be read`, { cause: error });
    }
  }

  function whyNotOpened(error: unknown, seenKey: string | undefined): string {
    if (seenKey !== undefined && seenKey !== hostKey)
      return `its host key is ${seenKey} and not the ${hostKey} of the profile; nothing was sent. Ask the partner which is right`;
    const text = error instanceof Error ? error.message : '';
    if (/authentication methods failed/i.test(text)) return `it refuses our key or password for the user ${username}`;
    const code = codeOf(error);
    if (code === 'ECONNREFUSED') return 'it refuses the connection';
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `its name ${host} is not known`;
    if (/timed out|timeout/i.test(text)) return `no session in ${connectTimeoutMs / 1000} s`;
    if (/privateKey|passphrase/i.test(text)) return 'our private key cannot be used';
    return 'no session could be opened';
  }

  /** Runs one operation after those before it, on the connection there is or a new one. */
  function run<T>(
    path: string,
    timeoutMs: number,
    signal: AbortSignal,
    work: (client: SftpClient) => Promise<T>,
  ): Promise<T> {
    const turn = tail.then(async () => {
      const until = AbortSignal.any([signal, closing.signal]);
      until.throwIfAborted();
      clearTimeout(idle);
      if (session?.isLost === true) letGo();
      const { client } = (session ??= await opened(until));
      using time = deadline(timeoutMs, until);
      try {
        return await within(work(client), time.signal);
      } catch (error) {
        const code = codeOf(error);
        const isAnswer = typeof code === 'number' || isMissing(error) || error instanceof SourceUnavailable;
        if (!isAnswer) letGo();
        if (until.aborted) throw until.reason;
        if (error instanceof SourceUnavailable) throw error;
        throw new SourceUnavailable(name, sentence(path, error, time.isOver, timeoutMs), { cause: error });
      } finally {
        clearTimeout(idle);
        idle = setTimeout(letGo, idleMs);
        idle.unref();
      }
    });
    tail = turn.catch(() => undefined);
    return turn;
  }

  function sentence(path: string, error: unknown, isTimeout: boolean, timeoutMs: number): string {
    if (isTimeout) return `${path}: no answer in ${timeoutMs / 1000} s`;
    const code = codeOf(error);
    if (isMissing(error)) return `${path}: it is not there`;
    if (code === 'EACCES') return `${path}: the server does not allow that`;
    if (typeof code === 'number') return `${path}: ${statusSentences[code] ?? `the server answers ${code}`}`;
    return `${path}: the connection was lost`;
  }

  const orNull = async <T>(work: Promise<T>): Promise<T | null> => {
    try {
      return await work;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  };

  return {
    list: (folder, signal) =>
      run(folder, operationTimeoutMs, signal, async (client) => {
        const all = await client.list(folder);
        // Some servers put something else than `-` before a plain file; none puts d or l there.
        return all
          .filter(({ type }) => type !== 'd' && type !== 'l')
          .map((each) => ({ name: each.name, size: each.size, modifiedMs: each.modifyTime }));
      }),
    read: (path, maxBytes, signal) =>
      run(path, transferTimeoutMs, signal, async (client) => {
        const got = await orNull(client.get(path, undefined, { readStreamOptions: { ...first(maxBytes) } }));
        return got === null ? null : Buffer.isBuffer(got) ? got : Buffer.alloc(0);
      }),
    write: (path, bytes, signal) =>
      run(path, transferTimeoutMs, signal, async (client) => {
        await client.put(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), path);
        // The client also says "uploaded" when the connection was closed under it.
        const { size } = await client.stat(path);
        if (size !== bytes.length)
          throw new SourceUnavailable(name, `${path}: the server has ${size} bytes of ${bytes.length}`);
      }),
    rename: (from, to, signal) =>
      run(from, operationTimeoutMs, signal, async (client) => {
        try {
          await client.rename(from, to);
          return true;
        } catch (error) {
          const code = codeOf(error);
          if (typeof code !== 'number' && !isMissing(error)) throw error;
          if ((await client.exists(from)) === false) return false;
          throw error;
        }
      }),
    // The protocol has no word for it; the 997 tells whether the partner has it.
    settle: async () => undefined,
    remove: (path, signal) =>
      run(path, operationTimeoutMs, signal, async (client) => void (await client.delete(path, true))),
    makeFolder: (path, signal) =>
      run(path, operationTimeoutMs, signal, async (client) => {
        if ((await client.exists(path)) === false) await client.mkdir(path, true);
      }),
    join: (folder, file) => posix.join(folder, file),
    async close() {
      closing.abort(new SourceUnavailable(name, 'the connection is being closed'));
      await tail;
      letGo();
    },
  };
}

/** The range of a read stream: `maxBytes` and one more. */
const first = (maxBytes: number): object => ({ start: 0, end: maxBytes });
