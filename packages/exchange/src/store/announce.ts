import { messageChanged, publishAll } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { toldOf, type MessageRow } from './message-row.ts';

/** Tells what became of messages. Their rows were just written in this transaction. */
export async function announce(tx: Tx, rows: readonly MessageRow[], at: Temporal.Instant): Promise<void> {
  await publishAll(
    tx,
    messageChanged,
    rows.map((row) => ({
      aggregateId: row.id,
      aggregateVersion: row.version,
      occurredAt: at,
      causationId: row.id,
      data: toldOf(row),
    })),
  );
}
