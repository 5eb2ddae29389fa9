import type { Tx } from '@supply-hub/postgres';
import { Decimal } from '@supply-hub/quantities';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { SubstitutedDemand } from '../../domain/pair-state.ts';
import { demandSubstitutions, substitutionCopies } from '../demand-schema.ts';
import { surgicalCases } from '../schema.ts';

/** An item that takes the place of a part of a demand. */
export interface StandIn {
  readonly demandId: string;
  readonly itemId: string;
  /** Of what was asked for, in its base unit. */
  readonly quantity: string;
  /** Base units of the substitute in the place of one of what was asked for. */
  readonly factor: string;
}

/** What takes the place of these cases' demands; what is approved no more takes none. */
export async function standInsOfCases(tx: Tx, caseIds: readonly string[]): Promise<StandIn[]> {
  const rows = await tx.execute<{ demand_id: string; item_id: string; quantity: string; factor: string }>(sql`
    select taken.demand_id, request.substitute_item_id as item_id, taken.quantity, request.factor
    from ${demandSubstitutions} as taken join ${substitutionCopies} as request on request.id = taken.substitution_id
    where taken.case_id = any(${textArray(caseIds)}) and request.state = 'APPROVED'
      and request.substitute_item_id is not null
    order by taken.demand_id, request.id`);
  return rows.map(({ demand_id: demandId, item_id: itemId, quantity, factor }) => ({
    demandId,
    itemId,
    quantity: Decimal.of(quantity).toString(),
    factor: Decimal.of(factor).toString(),
  }));
}

/**
 * Writes which demands substitutes take the place of, in the place of what was decided before, and notes as due the
 * cases for which that is another.
 * @param before what was decided last of the same items at the same facilities
 */
export async function putSubstituted(
  tx: Tx,
  before: readonly SubstitutedDemand[],
  after: readonly SubstitutedDemand[],
): Promise<void> {
  const key = (each: SubstitutedDemand) => `${each.substitutionId} ${each.demandId} ${each.quantity}`;
  const [were, are] = [new Set(before.map(key)), new Set(after.map(key))];
  const gone = before.filter((each) => !are.has(key(each)));
  const come = after.filter((each) => !were.has(key(each)));
  if (gone.length + come.length === 0) return;
  const rows = (list: readonly SubstitutedDemand[]) =>
    sql`jsonb_to_recordset(${JSON.stringify(list)}::text::jsonb)
      as given("substitutionId" text, "demandId" text, "caseId" text, quantity numeric)`;
  await tx.execute(sql`
    delete from ${demandSubstitutions} as taken using ${rows(gone)}
    where taken.substitution_id = given."substitutionId" and taken.demand_id = given."demandId"`);
  await tx.execute(sql`
    insert into ${demandSubstitutions} as taken (substitution_id, demand_id, case_id, quantity)
    select "substitutionId", "demandId", "caseId", quantity from ${rows(come)}
    on conflict (substitution_id, demand_id) do update set quantity = excluded.quantity`);
  await tx.execute(sql`
    insert into procedures.demand_due (case_id) select distinct "caseId" from ${rows([...gone, ...come])}`);
}

/**
 * Gives back what took the place of demands that are no more, unless their case is over: what a case that was done used
 * is used.
 * @param heldFrom cases that began before this are over
 */
export async function releaseSubstituted(
  tx: Tx,
  demandIds: readonly string[],
  heldFrom: Temporal.Instant,
): Promise<void> {
  if (demandIds.length === 0) return;
  await tx.execute(sql`
    delete from ${demandSubstitutions} as taken where taken.demand_id = any(${textArray(demandIds)})
      and not exists (select from ${surgicalCases} as done where done.id = taken.case_id and (done.status = 'COMPLETED'
        or (done.status in ('SCHEDULED', 'STARTED') and done.scheduled_at <= ${heldFrom.toString()}::timestamptz)))`);
}
