import { hash } from 'node:crypto';
import { allocationDecided, publishAll, type AllocationDecided } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import type { Tx } from '@supply-hub/postgres';
import { Decimal } from '@supply-hub/quantities';
import { sql } from 'drizzle-orm';
import type { DecidedDemand } from '../../domain/decide-pair.ts';
import type { Shares } from '../../domain/demand.ts';
import type { Readiness } from '../../domain/readiness.ts';
import { allocations, caseDemands, itemCopies } from '../demand-schema.ts';
import { surgicalCases } from '../schema.ts';

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

/** Notes that the others do not know what these cases get. */
export async function noteUntold(tx: Tx, caseIds: readonly string[], at: Temporal.Instant): Promise<void> {
  if (caseIds.length === 0) return;
  const given = [...new Set(caseIds)].map((caseId) => ({ id: hubId('allocation', 'hub', [caseId]), case_id: caseId }));
  await tx.execute(sql`
    insert into ${allocations} as known (id, case_id, changed_at)
    select id, case_id, ${at.toString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as given(id text, case_id text)
    order by id
    on conflict (id) do update set changed_at = excluded.changed_at where known.changed_at is null`);
}

/**
 * Tells of the cases that have waited longest: all that each gets, in the place of what was told before. A case that
 * changes again and again is told once for all of that. What has come back to what was told, and an item that the item
 * master does not have, are not told of.
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
  const cases = await tx.execute<Untold>(sql`
    with untold as (
      select * from ${allocations} where changed_at <= ${since.toString()}::timestamptz
      order by changed_at, id limit ${limit} for update
    )
    select untold.id, untold.case_id, untold.version, untold.hash,
      (select facility_id from ${surgicalCases} as known where known.id = untold.case_id) as facility_id,
      (select jsonb_agg(jsonb_build_object('demandId', d.id, 'itemId', d.item_id, 'unit', item.base_unit,
          'shares', d.shares, 'short', d.short::text, 'holdShort', d.hold_short::text, 'readiness', d.readiness)
          order by d.item_id, d.id)
        from ${caseDemands} as d join ${itemCopies} as item on item.id = d.item_id
        where d.case_id = untold.case_id) as demands
    from untold`);
  if (cases.length === 0) return 0;
  const told = cases.flatMap((each) => {
    const data = decision(each);
    const now = hash('sha256', JSON.stringify(data), 'base64url');
    // A case that never got anything is not told of for getting nothing.
    const isNews = now !== each.hash && (each.hash !== '' || data.allocations.length > 0);
    return isNews ? [{ id: each.id, version: Number(each.version) + 1, hash: now, data }] : [];
  });
  const news = new Map(told.map((each) => [each.id, each]));
  const given = cases.map(({ id, version, hash: before }) => {
    const now = news.get(id);
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
  return cases.length;
}

interface Untold extends Record<string, unknown> {
  readonly id: string;
  readonly case_id: string;
  readonly facility_id: string | null;
  readonly version: string;
  readonly hash: string;
  readonly demands:
    | {
        readonly demandId: string;
        readonly itemId: string;
        readonly unit: string;
        readonly shares: Shares;
        readonly short: string;
        readonly holdShort: string;
        readonly readiness: Readiness;
      }[]
    | null;
}

function decision({ case_id: caseId, facility_id: facilityId, demands }: Untold): AllocationDecided {
  const allocations = (demands ?? []).map(({ demandId, itemId, unit, shares, short, holdShort, readiness }) => ({
    demandId,
    itemId,
    unit,
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
  return { caseId, facilityId, allocations };
}
