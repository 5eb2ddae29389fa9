import type { Clock } from '@supply-hub/clock';
import type { HubConfig } from '@supply-hub/config';
import { jobWork, type JobWork } from '@supply-hub/jobs';
import type { Log } from '@supply-hub/log';
import type { Connection } from '@supply-hub/postgres';
import { activeTraceId, note, traceOf } from '@supply-hub/tracing';
import { createPartnerBook } from '../partners/partner-book.ts';
import type { Receiver, Reception } from '../receiver.ts';
import { typeOf } from '../store/message-row.ts';
import { sentenceOf } from '../store/root-of.ts';
import { applyMessage } from './apply-job.ts';
import { receive } from './receive.ts';
import { keepProgress, lockUnapplied, settle } from './settle.ts';
import { storedMessage } from './stored-message.ts';
import { takerOf } from './taker.ts';

/** A receiver with the connection, under its subgraph's role, that it works on. */
export interface OpenedReceiver {
  readonly receiver: Receiver;
  readonly connection: Connection;
}

export interface ApplyOptions {
  /** To schema `hub`: reads the bytes, which no subgraph may. */
  readonly connection: Connection;
  readonly receivers: readonly OpenedReceiver[];
  readonly config: Pick<HubConfig, 'senders'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Messages at a time in this process, each of another business key. @default 8 */
  readonly parallel?: number;
  /** After the nth failure of the hub itself a message waits 2^(n-1) times this, and those of its key. @default 1000 */
  readonly backoffMs?: number;
}

/**
 * The work of applying stored messages, for `startWorkers`: each has its effect once, those of a business key in the
 * order they came.
 */
export function applyWork(options: ApplyOptions): JobWork {
  const { connection, receivers, config, clock, log, parallel = 8, backoffMs = applyMessage.backoffMs } = options;
  const book = createPartnerBook();
  return jobWork(
    { ...applyMessage, backoffMs },
    { parallel, handle: apply, onExhausted: giveUp, traceOf: ({ messageId }) => traceOf(messageId) },
  );

  async function apply({ messageId }: { messageId: string }, { number }: { number: number }): Promise<void> {
    const begun = performance.now();
    const stored = await storedMessage(connection.db, messageId);
    if (stored?.state !== 'RECEIVED' && stored?.state !== 'ROUTED') return;
    const taker = await takerOf(stored, { connection, receivers, config, book, clock });
    const isTest = stored.is_test && taker.isOpening !== true;
    const message = { ...stored, is_test: isTest };
    const route = taker.route === null ? null : { name: taker.route, at: clock.now() };
    const { db } = taker.connection;
    /** @returns undefined when there is nothing to do any more, `continues` when there is more of it */
    const part = () =>
      db.transaction(async (tx) => {
        const lock = await lockUnapplied(tx, messageId);
        if (lock === undefined) return undefined;
        const reception = await receive(tx, taker, { message, progress: lock.progress, log });
        const at = clock.now();
        if (reception.kind === 'continues') {
          if (route === null) throw new Error('Only a receiver takes a message in parts.');
          await keepProgress(tx, messageId, reception.progress, { at, route, isFirst: lock.state === 'RECEIVED' });
          return 'continues' as const;
        }
        return settle(tx, messageId, reception, { at, attempts: number, route, isTest });
      });
    let settled = await part();
    while (settled === 'continues') settled = await part();
    if (settled === undefined) return;
    const { state, control_id: controlId } = settled;
    const ms = Math.round(performance.now() - begun);
    const type = typeOf(settled);
    note({ 'hub.message': messageId, 'hub.message.type': type, 'hub.message.state': state });
    const facts = { message: messageId, sender: settled.sender, type, controlId, state, attempt: number, ms };
    log.info({ ...facts, traceId: activeTraceId() }, 'message settled');
  }

  async function giveUp({ messageId }: { messageId: string }, { number }: { number: number }, error: unknown) {
    await connection.db.transaction(async (tx) => {
      if ((await lockUnapplied(tx, messageId)) === undefined) return;
      const reception: Extract<Reception, { kind: 'parked' }> = {
        kind: 'parked',
        code: 'HUB_FAULT',
        reason: `The hub could not apply it (its own fault): ${sentenceOf(error).replace(/\.$/, '')}. Tried ${number} times.`,
        remedy: "Show this to the hub's operators, whose log says more; when it is mended, re-drive the message.",
        about: [],
        facilityId: null,
      };
      await settle(tx, messageId, reception, { at: clock.now(), attempts: number, route: null, isTest: false });
    });
  }
}
