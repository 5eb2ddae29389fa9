import type { Db, Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { restMs } from './backoff.ts';

/** A transport that has failed since. */
export interface FailingLine {
  readonly failures: number;
  readonly failingSince: Temporal.Instant;
  readonly nextProbeAt: Temporal.Instant;
}

/** So many failures in a row, of whatever documents, and only one at a time tries it. */
export const failuresThatOpen = 3;
const longestProbeMs = 60_000;

const $Ms = z.coerce.number().transform((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
const $Line = z.object({
  partner: z.string(),
  transport: z.string(),
  failures: z.number(),
  since_ms: $Ms,
  probe_ms: $Ms,
});

export const lineKey = (partner: string, transport: string): string => `${partner} ${transport}`;

/** The transports that fail, by {@link lineKey}. */
export async function failingLines(db: Db): Promise<ReadonlyMap<string, FailingLine>> {
  const rows = await db.execute(sql`
    select partner, transport, failures, floor(extract(epoch from failing_since) * 1000)::float8 as since_ms,
      floor(extract(epoch from next_probe_at) * 1000)::float8 as probe_ms from hub.partner_line`);
  return new Map(
    rows.map((row) => {
      const { partner, transport, failures, since_ms: failingSince, probe_ms: nextProbeAt } = $Line.parse(row);
      return [lineKey(partner, transport), { failures, failingSince, nextProbeAt }];
    }),
  );
}

/** Takes the one probe that is due, for all processes. @returns whether it is ours */
export async function takeProbe(db: Db, partner: string, transport: string, at: Temporal.Instant): Promise<boolean> {
  const rows = await db.execute(sql`
    update hub.partner_line
    set next_probe_at = ${at.add({ milliseconds: longestProbeMs }).toString()}::timestamptz
    where partner = ${partner} and transport = ${transport} and next_probe_at <= ${at.toString()}::timestamptz
    returning partner`);
  return rows.length > 0;
}

export async function lineWorks(tx: Tx, partner: string, transport: string): Promise<void> {
  await tx.execute(sql`delete from hub.partner_line where partner = ${partner} and transport = ${transport}`);
}

/** @param failures how many it had before in a row */
export async function lineFailed(
  tx: Tx,
  line: { partner: string; transport: string; failures: number; fault: string },
  at: Temporal.Instant,
): Promise<void> {
  const rest = restMs(line.failures + 1, { longestMs: longestProbeMs });
  const instant = at.toString();
  const probe = at.add({ milliseconds: rest }).toString();
  await tx.execute(sql`
    insert into hub.partner_line as line (partner, transport, failures, failing_since, next_probe_at, last_fault)
    values (${line.partner}, ${line.transport}, 1, ${instant}::timestamptz, ${probe}::timestamptz, ${line.fault})
    on conflict (partner, transport) do update set failures = line.failures + 1, next_probe_at = excluded.next_probe_at,
      last_fault = excluded.last_fault`);
}
