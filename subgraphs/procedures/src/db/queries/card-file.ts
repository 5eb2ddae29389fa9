import { cardFileRead, publish, type CardFileRead } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import type { Db, Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { cardKey } from '../../domain/preference-card.ts';
import type { PlacedRow } from '../../sources/card-file/read-cards.ts';
import { cardFiles, preferenceCards, stagedCardLines } from '../demand-schema.ts';
import { surgicalCases } from '../schema.ts';

/** There is one file of cards; its readings are versions of one thing. */
export const cardFileId = hubId('cardfile', 'hub', 'preference-cards');

/** What is known of the last reading. */
export interface LastReading {
  readonly state: 'LOADED' | 'REFUSED';
  /** Of which content it was, when it was refused, and why. */
  readonly refused: string | null;
  readonly sentence: string | null;
}

export async function lastReading(db: Db | Tx): Promise<LastReading | null> {
  const [row] = await db
    .select()
    .from(cardFiles)
    .where(sql`${cardFiles.id} = ${cardFileId}`);
  return row ?? null;
}

/** An empty place for a new file, this transaction's alone: a second reader waits here until the first is done. */
export async function beginStaging(tx: Tx): Promise<void> {
  await tx.execute(sql`truncate ${stagedCardLines}`);
}

export async function stageRows(tx: Tx, rows: readonly PlacedRow[]): Promise<void> {
  const given = rows.map(({ header, content, line }) => ({
    card_id: hubId('card', 'cards', cardKey(header)),
    line,
    number: header.number,
    procedure_code: header.procedureCode,
    surgeon_id: header.surgeonId,
    facility_id: header.facilityId,
    valid_from: header.validFrom,
    valid_to: header.validTo,
    content,
  }));
  await tx.execute(sql`
    insert into ${stagedCardLines}
    select * from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as given(
      card_id text, line integer, number text, procedure_code text, surgeon_id text, facility_id text,
      valid_from date, valid_to date, content jsonb)`);
}

/**
 * What was staged takes the place of the cards there were. Only cases that a new, changed or gone card may concern
 * become due: those it was chosen for, those at its facility that name its number or its procedure, and those of its
 * procedure anywhere that have no card, because what is wrong with them may be another thing now.
 *
 * @param since cases that began before are over, and follow no card any more
 */
export async function swapCards(tx: Tx, since: Temporal.Instant): Promise<void> {
  const t = preferenceCards;
  await tx.execute(sql`
    with file as (
      select card_id as id, min(number) as number, min(procedure_code) as procedure_code, min(surgeon_id) as surgeon_id,
        min(facility_id) as facility_id, min(valid_from) as valid_from, min(valid_to) as valid_to,
        jsonb_agg(content order by line) as lines
      from ${stagedCardLines} group by card_id
    ), was as (
      select t.id, t.facility_id, t.procedure_code, t.number from ${t} as t left join file on file.id = t.id
      where file.id is null or (t.procedure_code, t.surgeon_id, t.valid_to, t.lines)
        is distinct from (file.procedure_code, file.surgeon_id, file.valid_to, file.lines)
    ), gone as (
      delete from ${t} where id in (select id from was) and id not in (select id from file)
    ), put as (
      insert into ${t} as card (id, number, procedure_code, surgeon_id, facility_id, valid_from, valid_to, lines)
      select id, number, procedure_code, surgeon_id, facility_id, valid_from, valid_to, lines from file
      on conflict (id) do update set procedure_code = excluded.procedure_code, surgeon_id = excluded.surgeon_id,
        valid_to = excluded.valid_to, lines = excluded.lines
      where (card.procedure_code, card.surgeon_id, card.valid_to, card.lines)
        is distinct from (excluded.procedure_code, excluded.surgeon_id, excluded.valid_to, excluded.lines)
      returning id, facility_id, procedure_code, number
    ), touched as materialized (
      select * from was union select * from put
    ), live as materialized (
      select id, facility_id, procedure_code, card_number, card_id from ${surgicalCases}
      where status in ('SCHEDULED', 'STARTED') and coalesce(scheduled_at, 'infinity') > ${since.toString()}::timestamptz
    )
    insert into procedures.demand_due (case_id)
    select live.id from live join touched using (facility_id, procedure_code)
    union select live.id from live join touched on touched.number = live.card_number and touched.facility_id = live.facility_id
    union select live.id from live join touched on touched.id = live.card_id
    union select live.id from live join touched using (procedure_code) where live.card_id is null`);
  await tx.execute(sql`truncate ${stagedCardLines}`);
}

/** All cases that are on: what is wrong with each was that no file had been read. */
export async function allCasesDue(tx: Tx, since: Temporal.Instant): Promise<void> {
  await tx.execute(sql`
    insert into procedures.demand_due (case_id) select id from ${surgicalCases}
    where status in ('SCHEDULED', 'STARTED') and coalesce(scheduled_at, 'infinity') > ${since.toString()}::timestamptz`);
}

/** How many cards there are. */
export async function cardCount(tx: Tx): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`select count(*)::int as count from ${preferenceCards}`);
  return row?.count ?? 0;
}

/** Keeps note of a reading, and tells the others. @param refused the content that was refused; null after a good one */
export async function noteReading(
  tx: Tx,
  reading: Omit<CardFileRead, 'id' | 'readAt'>,
  refused: { readonly content: string; readonly sentence: string } | null,
  at: Temporal.Instant,
): Promise<void> {
  const [row] = await tx.execute<{ version: string }>(sql`
    insert into ${cardFiles} as known (id, version, state, refused, sentence)
    values (${cardFileId}, 1, ${reading.state}, ${refused?.content ?? null}, ${refused?.sentence ?? null})
    on conflict (id) do update set version = known.version + 1, state = excluded.state, refused = excluded.refused,
      sentence = excluded.sentence
    returning version`);
  await publish(tx, cardFileRead, {
    aggregateId: cardFileId,
    aggregateVersion: Number(row?.version),
    occurredAt: at,
    data: { id: cardFileId, readAt: at.round('millisecond').toString(), ...reading },
  });
}
