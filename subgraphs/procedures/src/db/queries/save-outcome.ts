import { hash } from 'node:crypto';
import { allocationDecided, publishAll, type AllocationDecided } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import type { DecidedDemand } from '../../domain/decide-pair.ts';
import { allocations, caseDemands } from '../demand-schema.ts';

/** Writes what was decided of each of these demands, in one statement. */
export async function saveOutcomes(tx: Tx, decided: readonly DecidedDemand[]): Promise<void> {
  if (decided.length === 0) return;
  const given = decided.map(({ demand: { id }, outcome }) => ({
    id,
    needed_by: outcome.neededBy,
    act_by: outcome.actBy,
    usable: outcome.usable,
    short: outcome.short,
    hold_short: outcome.holdShort,
    readiness: outcome.readiness,
    reason: outcome.reason,
    shares: outcome.shares,
  }));
  await tx.execute(sql`
    update ${caseDemands} as demand set needed_by = given.needed_by, act_by = given.act_by, usable = given.usable,
      short = given.short, hold_short = given.hold_short, readiness = given.readiness, reason = given.reason,
      shares = given.shares
    from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as given(
      id text, needed_by timestamptz, act_by timestamptz, usable numeric, short numeric, hold_short numeric,
      readiness text, reason text, shares jsonb)
    where demand.id = given.id`);
}

/** Tells of each pair whose outcome is not what was told last, with its next version. */
export async function publishDecisions(
  tx: Tx,
  decisions: readonly AllocationDecided[],
  at: Temporal.Instant,
): Promise<void> {
  const rows = decisions.map((each) => ({
    id: hubId('allocation', 'hub', [each.itemId, each.facilityId]),
    hash: hash('sha256', JSON.stringify(each), 'base64url'),
    is_empty: each.allocations.length === 0,
  }));
  const byId = new Map(rows.map(({ id }, index) => [id, decisions[index]]));
  // A pair that never had anything to decide is not told of for having nothing.
  const changed = await tx.execute<{ id: string; version: string }>(sql`
    insert into ${allocations} as known (id, version, hash)
    select id, 1, hash from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as given(id text, hash text, is_empty boolean)
    where not is_empty or exists (select from ${allocations} as known where known.id = given.id)
    order by id
    on conflict (id) do update set version = known.version + 1, hash = excluded.hash where known.hash <> excluded.hash
    returning id, version`);
  await publishAll(
    tx,
    allocationDecided,
    changed.flatMap(({ id, version }) => {
      const data = byId.get(id);
      return data === undefined ? [] : [{ aggregateId: id, aggregateVersion: Number(version), occurredAt: at, data }];
    }),
  );
}
