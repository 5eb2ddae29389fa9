import type { Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { positionCopies } from '../db/position-copies.ts';
import { stockPositions } from '../db/schema.ts';
import type { StockPosition } from '../domain/stock.ts';

/**
 * Tells the others of positions anew, in the caller's transaction: what is leaving them is another than it was, while
 * what their system says is not. Positions nobody has read yet are told when they are.
 */
export async function retellPositions(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx.execute<{ id: string; version: number; state: StockPosition; as_of: number }>(sql`
    with held as (select id from ${stockPositions} where id = any(${textArray(ids)}) order by id for update)
    update ${stockPositions} as position set version = version + 1
    from held where position.id = held.id and not position.is_gone
    returning position.id, position.version::integer, position.state,
      (extract(epoch from position.as_of) * 1000)::float8 as as_of`);
  await positionCopies.publish?.(
    tx,
    rows.map(({ id, version, state: value, as_of: asOf }) => ({
      id,
      version,
      value,
      asOf: Temporal.Instant.fromEpochMilliseconds(Math.round(asOf)),
    })),
  );
}
