import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { crosswalkId, type CrosswalkEvidence, type Meaning } from './crosswalk-row.ts';
import { lockKeys } from './lock-keys.ts';

/** A meaning that something speaks for. */
export interface Proposal extends Meaning {
  /** In percent, a whole number below 100: nothing but a person is certain. */
  readonly confidence: number;
  readonly evidence: readonly CrosswalkEvidence[];
}

/**
 * Proposes meanings to the stewards. One that was proposed before takes the new evidence; one that was confirmed or
 * refused stays as it was decided, and a key that has a meaning gets no candidates. Two statements.
 *
 * @returns how many are new or have other evidence
 */
export async function proposeCrosswalks(tx: Tx, proposals: readonly Proposal[], at: Temporal.Instant): Promise<number> {
  if (proposals.length === 0) return 0;
  await lockKeys(tx, proposals);
  const rows = [...new Map(proposals.map((one) => [crosswalkId(one), { ...one, id: crosswalkId(one) }])).values()];
  const written = await tx.execute(sql`
    insert into hub.crosswalk as held (id, kind, party, key, target, status, confidence, evidence, proposed_at)
    select id, kind, party, key, target, 'CANDIDATE', confidence, evidence, ${at.toString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given(id text, kind text, party text, key text,
      target text, confidence smallint, evidence jsonb)
    where not exists (
      select from hub.crosswalk as settled where settled.kind = given.kind and settled.party = given.party
        and settled.key = given.key and settled.status = 'CONFIRMED')
    order by id
    on conflict (id) do update set confidence = excluded.confidence, evidence = excluded.evidence
    where held.status = 'CANDIDATE'
      and (held.confidence, held.evidence) is distinct from (excluded.confidence, excluded.evidence)
    returning 1`);
  return written.length;
}
