import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { faultReporter } from './mllp-fault.ts';
import { peerOf } from './peer.ts';
import { ServerConnection } from './server-connection.ts';
import { defaultServerLimits, type MllpServerOptions, type ServerLimits, type ServerTls } from './server-options.ts';

export interface MllpServer extends AsyncDisposable {
  readonly port: number;
  /** Connections open now. */
  readonly connectionCount: number;
  /**
   * Stops listening, takes no further message, answers those in hand and closes.
   * @param drainMs how long they may take; what is open then is cut. @default 10000
   */
  close(drainMs?: number): Promise<void>;
}

const handshakeTimeoutMs = 10_000;

/**
 * Listens for HL7 messages in MLLP frames.
 * @throws the system's error when the port cannot be had
 */
export async function startMllpServer(options: MllpServerOptions): Promise<MllpServer> {
  const limits: ServerLimits = { ...defaultServerLimits, ...options.limits };
  const report = faultReporter(options.log, options.onFault);
  const handshakes = new Map<string, Socket>();
  const connections = new Map<Socket, ServerConnection>();
  const connected = (socket: Socket): void => {
    const connection = new ServerConnection(socket, peerOf(socket), {
      limits,
      handler: options.handler,
      refuse: options.refuseOversize,
      report,
    });
    connections.set(socket, connection);
    handshakes.delete(addressOf(socket));
    socket.once('close', () => connections.delete(socket));
  };
  const server =
    options.tls === undefined
      ? createServer({ allowHalfOpen: true }, connected)
      : createTlsServer(tlsOptions(options.tls), connected);
  server.maxConnections = limits.maxConnections;
  if (options.tls !== undefined) {
    // Known by address until the handshake is done, so that closing does not wait for one that never ends.
    server.on('connection', (socket: Socket) => {
      const address = addressOf(socket);
      handshakes.set(address, socket);
      socket.once('close', () => handshakes.delete(address));
    });
  }
  server.on('drop', () => report({ kind: 'connection-refused' }));
  server.on('tlsClientError', (error: Error, socket: TLSSocket) => {
    report({ kind: 'tls', error });
    socket.destroy();
  });
  server.listen({ port: options.port, host: options.host ?? '127.0.0.1' });
  await once(server, 'listening');
  server.on('error', (error) => report({ kind: 'socket', error }));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  let closing: Promise<void> | undefined;
  const close = (drainMs = 10_000): Promise<void> => (closing ??= drain(server, handshakes, connections, drainMs));
  return {
    port,
    get connectionCount() {
      return connections.size;
    },
    close,
    [Symbol.asyncDispose]: () => close(),
  };
}

async function drain(
  server: Server,
  handshakes: ReadonlyMap<string, Socket>,
  connections: ReadonlyMap<Socket, ServerConnection>,
  drainMs: number,
): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  const socketsClosed = Array.from(connections.keys(), (socket) => once(socket, 'close'));
  for (const socket of handshakes.values()) socket.destroy();
  for (const connection of connections.values()) connection.drain();
  const cut = setTimeout(() => {
    for (const connection of connections.values()) connection.destroy();
  }, drainMs);
  await Promise.all([closed, ...socketsClosed]);
  clearTimeout(cut);
}

const addressOf = (socket: Socket): string => `${socket.remoteAddress} ${socket.remotePort}`;

const tlsOptions = (tls: ServerTls): Parameters<typeof createTlsServer>[0] => ({
  allowHalfOpen: true,
  cert: tls.cert,
  key: tls.key,
  minVersion: tls.minVersion ?? 'TLSv1.2',
  handshakeTimeout: handshakeTimeoutMs,
  ...(tls.clientCa !== undefined && { ca: tls.clientCa, requestCert: true, rejectUnauthorized: true }),
});
