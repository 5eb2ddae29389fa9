import { InvalidInput } from '@supply-hub/errors';
import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { positionChannel } from './sequencer.ts';

/** Where a consumer goes on: with the first event, after the last, or after the event at a position. */
export type ReplayFrom = 'beginning' | 'now' | { after: number };

/**
 * Sends a consumer back (or ahead), with the caller's transaction. To rebuild a copy: replay from the beginning and
 * empty the copy in one transaction, in that order, since the first waits until the consumer's running batch is done.
 * What the consumer had set aside and will see again is forgotten.
 *
 * @throws InvalidInput no such consumer, or no such position
 */
export async function replay(tx: Tx, consumer: string, from: ReplayFrom): Promise<void> {
  const [row] = await tx.execute(sql`
    select last_position::int8::text as head from hub.consumer, hub.sequencer
    where name = ${consumer} for update of consumer`);
  if (row === undefined) throw new InvalidInput(`There is no consumer '${consumer}'.`, { field: 'consumer' });
  const head = Number(row['head']);
  const position = from === 'beginning' ? 0 : from === 'now' ? head : from.after;
  if (!Number.isInteger(position) || position < 0 || position > head) {
    throw new InvalidInput(`There is no position ${position}: the last is ${head}.`, { field: 'from' });
  }
  await tx.execute(sql`update hub.consumer set position = ${position} where name = ${consumer}`);
  await tx.execute(sql`delete from hub.parked_event where consumer = ${consumer} and position > ${position}`);
  await tx.execute(sql`select pg_notify(${positionChannel}, '')`);
}
