import type { Tx } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { CrosswalkKind, Wanted } from '../../domain/crosswalk-evidence.ts';
import { crosswalkWants, type CrosswalkWantRow } from '../schema.ts';

/** A key that a message waits for. */
export interface Want extends Wanted {
  readonly messageId: string;
  readonly kind: CrosswalkKind;
  readonly party: string;
  /** As the domain reads its facts. */
  readonly gtin: string | null;
  readonly codes: readonly string[];
}

/**
 * Keeps which keys messages wait for: those given, and no others of these messages. What they waited for before stays as
 * history. One statement.
 */
export async function saveWants(
  tx: Tx,
  messageIds: readonly string[],
  wants: readonly Want[],
  at: Temporal.Instant,
): Promise<void> {
  await tx.execute(sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(wants)}::text::jsonb) as given("messageId" text, kind text,
        party text, key text, facts jsonb, "supplierId" text, gtin text, codes text[])
    ), over as (
      update reconciliation.crosswalk_want as held set is_waiting = false
      where message_id = any(${textArray(messageIds)}) and is_waiting and not exists (
        select from given where (given."messageId", given.kind, given.party, given.key)
          = (held.message_id, held.kind, held.party, held.key))
    )
    insert into reconciliation.crosswalk_want as held (message_id, kind, party, key, facts, supplier_id, gtin, codes,
      is_waiting, is_retried, wanted_at)
    select distinct on ("messageId", kind, party, key) "messageId", kind, party, key, facts, "supplierId", gtin, codes,
      true, false, ${at.toString()}::timestamptz
    from given order by "messageId", kind, party, key
    on conflict (message_id, kind, party, key) do update set is_waiting = true, facts = excluded.facts,
      supplier_id = excluded.supplier_id, gtin = excluded.gtin, codes = excluded.codes`);
}

/**
 * Parked messages that waited for one of these keys and wait for no other: every key of theirs has a meaning now. A
 * message that parks again for a key that had its meaning is not given twice.
 */
export async function readyMessages(tx: Tx, messageIds: readonly string[] | null): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    with ready as (
      select want.message_id as id from reconciliation.crosswalk_want as want
      where want.is_waiting ${messageIds === null ? sql`` : sql`and want.message_id = any(${textArray(messageIds)})`}
      group by want.message_id
      having bool_and(${hasMeaning}) and not bool_or(want.is_retried)
    )
    update reconciliation.crosswalk_want as want set is_retried = true from ready
    where want.message_id = ready.id and want.is_waiting
    returning ready.id`);
  return [...new Set(rows.map(({ id }) => id))].toSorted();
}

/** Of a row `want`. */
const hasMeaning = sql`exists (
  select from hub.crosswalk where (crosswalk.kind, crosswalk.party, crosswalk.key) = (want.kind, want.party, want.key)
    and status = 'CONFIRMED')`;

/** Messages that wait for one of these keys, whatever else they wait for. */
export async function messagesWaitingFor(
  tx: Tx,
  keys: readonly { readonly kind: string; readonly party: string; readonly key: string }[],
): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct message_id as id from reconciliation.crosswalk_want as want
    join jsonb_to_recordset(${JSON.stringify(keys)}::text::jsonb) as asked(kind text, party text, key text)
      using (kind, party, key)
    where is_waiting order by id`);
  return rows.map(({ id }) => id);
}

/** A key gets a meaning anew: who parks for it again may be tried again. */
export async function forgetRetries(
  tx: Tx,
  keys: readonly { readonly kind: string; readonly party: string; readonly key: string }[],
): Promise<void> {
  await tx.execute(sql`
    update reconciliation.crosswalk_want as want set is_retried = false
    from jsonb_to_recordset(${JSON.stringify(keys)}::text::jsonb) as asked(kind text, party text, key text)
    where (want.kind, want.party, want.key) = (asked.kind, asked.party, asked.key) and is_retried`);
}

/** Keys that wait and share a fact with these, for things that came after the documents: each key once. */
export async function wantsSharing(
  tx: Tx,
  facts: { readonly gtins: readonly string[]; readonly codes: readonly string[] },
  limit: number,
): Promise<CrosswalkWantRow[]> {
  return tx
    .selectDistinctOn([crosswalkWants.kind, crosswalkWants.party, crosswalkWants.key])
    .from(crosswalkWants)
    .where(
      sql`${crosswalkWants.isWaiting} and (${crosswalkWants.gtin} = any(${textArray(facts.gtins)})
        or ${crosswalkWants.codes} && ${textArray(facts.codes)})`,
    )
    .limit(limit);
}

/**
 * Documents and master data come to consumers of their own: whichever is second must see the first, or a key that both
 * name would have no candidate. Taken before any message or key is locked, until the transaction ends.
 */
export async function lockCandidates(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('reconciliation candidates', 0))`);
}

/** Whether anything waits for a key at all. */
export async function isAnythingWanted(tx: Tx): Promise<boolean> {
  const rows = await tx.execute(sql`select from reconciliation.crosswalk_want where is_waiting limit 1`);
  return rows.length > 0;
}
