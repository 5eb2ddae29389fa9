import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Hl7Message } from 'medplum-core-of-hl7';
import { Hl7Client, Hl7Server } from '@medplum/hl7';
import { systemClock } from '@supply-hub/clock';
import {
  answerTo,
  createControlIds,
  MllpClient,
  readMessage,
  refusalOf,
  startMllpServer,
  type AnswerTools,
} from '@supply-hub/hl7v2';
import { silentLog } from '@supply-hub/log';
import type { Contender } from './codecs-compare.ts';
import { scheduleMessage } from './codecs-messages.ts';

/** A client: sends one message and resolves with the code of the answer whose MSA-2 is its control id. */
export interface Sender {
  send(controlId: string): Promise<string>;
}

/** A server that reads each message and answers AA, and its clients. */
export interface Parties {
  readonly senders: readonly Sender[];
}

/**
 * Round trips over loopback sockets: every client sends its share, so many at a time, and each answer is
 * checked.
 */
export async function roundTrips({ senders }: Parties, inFlight: number, count: number): Promise<void> {
  let next = 0;
  const work = async (sender: Sender): Promise<void> => {
    while (next < count) {
      next += 1;
      const code = await sender.send(controlId());
      if (code !== 'AA') throw new Error(`the answer was ${code}`);
    }
  };
  await Promise.all(senders.flatMap((sender) => Array.from({ length: inFlight }, () => work(sender))));
}

let counter = 0;
const controlId = (): string => `B${String((counter += 1)).padStart(9, '0')}`;

export async function ourRoundTrips(connections: number, inFlight: number): Promise<Parties> {
  const tools: AnswerTools = { clock: systemClock, controlIds: createControlIds() };
  const server = await startMllpServer({
    port: 0,
    log: silentLog,
    handler: async (message) => {
      const reading = readMessage(message);
      return reading.ok ? answerTo(reading.message, { outcome: 'accept' }, tools) : refusalOf(message, reading, tools);
    },
  });
  const clients = Array.from(
    { length: connections },
    () =>
      new MllpClient({
        name: 'bench',
        host: '127.0.0.1',
        port: server.port,
        limits: { maxInFlight: inFlight },
        log: silentLog,
      }),
  );
  return {
    senders: clients.map((client) => ({
      send: async (id) => (await client.send(Buffer.from(scheduleMessage(id))))?.acknowledgement.code ?? 'none',
    })),
  };
}

export async function peerRoundTrips(connections: number): Promise<Parties> {
  const server = new Hl7Server((connection) => {
    connection.addEventListener('message', ({ message }) => connection.send(message.buildAck()));
  });
  await server.start(0);
  const address = server.server?.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const clients = Array.from({ length: connections }, () => new Hl7Client({ host: '127.0.0.1', port }));
  return {
    senders: clients.map((client) => ({
      async send(id) {
        const answer = await client.sendAndWait(Hl7Message.parse(scheduleMessage(id)));
        return answer.getSegment('MSA')?.getField(1)?.toString() ?? 'none';
      },
    })),
  };
}

/** The contender in a process of its own, so that neither runs on what the other made of the engine. */
export async function inProcess(side: 'ours' | 'peer', connections: number, inFlight: number) {
  const file = new URL('codecs-mllp-process.ts', import.meta.url);
  const child = fork(file, [side, String(connections), String(inFlight)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const heard = () =>
    new Promise<unknown>((resolve, reject) => {
      const ended = (code: number | null): void => reject(new Error(`the ${side} process ended with ${code}`));
      child.once('exit', ended);
      child.once('message', (message) => {
        child.off('exit', ended);
        resolve(message);
      });
    });
  await heard();
  const run: Contender = async (count) => {
    const answered = heard();
    child.send(count);
    return Number(await answered);
  };
  return {
    run,
    async [Symbol.asyncDispose]() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
