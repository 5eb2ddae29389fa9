import type { Clock } from '@supply-hub/clock';
import type { Environment, HubConfig } from '@supply-hub/config';
import { Misconfigured } from '@supply-hub/errors';
import { openExchange } from '@supply-hub/exchange';
import { startMllpServer } from '@supply-hub/hl7v2';
import type { Log } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';

/** Where messages arrive. */
export interface Intake {
  readonly port: number;
  /** Takes no more, answers what is in hand. */
  close(): Promise<void>;
}

/** Opens the door for HL7 messages. @throws Misconfigured when its port cannot be had */
export async function openIntake(options: {
  url: string;
  environment: Pick<Environment, 'host' | 'mllpPort'>;
  config: HubConfig;
  clock: Clock;
  log: Log;
}): Promise<Intake> {
  const { url, environment, config, clock, log } = options;
  const { host, mllpPort } = environment;
  await using started = new AsyncDisposableStack();
  const connection = started.use(connect({ url, schema: 'hub', name: 'exchange', max: 8 }));
  const exchange = openExchange({ connection, config, clock, log });
  let server;
  try {
    server = started.use(await startMllpServer({ ...exchange, port: mllpPort, host, log }));
  } catch (error) {
    throw portRefused(error, host, mllpPort);
  }
  const stack = started.move();
  return { port: server.port, close: () => stack.disposeAsync() };
}

function portRefused(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new Misconfigured(
      `Port ${port} on ${host} is taken by another program: stop that one, or set HUB_MLLP_PORT to a free port.`,
      { cause: error },
    );
  if (code === 'EACCES')
    return new Misconfigured(`Port ${port} may not be opened by this user: set HUB_MLLP_PORT to one above 1023.`, {
      cause: error,
    });
  return error;
}
