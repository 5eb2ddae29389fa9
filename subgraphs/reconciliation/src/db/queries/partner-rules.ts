import type { Db, Tx } from '@supply-hub/postgres';
import { afterPosition, textArray, type Position } from '@supply-hub/subgraph-kit';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Wanted } from '../../domain/crosswalk-evidence.ts';
import type { PartnerRule } from '../../domain/partner-rule.ts';
import { partnerRules, type PartnerRuleRow } from '../schema.ts';

const t = partnerRules;

/** Added last first; one more than `limit` when more follow. */
export function rulePage(
  db: Db,
  { partner, includeEnded }: { readonly partner: string | null; readonly includeEnded: boolean },
  after: Position | undefined,
  limit: number,
): Promise<(Position & { row: PartnerRuleRow })[]> {
  return db
    .select({ row: t, id: t.id, sortKey: sql<string>`${t.addedAt}::text` })
    .from(t)
    .where(
      and(
        partner === null ? undefined : eq(t.partner, partner),
        includeEnded ? undefined : isNull(t.endedAt),
        afterPosition(after, t.addedAt, 'timestamptz', t.id, 'desc'),
      ),
    )
    .orderBy(desc(t.addedAt), desc(t.id))
    .limit(limit + 1);
}

export async function ruleById(tx: Db | Tx, id: string): Promise<PartnerRuleRow | null> {
  const [row] = await tx.select().from(t).where(eq(t.id, id));
  return row ?? null;
}

export async function rulesByIds(db: Db, ids: readonly string[]): Promise<Map<string, PartnerRuleRow>> {
  const rows = await db
    .select()
    .from(t)
    .where(sql`${t.id} = any(${textArray(ids)})`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The rules that hold for a partner, the oldest first: the first that knows a key gives it its meaning. */
export function rulesOf(tx: Tx, partner: string): Promise<PartnerRuleRow[]> {
  return tx
    .select()
    .from(t)
    .where(and(eq(t.partner, partner), isNull(t.endedAt)))
    .orderBy(t.addedAt, t.id);
}

/** @returns null when the partner has this very rule already */
export async function insertRule(
  tx: Tx,
  row: { id: string; rule: PartnerRule; note: string; addedBy: string; at: Temporal.Instant },
): Promise<PartnerRuleRow | null> {
  const { id, rule, note, addedBy, at } = row;
  const [inserted] = await tx
    .insert(t)
    .values({ id, partner: rule.partner, kind: rule.kind, rule, note, addedBy, addedAt: at.toString() })
    .onConflictDoNothing()
    .returning();
  return inserted ?? null;
}

/** @returns null when it holds no more */
export async function endRule(
  tx: Tx,
  id: string,
  { by, at, note }: { readonly by: string; readonly at: Temporal.Instant; readonly note: string },
): Promise<PartnerRuleRow | null> {
  const [ended] = await tx
    .update(t)
    .set({ endedBy: by, endedAt: at.toString(), endNote: note })
    .where(and(eq(t.id, id), isNull(t.endedAt)))
    .returning();
  return ended ?? null;
}

/** A key that some message waits for or has waited for. */
export interface PastWant extends Wanted {
  readonly messageId: string;
  readonly party: string;
  readonly kind: PartnerRule['kind'];
  readonly isWaiting: boolean;
}

const $PastWant = z.object({
  messageId: z.string(),
  party: z.string(),
  kind: z.enum(['ITEM', 'SUPPLIER', 'LOCATION', 'UNIT']),
  key: z.string(),
  facts: z.record(z.string(), z.string()),
  supplierId: z.string().nullable(),
  isWaiting: z.boolean(),
});

/** Keys of a partner that messages waited for, the newest first, as far as a rule may be for them. */
export async function wantsFor(tx: Db | Tx, rule: PartnerRule, limit: number): Promise<PastWant[]> {
  const { partner, kind, key, keyPrefix, keySuffix } = rule;
  const rows = await tx.execute(sql`
    select message_id as "messageId", party, kind, key, facts, supplier_id as "supplierId", is_waiting as "isWaiting"
    from reconciliation.crosswalk_want where party = ${partner} and kind = ${kind}
      and ${key === null ? sql`starts_with(key, ${keyPrefix}) and right(key, ${keySuffix.length}::integer) = ${keySuffix}` : sql`key = ${key}`}
    order by wanted_at desc, message_id limit ${limit}`);
  return $PastWant.array().parse([...rows]);
}

/** The keys these messages wait for and nobody has given a meaning. */
export async function unmetWants(
  tx: Tx,
  messageIds: readonly string[],
): Promise<readonly { messageId: string; kind: PartnerRule['kind']; party: string; key: string }[]> {
  return tx.execute<{ messageId: string; kind: PartnerRule['kind']; party: string; key: string }>(sql`
    select message_id as "messageId", kind, party, key from reconciliation.crosswalk_want as want
    where message_id = any(${textArray(messageIds)}) and is_waiting and not exists (
      select from hub.crosswalk as met where met.status = 'CONFIRMED'
        and (met.kind, met.party, met.key) = (want.kind, want.party, want.key))`);
}
