import { randomUUID } from 'node:crypto';
import type { Clock } from '@supply-hub/clock';
import { hubId } from '@supply-hub/identifiers';
import type { Log } from '@supply-hub/log';
import type { Connection, Tx } from '@supply-hub/postgres';
import { activeTraceId, inSpan, note } from '@supply-hub/tracing';
import { readInterchanges, type Interchange } from '@supply-hub/x12';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { PartnerBook } from '../partners/partner-book.ts';
import { announce } from '../store/announce.ts';
import { storable } from '../store/storable.ts';
import type { ArrivedDocument } from '../transports/transport.ts';
import { createTurns } from './in-turn.ts';
import {
  acknowledgeTo,
  compare,
  insertInterchange,
  lockSender,
  openInterchange,
  type InHand,
} from './x12/keep-interchange.ts';
import { readInterchange } from './x12/read-interchange.ts';

/** What a file was stored as. */
export interface Taken {
  /** The hub's ids of its interchanges, in their order. */
  readonly messageIds: readonly string[];
  /** It is an arrival that was stored before: a process ended before it could put the file away. */
  readonly isKnownArrival: boolean;
}

export interface DocumentIntake {
  /**
   * Takes custody of what a partner put down: resolves once it is stored with all that follows from it.
   * @throws whatever kept it from being stored; then nothing of it is, and it is to be brought again
   */
  takeDocument(arrival: ArrivedDocument): Promise<Taken>;
}

const $Id = z.object({ id: z.string() });

export function createDocumentIntake(options: {
  connection: Connection;
  book: PartnerBook;
  clock: Clock;
  log: Log;
  room: () => Promise<void>;
}): DocumentIntake {
  const { connection, book, clock, log, room } = options;
  const inTurn = createTurns();

  return {
    takeDocument: (arrival) => inSpan({ name: 'document received', kind: 'server', parent: null }, () => take(arrival)),
  };

  function take(arrival: ArrivedDocument): Promise<Taken> {
    // One after another for a partner: what it sent first is stored first, and its order kept (R70).
    return inTurn(arrival.via.partner, async () => {
      await room();
      const begun = performance.now();
      const at = clock.now();
      const interchanges = readInterchanges(arrival.bytes);
      const taken = await connection.db.transaction(async (tx) =>
        takeAll(tx, arrival, interchanges.length > 0 ? interchanges : [empty], at),
      );
      const ms = Math.round(performance.now() - begun);
      const { partner, transport: via } = arrival.via;
      log.info(
        {
          partner,
          via,
          name: storable(arrival.name),
          ...taken,
          bytes: arrival.bytes.length,
          ms,
          traceId: activeTraceId(),
        },
        'document taken',
      );
      note({ 'hub.partner': partner, 'hub.via': via, 'hub.messages': [...taken.messageIds] });
      return taken;
    });
  }

  async function takeAll(
    tx: Tx,
    arrival: ArrivedDocument,
    interchanges: readonly Interchange[],
    at: Temporal.Instant,
  ): Promise<Taken> {
    const { arrivalId, via, bytes } = arrival;
    const keys = interchanges.map((_, index) =>
      arrivalId === null ? null : JSON.stringify(['arrival', via.partner, via.transport, arrivalId, index]),
    );
    if (arrivalId !== null) {
      const known = await tx.execute(sql`
        select id from hub.message where idempotency_key = any(${sql.param(keys)}::text[]) order by seq`);
      if (known.length > 0)
        return {
          messageIds: z
            .array($Id)
            .parse([...known])
            .map(({ id }) => id),
          isKnownArrival: true,
        };
    }
    const partners = await book.read(tx);
    // Each is kept with what stands behind it, so that every byte of the file is.
    const baseOf = (index: number): number => (index === 0 ? 0 : (interchanges[index]?.start ?? bytes.length));
    const messageIds: string[] = [];
    const reads = interchanges.map((interchange, index) =>
      readInterchange(bytes, interchange, { partners, via: via.partner, base: baseOf(index) }),
    );
    await lockSender(tx, via.partner);
    for (const [index, read] of reads.entries()) {
      const inHand: InHand = {
        id: hubId('message', 'exchange', randomUUID()),
        receivedAt: at,
        via: via.transport,
        arrivedFrom: via.partner,
        at,
      };
      const comparison = read.identity.trouble === null ? await compare(tx, read, inHand) : null;
      const own = bytes.subarray(baseOf(index), baseOf(index + 1));
      const row = await insertInterchange(tx, read, own, inHand, keys[index] ?? null, comparison);
      if (comparison !== null) await openInterchange(tx, read, inHand, comparison);
      else await acknowledgeTo(tx, read, inHand);
      await announce(tx, [row], at);
      messageIds.push(inHand.id);
    }
    return { messageIds, isKnownArrival: false };
  }
}

/** What a file is that holds nothing. */
const empty: Interchange = { header: null, ta1s: [], groups: [], faults: [], start: 0, end: 0 };
