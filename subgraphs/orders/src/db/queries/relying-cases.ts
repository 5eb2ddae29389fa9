import type { AllocationDecided, CaseChanged } from '@supply-hub/events';
import type { Db, Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { relianceVersions, reliances, relyingCases } from '../policy-schema.ts';
import type { Versioned } from './agreed-prices.ts';

/** A case that relies on a line of an order. */
export interface RelyingCase {
  readonly caseId: string;
  /** As people know it. */
  readonly number: string;
  /** Null: not scheduled. */
  readonly startsAt: Temporal.Instant | null;
}

/** For these nothing is kept. */
const isOver: ReadonlySet<string> = new Set(['COMPLETED', 'CANCELLED', 'NO_SHOW', 'VOIDED']);

/** Keeps when cases are, each given once. One statement. */
export async function keepRelyingCases(tx: Tx, told: readonly Versioned<CaseChanged>[]): Promise<void> {
  const rows = told.map(({ version, data: { id, number, facilityId, scheduledAt, status } }) => ({
    id,
    version,
    number,
    facility_id: facilityId,
    starts_at: scheduledAt,
    is_over: isOver.has(status),
  }));
  await tx.execute(sql`
    insert into ${relyingCases} as known (id, version, number, facility_id, starts_at, is_over)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as given(id text, version bigint, number text, facility_id text, starts_at timestamptz, is_over boolean)
    order by id
    on conflict (id) do update set version = excluded.version, number = excluded.number,
      facility_id = excluded.facility_id, starts_at = excluded.starts_at, is_over = excluded.is_over
    where known.version < excluded.version`);
}

/**
 * Keeps which lines of orders cases rely on, each case given once: what is decided of it replaces all that was. Three
 * statements.
 * @returns the lines that are relied on, and those that were
 */
export async function keepReliances(tx: Tx, told: readonly Versioned<AllocationDecided>[]): Promise<Set<string>> {
  const rows = told.map(({ version, data: { caseId } }) => ({ case_id: caseId, version }));
  const newer = await tx.execute<{ case_id: string }>(sql`
    insert into ${relianceVersions} as known (case_id, version)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given(case_id text, version bigint)
    order by case_id
    on conflict (case_id) do update set version = excluded.version where known.version < excluded.version
    returning case_id`);
  const taken = new Set(newer.map(({ case_id: id }) => id));
  if (taken.size === 0) return new Set();
  const relied = told
    .filter(({ data }) => taken.has(data.caseId))
    .flatMap(({ data: { caseId, allocations } }) => {
      const lines = allocations.flatMap(({ inbound }) => inbound.map(({ orderLineId }) => orderLineId));
      return [...new Set(lines)].map((line) => ({ case_id: caseId, order_line_id: line }));
    });
  const given = sql`jsonb_to_recordset(${JSON.stringify(relied)}::text::jsonb) as given(case_id text, order_line_id text)`;
  const left = await tx.execute<{ line: string }>(sql`
    delete from ${reliances} as held where case_id = any(${textArray(taken)})
      and not exists (select from ${given} where (given.case_id, given.order_line_id) = (held.case_id, held.order_line_id))
    returning held.order_line_id as line`);
  await tx.execute(sql`insert into ${reliances} select * from ${given} order by 1, 2 on conflict do nothing`);
  return new Set([...relied.map(({ order_line_id: line }) => line), ...left.map(({ line }) => line)]);
}

/** The cases that rely on each of these lines and are not over, the next first; absent: none. One statement. */
export async function relyingCasesOf(
  tx: Db | Tx,
  orderLineIds: readonly string[],
): Promise<Map<string, readonly RelyingCase[]>> {
  if (orderLineIds.length === 0) return new Map();
  const rows = await tx.execute<{ line: string; id: string; number: string; starts_at: string | null }>(sql`
    select relied.order_line_id as line, known.id, known.number, known.starts_at::text
    from ${reliances} as relied join ${relyingCases} as known on known.id = relied.case_id and not known.is_over
    where relied.order_line_id = any(${textArray(orderLineIds)})
    order by known.starts_at nulls last, known.id`);
  const byLine = Map.groupBy(rows, ({ line }) => line);
  return new Map(
    [...byLine].map(([line, cases]) => [
      line,
      cases.map(({ id, number, starts_at: at }) => ({
        caseId: id,
        number,
        startsAt: at === null ? null : Temporal.Instant.from(at),
      })),
    ]),
  );
}
