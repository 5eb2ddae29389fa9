import type { Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql, type SQL } from 'drizzle-orm';
import {
  pairKey,
  type FacilityFacts,
  type InboundLine,
  type LotFacts,
  type Pair,
  type PairState,
  type StoredDemand,
} from '../../domain/pair-state.ts';
import { caseDemands, inboundCopies, itemCopies, stockCopies, stockHeard } from '../demand-schema.ts';
import { facilityCopies } from '../schema.ts';

/** All that decides about these pairs; as many statements for many as for one. */
export async function readPairs(tx: Tx, pairs: readonly Pair[]): Promise<PairState[]> {
  const given = sql`(select item_id, facility_id from jsonb_to_recordset(${JSON.stringify(
    pairs.map(({ itemId, facilityId }) => ({ item_id: itemId, facility_id: facilityId })),
  )}::text::jsonb) as given(item_id text, facility_id text)) as pair`;
  const [demands, lots, inbound, units, facilities] = await Promise.all([
    readDemands(tx, given),
    readLots(tx, given),
    readInbound(tx, given),
    readBaseUnits(tx, pairs),
    readFacilities(tx, pairs),
  ]);
  return pairs.map((pair) => ({
    ...pair,
    baseUnit: units.get(pair.itemId) ?? null,
    facility: facilities.get(pair.facilityId)?.state ?? null,
    isStockKnown: facilities.get(pair.facilityId)?.isStockKnown ?? false,
    demands: demands.get(pairKey(pair)) ?? [],
    lots: lots.get(pairKey(pair)) ?? [],
    inbound: inbound.get(pairKey(pair)) ?? [],
  }));
}

async function readDemands(tx: Tx, given: SQL): Promise<Map<string, StoredDemand[]>> {
  const rows = await tx.execute<StoredDemand & Record<string, unknown>>(sql`
    select id, case_id as "caseId", item_id as "itemId", facility_id as "facilityId", card_system as "cardSystem",
      card_key as "cardKey", unmapped, unit, open, hold, (extract(epoch from starts_at) * 1000)::float8 as "startsAt",
      urgency, theatre_id as "theatreId", readiness, digest
    from ${caseDemands} join ${given} using (item_id, facility_id)`);
  return Map.groupBy(rows, pairKey);
}

async function readLots(tx: Tx, given: SQL): Promise<Map<string, readonly LotFacts[]>> {
  const rows = await tx.execute<{ item_id: string; facility_id: string; lots: readonly LotFacts[] }>(
    sql`select item_id, facility_id, lots from ${stockCopies} join ${given} using (item_id, facility_id)`,
  );
  return new Map(
    rows.map(({ item_id: itemId, facility_id: facilityId, lots }) => [pairKey({ itemId, facilityId }), lots]),
  );
}

async function readInbound(tx: Tx, given: SQL): Promise<Map<string, InboundLine[]>> {
  const rows = await tx.execute<{
    id: string;
    item_id: string;
    facility_id: string;
    order_number: string;
    base_unit: string;
    promises: InboundLine['promises'];
  }>(
    sql`select id, item_id, facility_id, order_number, base_unit, promises
      from ${inboundCopies} join ${given} using (item_id, facility_id) order by id`,
  );
  const lines = new Map<string, InboundLine[]>();
  for (const { item_id: itemId, facility_id: facilityId, id, promises, ...row } of rows) {
    const key = pairKey({ itemId, facilityId });
    const line = { id, orderNumber: row.order_number, baseUnit: row.base_unit, promises };
    lines.set(key, [...(lines.get(key) ?? []), line]);
  }
  return lines;
}

async function readBaseUnits(tx: Tx, pairs: readonly Pair[]): Promise<Map<string, string>> {
  const ids = new Set(pairs.map(({ itemId }) => itemId));
  const rows = await tx.execute<{ id: string; base_unit: string }>(
    sql`select id, base_unit from ${itemCopies} where id = any(${textArray(ids)})`,
  );
  return new Map(rows.map(({ id, base_unit: baseUnit }) => [id, baseUnit]));
}

async function readFacilities(
  tx: Tx,
  pairs: readonly Pair[],
): Promise<Map<string, { state: FacilityFacts; isStockKnown: boolean }>> {
  const ids = new Set(pairs.map(({ facilityId }) => facilityId));
  const rows = await tx.execute<{ id: string; state: FacilityFacts; is_stock_known: boolean }>(sql`
    select id, state, exists (select from ${stockHeard} as heard where heard.facility_id = f.id) as is_stock_known
    from ${facilityCopies} as f where id = any(${textArray(ids)})`);
  return new Map(rows.map(({ id, state, is_stock_known: isStockKnown }) => [id, { state, isStockKnown }]));
}
