import { hash } from 'node:crypto';
import { allocationDecided, publishAll, type AllocationDecided } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import type { Tx } from '@supply-hub/postgres';
import { Decimal } from '@supply-hub/quantities';
import { sql } from 'drizzle-orm';
import type { DecidedDemand } from '../../domain/decide-pair.ts';
import type { Shares } from '../../domain/demand.ts';
import { pairKey, type Pair } from '../../domain/pair-state.ts';
import type { Readiness } from '../../domain/readiness.ts';
import { allocations, caseDemands, itemCopies } from '../demand-schema.ts';

/** Writes what was decided of each of these demands, in one statement. */
export async function saveOutcomes(tx: Tx, decided: readonly DecidedDemand[]): Promise<void> {
  if (decided.length === 0) return;
  const given = decided.map(({ demand: { id }, outcome, digest }) => ({
    id,
    needed_by: outcome.neededBy,
    act_by: outcome.actBy,
    usable: outcome.usable,
    short: outcome.short,
    hold_short: outcome.holdShort,
    readiness: outcome.readiness,
    reason: outcome.reason,
    shares: outcome.shares,
    digest,
  }));
  await tx.execute(sql`
    update ${caseDemands} as demand set needed_by = given.needed_by, act_by = given.act_by, usable = given.usable,
      short = given.short, hold_short = given.hold_short, readiness = given.readiness, reason = given.reason,
      shares = given.shares, digest = given.digest
    from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as given(
      id text, needed_by timestamptz, act_by timestamptz, usable numeric, short numeric, hold_short numeric,
      readiness text, reason text, shares jsonb, digest text)
    where demand.id = given.id`);
}

/** Notes that of these pairs the others do not know how they stand. */
export async function noteUntold(tx: Tx, pairs: readonly Pair[], at: Temporal.Instant): Promise<void> {
  if (pairs.length === 0) return;
  const given = [...new Map(pairs.map((pair) => [pairKey(pair), pair])).values()].map(({ itemId, facilityId }) => ({
    id: hubId('allocation', 'hub', [itemId, facilityId]),
    item_id: itemId,
    facility_id: facilityId,
  }));
  await tx.execute(sql`
    insert into ${allocations} as known (id, item_id, facility_id, changed_at)
    select id, item_id, facility_id, ${at.toString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as given(id text, item_id text, facility_id text)
    order by id
    on conflict (id) do update set changed_at = excluded.changed_at where known.changed_at is null`);
}

/**
 * Tells of the pairs that have waited longest. What was told of a pair is replaced whole, so telling it is as dear as
 * its cases are many: one that changes again and again is told once for all of that. What has come back to what was
 * told, and an item that the item master does not have, are not told of.
 *
 * @param since those that have been waiting since then, or longer
 * @returns how many were looked at
 */
export async function tellDecisions(
  tx: Tx,
  limit: number,
  since: Temporal.Instant,
  at: Temporal.Instant,
): Promise<number> {
  const pairs = await tx.execute<{
    id: string;
    item_id: string;
    facility_id: string;
    version: string;
    hash: string;
    unit: string | null;
    demands: StoredShares[] | null;
  }>(sql`
    with untold as (
      select * from ${allocations} where changed_at <= ${since.toString()}::timestamptz
      order by changed_at, id limit ${limit} for update
    )
    select untold.id, untold.item_id, untold.facility_id, untold.version, untold.hash,
      (select base_unit from ${itemCopies} as item where item.id = untold.item_id) as unit,
      (select jsonb_agg(jsonb_build_object('demandId', d.id, 'caseId', d.case_id, 'shares', d.shares,
          'short', d.short::text, 'holdShort', d.hold_short::text, 'readiness', d.readiness)
          order by d.starts_at, d.urgency desc, d.id)
        from ${caseDemands} as d where (d.item_id, d.facility_id) = (untold.item_id, untold.facility_id)) as demands
    from untold`);
  if (pairs.length === 0) return 0;
  const told = pairs.flatMap((pair) => {
    const data = decision(pair);
    if (data === null) return [];
    const now = hash('sha256', JSON.stringify(data), 'base64url');
    // A pair that never had anything to decide is not told of for having nothing.
    const isNews = now !== pair.hash && (pair.hash !== '' || data.allocations.length > 0);
    return isNews ? [{ id: pair.id, version: Number(pair.version) + 1, hash: now, data }] : [];
  });
  const given = pairs.map(({ id, version, hash: before }) => {
    const now = told.find((each) => each.id === id);
    return { id, version: now?.version ?? Number(version), hash: now?.hash ?? before };
  });
  await tx.execute(sql`
    update ${allocations} as known set changed_at = null, version = given.version, hash = given.hash
    from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as given(id text, version bigint, hash text)
    where known.id = given.id`);
  await publishAll(
    tx,
    allocationDecided,
    told.map(({ id, version, data }) => ({ aggregateId: id, aggregateVersion: version, occurredAt: at, data })),
  );
  return pairs.length;
}

interface StoredShares {
  readonly demandId: string;
  readonly caseId: string;
  readonly shares: Shares;
  readonly short: string;
  readonly holdShort: string;
  readonly readiness: Readiness;
}

function decision(pair: {
  item_id: string;
  facility_id: string;
  unit: string | null;
  demands: StoredShares[] | null;
}): AllocationDecided | null {
  if (pair.unit === null) return null;
  const allocations = (pair.demands ?? []).map(({ demandId, caseId, shares, short, holdShort, readiness }) => ({
    demandId,
    caseId,
    lots: shares.lots.map(({ lotId, quantity, for: purpose }) => ({ lotId, quantity, for: purpose })),
    inbound: shares.inbound.map(({ orderLineId, isConfirmed, quantity, for: purpose }) => ({
      orderLineId,
      isConfirmed,
      quantity,
      for: purpose,
    })),
    short: Decimal.of(short).toString(),
    holdShort: Decimal.of(holdShort).toString(),
    readiness,
  }));
  return { itemId: pair.item_id, facilityId: pair.facility_id, unit: pair.unit, allocations };
}
