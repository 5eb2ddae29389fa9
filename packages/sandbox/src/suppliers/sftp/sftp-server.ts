import { timingSafeEqual } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import type { Log } from '@supply-hub/log';
import ssh2, { type AuthContext, type Connection } from 'ssh2';
import { listen } from '../../http/listen.ts';
import { Jail } from './jail.ts';
import { serveSftp } from './sftp-session.ts';

/** Who may come in, and what of the disk it sees. */
export interface SftpAccount {
  readonly root: string;
  /** Either lets it in. */
  readonly password: string;
  /** As SSH writes it. */
  readonly publicKey: Buffer;
}

export interface SftpServerOptions {
  /** PEM. */
  readonly hostKey: string;
  readonly accounts: ReadonlyMap<string, SftpAccount>;
  /** How long to wait for a port that a sandbox on its way out still holds. */
  readonly portPatienceMs: number;
  readonly log: Log;
}

/** The suppliers' SFTP server on 127.0.0.1: an account each, jailed in its own folder. */
export class SftpServer {
  readonly #options: SftpServerOptions;
  readonly #sockets = new Set<Socket>();
  readonly #guests = new Map<Connection, string>();
  readonly #shut = new Set<string>();
  #server: Server | undefined;
  #port = 0;

  constructor(options: SftpServerOptions) {
    this.#options = options;
  }

  /** Zero before it was opened first; the same from then on. */
  get port(): number {
    return this.#port;
  }

  get isOpen(): boolean {
    return this.#server !== undefined;
  }

  /** @param port 0 for any free one */
  async open(port: number): Promise<void> {
    if (this.#server !== undefined) return;
    const ssh = new ssh2.Server({ hostKeys: [this.#options.hostKey], ident: 'sandbox' }, (connection) =>
      this.#accept(connection),
    );
    // Its own listener would wait for more to send after each small answer: 90 ms a request, against one.
    const server = createServer({ noDelay: true }, (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      ssh.injectSocket(socket);
    });
    this.#port = await listen(server, port, 'its suppliers’ SFTP server', this.#options.portPatienceMs);
    this.#server = server;
  }

  /** Cuts every connection and refuses further ones. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    this.cut();
    await closed;
  }

  /** Drops whoever is connected at this moment. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Shuts one account, and whoever is in it out; or opens it again. */
  shut(name: string, isShut: boolean): void {
    if (!isShut) this.#shut.delete(name);
    else {
      this.#shut.add(name);
      for (const [connection, guest] of this.#guests) if (guest === name) connection.end();
    }
  }

  #accept(connection: Connection): void {
    let account: SftpAccount | undefined;
    connection.on('close', () => this.#guests.delete(connection));
    // A client that goes away in the middle of something is no fault of the server.
    connection.on('error', (error: Error) => this.#options.log.debug({ err: error.message }, 'an SFTP client is lost'));
    connection.on('authentication', (context) => {
      if (this.#shut.has(context.username)) {
        connection.end();
        return;
      }
      const known = this.#options.accounts.get(context.username);
      if (known === undefined || !isHis(known, context)) {
        context.reject(['publickey', 'password']);
        return;
      }
      account = known;
      this.#guests.set(connection, context.username);
      context.accept();
    });
    connection.on('session', (accept) => {
      accept().on('sftp', (open) => {
        if (account !== undefined) serveSftp(open(), new Jail(account.root));
      });
    });
  }
}

function isHis({ password, publicKey }: SftpAccount, context: AuthContext): boolean {
  if (context.method === 'password') return isSame(Buffer.from(context.password), Buffer.from(password));
  if (context.method !== 'publickey' || !isSame(context.key.data, publicKey)) return false;
  // Without a signature it only asks whether this key would do.
  if (context.signature === undefined || context.blob === undefined) return true;
  const key = ssh2.utils.parseKey(Buffer.from(`${context.key.algo} ${context.key.data.toString('base64')}`));
  if (key instanceof Error) return false;
  // Where it cannot judge, it returns an error rather than false.
  const isTrue: unknown = key.verify(context.blob, context.signature, context.hashAlgo);
  return isTrue === true;
}

const isSame = (given: Buffer, known: Buffer): boolean =>
  given.length === known.length && timingSafeEqual(given, known);
