import { silentLog } from '@supply-hub/log';
import type { Connection, Tx } from '@supply-hub/postgres';
import type { SegmentInput } from '@supply-hub/x12';
import { send, startOutbox, type Outgoing, type Receiver, type RunningOutbox } from '../src/exchange.ts';
import type { ArrivedDocument, Delivery, OutboundDocument, Take, Transport } from '../src/transports/transport.ts';
import { apexSupplier, keepPartner } from './apex.ts';
import { orderOf, receiverOf855 } from './orders.ts';
import { runningExchange } from './running-exchange.ts';
import { file, type FileOf } from './x12-files.ts';

export const delivered: Delivery = { kind: 'delivered', evidence: 'it is there' };
export const cut: Delivery = { kind: 'unknown', reason: 'the connection was cut' };
export const away: Delivery = { kind: 'failed', reason: 'nobody answers', retryable: true };

const order = (number: string, of: Partial<Outgoing> = {}): Outgoing => ({
  partner: 'apex',
  documentType: '850',
  documentNumber: number,
  businessKey: `po:${number}`,
  segments: [['BEG', '00', 'SA', number, undefined, '20260305']],
  about: [orderOf(number)],
  facilityId: null,
  supplierId: apexSupplier,
  idempotencyKey: `850:${number}:${of.documentType ?? ''}`,
  ...of,
});

/** Queues the 850 of an order, unless it says otherwise. */
export const orderDocument = (tx: Tx, number: string, at: Temporal.Instant, of?: Partial<Outgoing>) =>
  send(tx, order(number, of), at);

/** A running exchange that knows Apex, and sends to it over transports that do as the test says. */
export async function sendingExchange({
  receivers = [receiverOf855()],
  takes,
}: {
  receivers?: readonly Receiver[];
  /** Stands between what comes back on the same connection and who takes it. @default it is left unread */
  takes?: (arrival: ArrivedDocument, take: Take) => ReturnType<Take>;
} = {}) {
  const hub = await runningExchange({ receivers });
  await keepPartner(hub.hub);
  const got: OutboundDocument[] = [];
  const answers: (Delivery | (() => Promise<Delivery>))[] = [];
  let outbox: RunningOutbox | undefined;

  const transport = (name: string): Transport => ({
    via: { partner: 'apex', transport: name, kind: 'folder' },
    async deliver(document) {
      got.push({ ...document, fileName: `${name}/${document.fileName}` });
      const next = answers.shift() ?? delivered;
      return typeof next === 'function' ? next() : next;
    },
    close: async () => undefined,
  });
  const outboxOn = (connection: Connection): Promise<RunningOutbox> =>
    startOutbox({
      connection,
      clock: hub.clock,
      log: silentLog,
      transportOf: (_, name) => transport(name),
      pollMs: 20,
      ...(takes !== undefined && { take: (arrival) => takes(arrival, hub.exchange.takeDocument) }),
    });
  const take = (of: FileOf) =>
    hub.exchange.takeDocument({
      bytes: file(of),
      name: 'a',
      arrivalId: null,
      via: { partner: 'apex', transport: 'main', kind: 'folder' },
    });

  return {
    ...hub,
    /** What a partner's side got. */
    got,
    /** What a partner's side answers next: `delivered` when nothing is said. */
    answers,
    /** Another sender, on a connection of its own; who asks for it stops it. */
    outboxOn,
    /** Starts to send. */
    begin: async () => (outbox = await outboxOn(hub.hub)),
    /** Queues the 850 of an order, unless it says otherwise. */
    queue: (number: string, of?: Partial<Outgoing>) =>
      hub.clinic.db.transaction((tx) => orderDocument(tx, number, hub.clock.now(), of)),
    /** All documents that are to go out, whatever became of them. */
    sent: async () => (await hub.messages()).filter((row) => row['direction'] === 'OUT'),
    stateOf: async (id: string) => (await hub.messages()).find((row) => row['id'] === id)?.['state'],
    /** A file comes from Apex. */
    take,
    /** Apex says by a 997 whether it could read the first document of a group. */
    acknowledge(isa: string, group: string, result: string, functionalId = 'PO') {
      const segments: SegmentInput[] = [
        ['AK1', functionalId, group],
        ['AK2', '850', '0001'],
        ['AK5', result],
        ['AK9', result, '1', '1', result === 'A' ? '1' : '0'],
      ];
      return take({ isa, functionalId: 'FA', sets: [{ type: '997', segments }] });
    },
    async [Symbol.asyncDispose]() {
      await outbox?.stop();
      await hub[Symbol.asyncDispose]();
    },
  };
}
