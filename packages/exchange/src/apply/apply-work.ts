import type { Clock } from '@supply-hub/clock';
import type { HubConfig } from '@supply-hub/config';
import { jobWork, type JobWork } from '@supply-hub/jobs';
import type { Log } from '@supply-hub/log';
import type { Connection, Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { Hl7Received, Hl7Receiver, Receiver, Reception } from '../receiver.ts';
import { typeOf } from '../store/message-row.ts';
import { sentenceOf } from '../store/root-of.ts';
import { applyMessage } from './apply-job.ts';
import { lockUnapplied, settle } from './settle.ts';
import { storedMessage } from './stored-message.ts';

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
  return jobWork({ ...applyMessage, backoffMs }, { parallel, handle: apply, onExhausted: giveUp });

  async function apply({ messageId }: { messageId: string }, { number }: { number: number }): Promise<void> {
    const begun = performance.now();
    const stored = await storedMessage(connection.db, messageId);
    if (stored?.state !== 'RECEIVED') return;
    const sender = config.senders.find((each) => each.id === stored.sender);
    const opened = receivers.find(
      ({ receiver }) => receiver.protocol === stored.protocol && receiver.messageCode === stored.message_code,
    );
    const taker = opened?.receiver.protocol === 'hl7v2' ? opened.receiver : undefined;
    const message = sender && {
      id: stored.id,
      protocol: stored.protocol,
      bytes: stored.bytes,
      messageCode: stored.message_code ?? '',
      triggerEvent: stored.trigger_event ?? '',
      controlId: stored.control_id ?? '',
      sender,
      receivedAt: stored.received_at,
    };
    const { db } = opened?.connection ?? connection;
    const settled = await db.transaction(async (tx) => {
      if (!(await lockUnapplied(tx, messageId))) return undefined;
      let reception: Reception;
      if (message === undefined) reception = strange(stored.sender_name ?? 'its sender');
      else if (taker === undefined) reception = untaken(message.messageCode);
      else reception = await receive(tx, taker, message);
      return settle(tx, messageId, reception, { at: clock.now(), attempts: number });
    });
    if (settled === undefined) return;
    const { state, control_id: controlId } = settled;
    const ms = Math.round(performance.now() - begun);
    log.info(
      { message: messageId, sender: settled.sender, type: typeOf(settled), controlId, state, attempt: number, ms },
      'message settled',
    );
  }

  /** Calls the receiver in a savepoint; what it wrote of a message that it then parks is undone. */
  async function receive(tx: Tx, receiver: Hl7Receiver, message: Hl7Received): Promise<Reception> {
    try {
      return await tx.transaction(async (savepoint) => {
        const reception = await receiver.receive(message, {
          tx: savepoint,
          log: log.child({ receiver: receiver.name, message: message.id }),
        });
        if (reception.kind === 'parked') throw new Undone(reception);
        // What is checked only at commit would fail without a word of why: let it fail here.
        await savepoint.execute(sql`set constraints all immediate`);
        return reception;
      });
    } catch (error) {
      if (error instanceof Undone) return error.reception;
      throw error;
    }
  }

  async function giveUp({ messageId }: { messageId: string }, { number }: { number: number }, error: unknown) {
    await connection.db.transaction(async (tx) => {
      if (!(await lockUnapplied(tx, messageId))) return;
      const reception: Reception = {
        kind: 'parked',
        reason: `The hub could not apply it (its own fault): ${sentenceOf(error).replace(/\.$/, '')}. Tried ${number} times.`,
        remedy: "Show this to the hub's operators, whose log says more; when it is mended, re-drive the message.",
        about: [],
        facilityId: null,
      };
      await settle(tx, messageId, reception, { at: clock.now(), attempts: number });
    });
  }
}

/** Carries a parked reception out of the savepoint that its throwing undoes. */
class Undone extends Error {
  readonly reception: Reception;
  constructor(reception: Reception) {
    super('parked');
    this.reception = reception;
  }
}

const strange = (name: string): Reception => ({
  kind: 'parked',
  reason: `${name} is no longer among the senders of hub.yaml.`,
  remedy: 'List the sender again and restart the hub, then re-drive the message.',
  about: [],
  facilityId: null,
});

const untaken = (messageCode: string): Reception => ({
  kind: 'parked',
  reason: `No part of this hub takes ${messageCode} messages.`,
  remedy: 'Update the hub to a release that does, then re-drive the message; or ask the sender not to send them.',
  about: [],
  facilityId: null,
});
