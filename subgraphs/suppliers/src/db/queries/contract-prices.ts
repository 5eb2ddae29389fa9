import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { confirmedAt, textArray, visibleTo } from '@supply-hub/subgraph-kit';
import { sql, type SQL } from 'drizzle-orm';
import type { ContractPrice } from '../../domain/contract.ts';
import { contractPrices, contracts } from '../schema.ts';

/** A price as the copies hold it, and how old its contract's copy is. */
export interface KeptPrice {
  readonly price: ContractPrice;
  readonly confirmedAt: Temporal.Instant;
}

/** What is asked for: an item at a facility on a day. */
export interface PriceQuestion {
  readonly itemId: string;
  readonly facilityId: string;
  /** `2026-03-09` */
  readonly on: string;
}

/** Prices by id, of contracts the viewer may see; whose price it may see is still to be asked. */
export async function pricesById(db: Db, viewer: Viewer, ids: readonly string[]): Promise<Map<string, KeptPrice>> {
  const rows = await keptPrices(db, viewer, sql`${contractPrices}`, sql`${contractPrices.id} = any(${textArray(ids)})`);
  return new Map(rows.map(({ price, confirmedAt }) => [price.id, { price, confirmedAt }]));
}

/** The prices that may answer each question: valid on its day, for its facility or for all; one statement. */
export async function pricesFor(
  db: Db,
  viewer: Viewer,
  questions: readonly PriceQuestion[],
): Promise<readonly (readonly KeptPrice[])[]> {
  const asked = questions.map(({ itemId, facilityId, on }, index) => ({
    index,
    item_id: itemId,
    facility_id: facilityId,
    day: on,
  }));
  const rows = await keptPrices(
    db,
    viewer,
    sql`jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb)
      as asked(index integer, item_id text, facility_id text, day date)
      join ${contractPrices} on ${contractPrices.itemId} = asked.item_id
        and (${contractPrices.facilityId} is null or ${contractPrices.facilityId} = asked.facility_id)
        and asked.day between ${contractPrices.validFrom} and ${contractPrices.validTo}`,
    sql`true`,
    sql`asked.index`,
  );
  const byQuestion = Map.groupBy(rows, (row) => row.index);
  return questions.map((_, index) => byQuestion.get(index) ?? []);
}

async function keptPrices(
  db: Db,
  viewer: Viewer,
  from: SQL,
  where: SQL,
  index: SQL = sql`0`,
): Promise<(KeptPrice & { index: number })[]> {
  const rows = await db.execute<{ state: ContractPrice; confirmed_at: number; index: number }>(sql`
    select ${contractPrices.state} as state, ${confirmedAt(contracts)} as confirmed_at, ${index} as index
    from ${from} join ${contracts} on ${contracts.id} = ${contractPrices.contractId}
    where ${where} and not ${contracts.isGone} and ${visibleTo(viewer, contracts)}`);
  return rows.map((row) => ({
    index: row.index,
    price: row.state,
    confirmedAt: Temporal.Instant.fromEpochMilliseconds(row.confirmed_at),
  }));
}
