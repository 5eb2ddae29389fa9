import { caseChanged, publishAll, type CaseChanged } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { caseReadiness, type Readiness } from '../../domain/readiness.ts';
import { needsSupplies, type CaseProblem, type CaseStatus } from '../../domain/surgical-case.ts';
import type { CaseStanding } from '../../services/make-demands.ts';
import { caseDemands } from '../demand-schema.ts';
import { surgicalCases } from '../schema.ts';

type CaseRow = {
  id: string;
  number: string;
  facility_id: string | null;
  theatre_id: string | null;
  starts: number | null;
  ends: number | null;
  status: CaseStatus;
  procedure: CaseChanged['procedure'];
  surgeon_id: string | null;
  version: string;
  readiness: Readiness | null;
  problems: CaseProblem[];
  card_id: string | null;
};

/**
 * Says anew how ready these cases are, and tells of those that are readier or less ready than they were, or whose
 * problems are others. The rows are locked in the order of their ids, as all who write cases do.
 *
 * @param standings of the cases whose demands were just made; the others keep their card and their problems
 */
export async function refreshCases(
  tx: Tx,
  ids: readonly string[],
  standings: ReadonlyMap<string, CaseStanding>,
  at: Temporal.Instant,
): Promise<void> {
  if (ids.length === 0) return;
  const demands = await tx.execute<{ case_id: string; readiness: Readiness }>(
    sql`select distinct case_id, readiness from ${caseDemands} where case_id = any(${textArray(ids)})`,
  );
  const readinesses = Map.groupBy(demands, (row) => row.case_id);
  const cases = await tx.execute<CaseRow>(sql`
    select id, number, facility_id, theatre_id, status, procedure, surgeon_id, version, readiness, problems, card_id,
      (extract(epoch from scheduled_at) * 1000)::float8 as starts, (extract(epoch from ends_at) * 1000)::float8 as ends
    from ${surgicalCases} where id = any(${textArray(ids)}) order by id for update`);

  const changed = cases.flatMap((row) => {
    const now = standingOf(
      row,
      standings.get(row.id),
      readinesses.get(row.id)?.map(({ readiness }) => readiness) ?? [],
    );
    // A case without a readiness is told as UNKNOWN.
    const isTold =
      (now.readiness ?? 'UNKNOWN') !== (row.readiness ?? 'UNKNOWN') || !haveSameProblems(now.problems, row.problems);
    if (!isTold && now.readiness === row.readiness && now.cardId === row.card_id) return [];
    return [{ row, now, isTold, version: Number(row.version) + (isTold ? 1 : 0) }];
  });
  if (changed.length === 0) return;
  const given = changed.map(({ row, now, version }) => ({
    id: row.id,
    version,
    readiness: now.readiness,
    problems: now.problems,
    card_id: now.cardId,
  }));
  await tx.execute(sql`
    update ${surgicalCases} as c set version = given.version, readiness = given.readiness, problems = given.problems,
      card_id = given.card_id
    from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb)
      as given(id text, version bigint, readiness text, problems jsonb, card_id text)
    where c.id = given.id`);
  await publishAll(
    tx,
    caseChanged,
    changed.flatMap(({ row, now, isTold, version }) =>
      isTold ? [{ aggregateId: row.id, aggregateVersion: version, occurredAt: at, data: told(row, now) }] : [],
    ),
  );
}

/** How a case stands: what is kept of it. */
interface Standing {
  readonly readiness: Readiness | null;
  readonly problems: readonly CaseProblem[];
  readonly cardId: string | null;
}

/** A case may have been called off since its demands were made: then it is due again, and has no readiness until. */
function standingOf(row: CaseRow, made: CaseStanding | undefined, demands: readonly Readiness[]): Standing {
  const cardId = made === undefined ? row.card_id : made.cardId;
  const problems = made === undefined ? row.problems : made.problems;
  if (made?.isSupplied === false || !needsSupplies(row.status)) return { readiness: null, problems: [], cardId: null };
  // A card that asks for nothing is a card all the same.
  const readiness = cardId !== null && demands.length === 0 ? 'READY' : caseReadiness(demands);
  return { readiness, problems, cardId };
}

function haveSameProblems(a: readonly CaseProblem[], b: readonly CaseProblem[]): boolean {
  return (
    a.length === b.length &&
    a.every((each, index) => {
      const other = b[index];
      return each.code === other?.code && each.sentence === other.sentence && each.remedy === other.remedy;
    })
  );
}

function told(row: CaseRow, { readiness, problems }: Standing): CaseChanged {
  const instant = (ms: number | null) =>
    ms === null ? null : Temporal.Instant.fromEpochMilliseconds(Math.round(ms)).toString();
  return {
    id: row.id,
    number: row.number,
    facilityId: row.facility_id,
    theatreId: row.theatre_id,
    scheduledAt: instant(row.starts),
    endsAt: instant(row.ends),
    status: row.status,
    procedure: row.procedure,
    surgeonId: row.surgeon_id,
    readiness: readiness ?? 'UNKNOWN',
    problems: [...problems],
  };
}
