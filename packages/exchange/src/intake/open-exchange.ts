import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '@supply-hub/clock';
import type { HubConfig } from '@supply-hub/config';
import {
  answerTo,
  createControlIds,
  peekControlId,
  readMessage,
  writeRefusal,
  type AnswerError,
  type AnswerTools,
  type MllpHandler,
  type SizeRefusal,
} from '@supply-hub/hl7v2';
import type { Log } from '@supply-hub/log';
import type { Connection } from '@supply-hub/postgres';
import { activeTraceId, inSpan, isTracing } from '@supply-hub/tracing';
import { preparePayloads } from '../retention/retention-task.ts';
import { rootOf } from '../store/root-of.ts';
import { readArrival, type Arrival } from './arrival.ts';
import { createBacklog } from './backlog.ts';
import { createPartnerBook } from '../partners/partner-book.ts';
import { createTurns } from './in-turn.ts';
import { createGroupCommit } from './group-commit.ts';
import { keepRefusal, type Kept } from './keep-refusal.ts';
import { keepTogether } from './keep-together.ts';
import { createDocumentIntake, type DocumentIntake } from './take-document.ts';

export interface ExchangeOptions {
  /** To schema `hub`: the only role that may keep and read a message's bytes. */
  readonly connection: Connection;
  readonly config: Pick<HubConfig, 'senders'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Messages stored and not yet applied before intake waits. @default 10000 */
  readonly backlogLimit?: number;
  /** How long an answer waits for a database that is away before the sender is told to come again. @default 5000 */
  readonly holdMs?: number;
}

/** What takes messages in: give it to `startMllpServer`, and `takeDocument` to the transports. */
export interface Exchange extends DocumentIntake {
  /** Answers a message once it is stored. Never answers AA or CA to what is not. */
  readonly handler: MllpHandler;
  readonly refuseOversize: SizeRefusal;
}

const retryMs = 200;
const later: AnswerError = {
  code: '207',
  userMessage: 'The hub cannot store messages at present. Send the message again.',
};

export function openExchange(options: ExchangeOptions): Exchange {
  const { connection, config, clock, log, backlogLimit = 10_000, holdMs = 5000 } = options;
  const tools: AnswerTools = { clock, controlIds: createControlIds() };
  const backlog = createBacklog({ db: connection.db, limit: backlogLimit, log });
  const inTurn = createTurns();
  const documents = createDocumentIntake({
    connection,
    book: createPartnerBook(),
    clock,
    log,
    room: () => backlog.room(),
  });

  // In good time; what comes before lies in the last partition, and dropping it is only slower.
  void preparePayloads(connection, clock.now()).catch(() => undefined);
  const together = createGroupCommit({
    keepTogether: (arrivals) => keepTogether(connection, arrivals),
    onFailure: (arrivals, error) =>
      log.warn(
        { message: arrivals[0]?.id, count: arrivals.length, err: rootOf(error) },
        'a message could not be stored; it is tried again',
      ),
  });

  /** Tries until it is stored or the hold is over. @returns undefined when it is over */
  async function keep(arrival: Arrival): Promise<Kept | undefined> {
    let isOver = false;
    const late = Promise.withResolvers<undefined>();
    // What still runs when the hold is over may yet be stored: the sender's second try then finds it.
    const timer = setTimeout(() => {
      isOver = true;
      late.resolve(undefined);
    }, holdMs);
    try {
      const kept = arrival.state === 'REJECTED' ? refuse(arrival, () => isOver) : together.keep(arrival, () => isOver);
      return await Promise.race([kept, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** What is refused has no order to keep, and is told of at once. */
  async function refuse(arrival: Arrival, isOver: () => boolean): Promise<Kept | undefined> {
    while (!isOver()) {
      try {
        return await keepRefusal(connection.db, arrival);
      } catch (error) {
        log.warn({ message: arrival.id, err: rootOf(error) }, 'a refusal could not be stored; it is tried again');
        await wait(retryMs);
      }
    }
    return undefined;
  }

  async function take(arrival: Arrival, begun: number): Promise<Uint8Array | undefined> {
    const entered = await inTurn(arrival.businessKey ?? arrival.id, async () => {
      await backlog.room();
      return { storing: keep(arrival) };
    });
    const kept = await entered.storing;
    const facts = {
      message: kept?.id ?? arrival.id,
      sender: arrival.sender?.id,
      type: [arrival.messageCode, arrival.triggerEvent].join('^'),
      controlId: arrival.controlId,
      ms: Math.round(performance.now() - begun),
      traceId: activeTraceId(),
    };
    if (kept === undefined) {
      log.error(facts, 'a message could not be stored: its sender was told to send it again');
      return comeAgain(arrival.bytes, tools);
    }
    const { isDuplicate, isControlIdReused } = kept;
    log.info(
      { ...facts, state: arrival.state, error: arrival.errorCode ?? undefined, isDuplicate, isControlIdReused },
      'message received',
    );
    return kept.answer ?? undefined;
  }

  return {
    takeDocument: (arrival) => documents.takeDocument(arrival),
    handler(bytes) {
      const begun = performance.now();
      const arrival = readArrival(bytes, { senders: config.senders, tools });
      if (!isTracing()) return take(arrival, begun);
      // Its trace begins here; by its id alone, whoever applies it goes on with it.
      const attributes = { 'hub.message': arrival.id, 'hub.sender': arrival.sender?.id ?? 'unknown' };
      const span = { name: 'message received', kind: 'server', attributes, parent: null, seed: arrival.id } as const;
      return inSpan(span, () => take(arrival, begun));
    },
    refuseOversize: (head) =>
      writeRefusal(
        [{ code: '104', severity: 'F', userMessage: 'The message is longer than the hub takes.' }],
        peekControlId(head),
        tools,
      ),
  };
}

/** AR or CR with 207, which R70 lets a sender repeat. */
function comeAgain(bytes: Uint8Array, tools: AnswerTools): Uint8Array | undefined {
  const reading = readMessage(bytes);
  if (!reading.ok) return writeRefusal([later], peekControlId(bytes), tools);
  return answerTo(reading.message, { outcome: 'reject', errors: [later] }, tools);
}
