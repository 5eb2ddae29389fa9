import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { caseDemands, inboundCopies, sweeps, transferCopies } from '../db/demand-schema.ts';
import { facilityCopies } from '../db/schema.ts';
import { heldFrom } from '../domain/demand.ts';

/** Nothing here turns on less. */
const restMs = 60_000;

/**
 * Notes as due what only time has changed: cases that began too long ago to hold anything, and items of which a
 * delivery was promised for a day that has ended, or that should have come from another facility by now. Up to when that was looked at is kept, so that nothing is missed
 * while nobody runs.
 */
export async function followClock(tx: Tx, now: Temporal.Instant): Promise<void> {
  const [last] = await tx.execute<{ at: number }>(
    sql`select (extract(epoch from swept_at) * 1000)::float8 as at from ${sweeps} where name = 'readiness'`,
  );
  const before = last === undefined ? now : Temporal.Instant.fromEpochMilliseconds(Math.round(last.at));
  if (last !== undefined && Math.abs(now.epochMilliseconds - before.epochMilliseconds) < restMs) return;
  await tx.execute(sql`
    insert into procedures.demand_due (case_id) select distinct case_id from ${caseDemands}
    where starts_at <= ${heldFrom(now).toString()}::timestamptz`);
  const [earlier, later] = [before, now].toSorted((a, b) => Temporal.Instant.compare(a, b));
  await tx.execute(sql`
    insert into procedures.allocation_due (item_id, facility_id)
    select distinct item_id, facility_id from ${transferCopies} as coming
    where state in ('REQUESTED', 'IN_TRANSIT') and expected_at >= ${String(earlier)}::timestamptz
      and expected_at <= ${String(later)}::timestamptz and exists (select from ${caseDemands} as demand
        where demand.item_id = coming.item_id and demand.facility_id = coming.facility_id)`);
  const zones = await tx.execute<{ id: string; zone: string }>(
    sql`select id, state->>'timeZone' as zone from ${facilityCopies}`,
  );
  const ended = zones.flatMap(({ id, zone }) => {
    const day = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate().toString();
    // A clock that was set back makes what was overdue open again.
    const [from, until] = [day(before), day(now)].toSorted();
    return from === until ? [] : [{ facility_id: id, from, until }];
  });
  if (ended.length > 0) {
    await tx.execute(sql`
      insert into procedures.allocation_due (item_id, facility_id)
      select distinct line.item_id, line.facility_id
      from jsonb_to_recordset(${JSON.stringify(ended)}::text::jsonb) as ended(facility_id text, "from" text, until text)
      join ${inboundCopies} as line using (facility_id)
      where exists (select from jsonb_array_elements(line.promises) as promise
          where promise->>'on' >= ended."from" and promise->>'on' < ended.until)
        and exists (select from ${caseDemands} as demand
          where demand.item_id = line.item_id and demand.facility_id = line.facility_id)`);
  }
  await tx.execute(sql`
    insert into ${sweeps} as known (name, swept_at) values ('readiness', ${now.toString()}::timestamptz)
    on conflict (name) do update set swept_at = excluded.swept_at`);
}
