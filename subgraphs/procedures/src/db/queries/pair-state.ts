import type { Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql, type SQL } from 'drizzle-orm';
import {
  pairKey,
  type ApprovedSubstitute,
  type ComingTransfer,
  type FacilityFacts,
  type InboundLine,
  type LotFacts,
  type OwedLine,
  type Pair,
  type PairState,
  type StoredDemand,
  type SubstitutedDemand,
} from '../../domain/pair-state.ts';
import {
  backorderCopies,
  caseDemands,
  demandSubstitutions,
  inboundCopies,
  itemCopies,
  stockCopies,
  stockHeard,
  substitutionCopies,
  transferCopies,
} from '../demand-schema.ts';
import { facilityCopies } from '../schema.ts';

/** All that decides about these pairs; as many statements for many as for one. */
export async function readPairs(tx: Tx, pairs: readonly Pair[]): Promise<PairState[]> {
  const given = sql`(select item_id, facility_id from jsonb_to_recordset(${JSON.stringify(
    pairs.map(({ itemId, facilityId }) => ({ item_id: itemId, facility_id: facilityId })),
  )}::text::jsonb) as given(item_id text, facility_id text)) as pair`;
  const [demands, lots, inbound, units, facilities, transfers, owed, approved, substituted] = await Promise.all([
    readDemands(tx, given),
    readLots(tx, given),
    readInbound(tx, given),
    readBaseUnits(tx, pairs),
    readFacilities(tx, pairs),
    readTransfers(tx, given),
    readOwed(tx, given),
    readApproved(tx, given),
    readSubstituted(tx, given),
  ]);
  return pairs.map((pair) => ({
    ...pair,
    baseUnit: units.get(pair.itemId) ?? null,
    facility: facilities.get(pair.facilityId)?.state ?? null,
    isStockKnown: lots.has(pairKey(pair)) || facilities.get(pair.facilityId)?.isStockKnown === true,
    demands: demands.get(pairKey(pair)) ?? [],
    lots: lots.get(pairKey(pair)) ?? [],
    inbound: inbound.get(pairKey(pair)) ?? [],
    transfers: transfers.get(pairKey(pair)) ?? [],
    owed: owed.get(pairKey(pair)) ?? [],
    approved: approved.get(pairKey(pair)) ?? [],
    substituted: substituted.get(pairKey(pair)) ?? [],
  }));
}

async function readDemands(tx: Tx, given: SQL): Promise<Map<string, StoredDemand[]>> {
  const rows = await tx.execute<StoredDemand & Record<string, unknown>>(sql`
    select id, case_id as "caseId", item_id as "itemId", facility_id as "facilityId", card_system as "cardSystem",
      card_key as "cardKey", unmapped, unit, open, hold, (extract(epoch from starts_at) * 1000)::float8 as "startsAt",
      urgency, theatre_id as "theatreId", readiness, digest, trim_scale(substituted)::text as substituted, substitutes
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
    base_unit: string | null;
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

/** What is on its way, in the order of the ids. */
async function readTransfers(tx: Tx, given: SQL): Promise<Map<string, ComingTransfer[]>> {
  const rows = await tx.execute<Pair & ComingTransfer & { expected: number } & Record<string, unknown>>(sql`
    select item_id as "itemId", t.facility_id as "facilityId", t.id, location_id as "locationId",
      coalesce(origin.state->>'name', from_facility_id) as "fromName", expires_on::text as "expiresOn",
      trim_scale(quantity)::text as quantity, unit, t.state = 'IN_TRANSIT' as "hasLeft",
      (extract(epoch from expected_at) * 1000)::float8 as expected
    from ${transferCopies} as t join ${given} using (item_id, facility_id)
      left join ${facilityCopies} as origin on origin.id = from_facility_id
    where t.state in ('REQUESTED', 'IN_TRANSIT') order by t.id`);
  const coming = rows.map(({ expected, ...row }) => ({
    ...row,
    expectedAt: Temporal.Instant.fromEpochMilliseconds(Math.round(expected)).toString(),
  }));
  return Map.groupBy(coming, pairKey);
}

async function readOwed(tx: Tx, given: SQL): Promise<Map<string, OwedLine[]>> {
  const rows = await tx.execute<Pair & OwedLine & Record<string, unknown>>(sql`
    select item_id as "itemId", facility_id as "facilityId", order_number as "orderNumber",
      trim_scale(quantity)::text as quantity, promised_on::text as "promisedOn"
    from ${backorderCopies} join ${given} using (item_id, facility_id) where is_open order by id`);
  return Map.groupBy(rows, pairKey);
}

/** Less what cases that are over have used: those whose demands are no more. */
async function readApproved(tx: Tx, given: SQL): Promise<Map<string, ApprovedSubstitute[]>> {
  const rows = await tx.execute<Pair & ApprovedSubstitute & Record<string, unknown>>(sql`
    select request.item_id as "itemId", request.facility_id as "facilityId", request.id,
      trim_scale(request.quantity - coalesce((
        select sum(taken.quantity) from ${demandSubstitutions} as taken where taken.substitution_id = request.id
          and not exists (select from ${caseDemands} as demand where demand.id = taken.demand_id)), 0))::text as quantity
    from ${substitutionCopies} as request join ${given} using (item_id, facility_id)
    where request.state = 'APPROVED' and request.substitute_item_id is not null
      and request.substitute_item_id <> request.item_id
    order by request.id`);
  return Map.groupBy(rows, pairKey);
}

async function readSubstituted(tx: Tx, given: SQL): Promise<Map<string, SubstitutedDemand[]>> {
  const rows = await tx.execute<Pair & SubstitutedDemand & Record<string, unknown>>(sql`
    select item_id as "itemId", facility_id as "facilityId", taken.substitution_id as "substitutionId",
      taken.demand_id as "demandId", taken.case_id as "caseId", trim_scale(taken.quantity)::text as quantity
    from ${caseDemands} as demand join ${given} using (item_id, facility_id)
      join ${demandSubstitutions} as taken on taken.demand_id = demand.id`);
  return Map.groupBy(rows, pairKey);
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
