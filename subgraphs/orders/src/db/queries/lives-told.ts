import { isDeepStrictEqual } from 'node:util';
import { publishAll, type EventDefinition } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { livesTold } from '../life-schema.ts';

/** What was told last of one thing. */
export interface Told {
  readonly id: string;
  readonly version: number;
  readonly orderId: string;
  /** Null: it was told before lives were kept. */
  readonly data: unknown;
}

/** All that was told of some orders and of what is theirs. */
export async function toldOfOrders(tx: Tx, orderIds: readonly string[]): Promise<Map<string, Told>> {
  const rows = await tx
    .select()
    .from(livesTold)
    .where(sql`${livesTold.orderId} = any(${textArray(orderIds)})`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Something that may have to be told. */
export interface ToTell<Data> {
  readonly id: string;
  readonly orderId: string;
  readonly data: Data;
  /** The version it is told with is no less: it was told of by another count before. */
  readonly leastVersion?: number;
}

/** Tells of what differs from what was told last, under a lock on the orders. Two statements, none when nothing differs. */
export async function tellDifferences<Data>(
  tx: Tx,
  definition: EventDefinition<string, Data>,
  wanted: readonly ToTell<NoInfer<Data>>[],
  told: ReadonlyMap<string, Told>,
  at: Temporal.Instant,
): Promise<readonly ToTell<NoInfer<Data>>[]> {
  const changed = wanted
    .filter(({ id, data }) => !isDeepStrictEqual(told.get(id)?.data, data))
    .map((one) => ({
      ...one,
      version: Math.max((told.get(one.id)?.version ?? 0) + 1, one.leastVersion ?? 1),
    }));
  if (changed.length === 0) return [];
  const rows = changed.map(({ id, version, orderId, data }) => ({ id, version, order_id: orderId, data }));
  await tx.execute(sql`
    insert into ${livesTold} as known (id, version, order_id, data)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as given(id text, version bigint, order_id text, data jsonb)
    on conflict (id) do update set version = excluded.version, data = excluded.data`);
  await publishAll(
    tx,
    definition,
    changed.map(({ id, version, data }) => ({ aggregateId: id, aggregateVersion: version, occurredAt: at, data })),
  );
  return changed;
}
