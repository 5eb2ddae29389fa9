import { recordAudit } from '@supply-hub/audit';
import { hubId } from '@supply-hub/identifiers';
import type { Tx } from '@supply-hub/postgres';
import { unitNames, isUnitOfMeasure } from '@supply-hub/quantities';
import { decodeCursor, pageOf, pageSize, type Page, type PageArguments } from '@supply-hub/subgraph-kit';
import { InvalidInput } from '@supply-hub/errors';
import type { ReconciliationContext } from '../context.ts';
import { keyText } from '../db/queries/crosswalks.ts';
import { isKnown, namesOf } from '../db/queries/known-things.ts';
import {
  endRule,
  insertRule,
  ruleById,
  rulePage,
  unmetWants,
  wantsFor,
  type PastWant,
} from '../db/queries/partner-rules.ts';
import type { MessageRow, PartnerRuleRow } from '../db/schema.ts';
import { readRule, sentenceOf, type PartnerRule, type RuleInput } from '../domain/partner-rule.ts';
import { rulingsOn, type Ruling } from './apply-rules.ts';
import { settleMeanings } from './settle-meanings.ts';
import { assertSteward, assertText } from './steward.ts';
import { asSteward, refused, type CrosswalkRefusal, type StewardsDeed } from './stewards-deed.ts';

/** So many past keys are looked at, the newest: a partner that has more has a habit that shows in fewer. */
const mostWants = 20_000;
const mostShown = 200;

/** What a rule would make of one key in one message. */
export interface RuleEffect {
  /** Null when it is not the viewer's to see. */
  readonly message: MessageRow | null;
  readonly key: string;
  readonly meaning: string;
  readonly outcome: 'WOULD_BE_TRIED_AGAIN' | 'WOULD_STILL_WAIT' | 'WOULD_NOT_HAVE_WAITED' | 'DECIDED_OTHERWISE';
}

export interface RuleDryRun {
  readonly sentence: string;
  readonly keyCount: number;
  readonly redrivenCount: number;
  readonly stillWaitingCount: number;
  readonly decidedOtherwiseCount: number;
  readonly messages: readonly RuleEffect[];
  readonly isCut: boolean;
}

/** What a rule would have changed; asked in a transaction that keeps nothing. @throws NotPermitted, InvalidInput */
export async function dryRunRule(
  { db, viewer, loaders }: ReconciliationContext,
  input: RuleInput,
): Promise<RuleDryRun> {
  assertSteward(viewer);
  const reading = readRule(input);
  if (!reading.ok) throw new InvalidInput(reading.sentence, { field: `input.${reading.path}` });
  const { rule } = reading;
  const found = await db.transaction(async (tx) => {
    const wants = await wantsFor(tx, rule, mostWants);
    const rulings = await rulingsOn(tx, rule, wants);
    const names = await namesOf(
      tx,
      rulings.flatMap(({ meaning }) => meaning ?? []),
    );
    return { wants, rulings, names, waiting: await stillWaiting(tx, wants, rulings) };
  });
  const nameOf = (target: string) => named(target, found.names);
  const byKey = new Map(found.rulings.map((ruling) => [keyText(ruling.asked), ruling]));
  const effects = found.wants.flatMap((want): (Omit<RuleEffect, 'message'> & { messageId: string })[] => {
    const ruling = byKey.get(keyText(want));
    if (ruling?.meaning === null || ruling === undefined) return [];
    const outcome = outcomeOf(want, ruling, found.waiting);
    return outcome === null
      ? []
      : [{ messageId: want.messageId, key: want.key, meaning: nameOf(ruling.meaning), outcome }];
  });
  const messagesThat = (outcome: RuleEffect['outcome']) =>
    new Set(effects.filter((one) => one.outcome === outcome).map(({ messageId }) => messageId)).size;
  const settled = found.rulings.filter(({ meaning }) => meaning !== null);
  return {
    sentence: sentenceOf(rule, nameOf),
    keyCount: settled.filter(({ decided }) => decided === 'NOT_YET').length,
    redrivenCount: messagesThat('WOULD_BE_TRIED_AGAIN'),
    stillWaitingCount: messagesThat('WOULD_STILL_WAIT'),
    decidedOtherwiseCount: settled.filter(({ decided }) => decided === 'OTHERWISE').length,
    messages: await Promise.all(
      effects.slice(0, mostShown).map(async ({ messageId, ...effect }) => ({
        ...effect,
        message: await loaders.message.load(messageId),
      })),
    ),
    isCut: effects.length > mostShown || found.wants.length === mostWants,
  };
}

function outcomeOf(want: PastWant, { decided }: Ruling, waiting: ReadonlySet<string>): RuleEffect['outcome'] | null {
  if (decided === 'OTHERWISE') return 'DECIDED_OTHERWISE';
  if (want.isWaiting) return waiting.has(want.messageId) ? 'WOULD_STILL_WAIT' : 'WOULD_BE_TRIED_AGAIN';
  // What a steward confirmed since says the same: the message would have come through on the day.
  return 'WOULD_NOT_HAVE_WAITED';
}

/** Messages that wait for a key that the rule gives no meaning and nobody else did. */
async function stillWaiting(tx: Tx, wants: readonly PastWant[], rulings: readonly Ruling[]): Promise<Set<string>> {
  const met = new Set(
    rulings
      .filter(({ meaning, decided }) => meaning !== null && decided !== 'OTHERWISE')
      .map(({ asked }) => keyText(asked)),
  );
  const ids = [...new Set(wants.filter(({ isWaiting }) => isWaiting).map(({ messageId }) => messageId))];
  const all = await unmetWants(tx, ids);
  return new Set(all.filter((want) => !met.has(keyText(want))).map(({ messageId }) => messageId));
}

/** Keeps a rule and lets it give their meaning to the keys that wait. @throws NotPermitted, InvalidInput */
export async function addPartnerRule(
  context: ReconciliationContext,
  { rule: input, note: why, idempotencyKey: key }: { rule: RuleInput; note: string; idempotencyKey: string },
): Promise<{
  rule: PartnerRuleRow | null;
  keyCount: number;
  redrivenCount: number;
  userErrors: readonly CrosswalkRefusal[];
}> {
  const note = assertText(why, 'note');
  const said = { operation: 'addPartnerRule', key, input: { rule: input, note }, note };
  const outcome = await asSteward(context, said, async (tx, deed) => {
    const reading = readRule(input);
    if (!reading.ok) return refused('RULE_REFUSED', `rule.${reading.path}`, reading.sentence);
    const { rule } = reading;
    if (!(await meansSomethingKnown(tx, rule)))
      return refused('NOT_A_MEANING', 'rule.targetId', 'The hub knows no such thing yet.');
    const id = hubId('partnerrule', 'hub', [rule.partner, key, deed.by]);
    if ((await insertRule(tx, { id, rule, note, addedBy: deed.by, at: deed.at })) === null)
      return refused('RULE_REFUSED', 'rule', 'The partner has this very rule already.');
    await auditRule(tx, { id, action: 'partner-rule-added', before: null, after: rule }, deed);
    const wants = await wantsFor(tx, rule, mostWants);
    const rulings = await rulingsOn(
      tx,
      rule,
      wants.filter(({ isWaiting }) => isWaiting),
    );
    const meanings = rulings.flatMap(({ asked: { kind, party, key: asked }, meaning, decided }) =>
      meaning === null || decided !== 'NOT_YET' ? [] : [{ kind, party, key: asked, target: meaning }],
    );
    const { redriven } = await settleMeanings(tx, context.redrive, meanings, {
      ...deed,
      by: `${deed.by}, by rule ${id}`,
    });
    return { ids: [id], redrivenCount: redriven.length, keyCount: meanings.length };
  });
  if ('code' in outcome) return { rule: null, keyCount: 0, redrivenCount: 0, userErrors: [outcome] };
  const [id = ''] = outcome.ids;
  const { redrivenCount, keyCount = 0 } = outcome;
  return { rule: await ruleById(context.db, id), keyCount, redrivenCount, userErrors: [] };
}

/** Ends a rule; what it has settled stays. @throws NotPermitted, InvalidInput */
export async function endPartnerRule(
  context: ReconciliationContext,
  { ruleId, note: why, idempotencyKey: key }: { ruleId: string; note: string; idempotencyKey: string },
): Promise<{ rule: PartnerRuleRow | null; userErrors: readonly CrosswalkRefusal[] }> {
  const note = assertText(why, 'note');
  const said = { operation: 'endPartnerRule', key, input: { ruleId, note }, note };
  const outcome = await asSteward(context, said, async (tx, deed) => {
    const ended = await endRule(tx, ruleId, { ...deed, note });
    if (ended === null) return refused('NOT_FOUND', 'ruleId', 'There is no such rule that holds.');
    await auditRule(tx, { id: ruleId, action: 'partner-rule-ended', before: ended.rule, after: null }, deed);
    return { ids: [ruleId], redrivenCount: 0 };
  });
  if ('code' in outcome) return { rule: null, userErrors: [outcome] };
  return { rule: await ruleById(context.db, ruleId), userErrors: [] };
}

function auditRule(
  tx: Tx,
  { id, action, before, after }: { id: string; action: string; before: PartnerRule | null; after: PartnerRule | null },
  { by, at, note }: StewardsDeed,
): Promise<void> {
  const reason = note ?? 'Nothing was said.';
  return recordAudit(
    tx,
    [{ actor: by, action, subject: id, reason, before, after, facilityIds: null, supplierIds: [] }],
    at,
  );
}

/** A page of rules, added last first; none for partners. */
export async function listPartnerRules(
  { db, viewer }: ReconciliationContext,
  filter: { readonly partner: string | null; readonly includeEnded: boolean },
  page: PageArguments,
): Promise<Page<PartnerRuleRow>> {
  const size = pageSize(page);
  const after = decodeCursor(page);
  const rows = viewer.role === 'partner' ? [] : await rulePage(db, filter, after, size);
  return pageOf(rows, size, after, ({ row }) => row);
}

async function meansSomethingKnown(tx: Tx, { kind, means }: PartnerRule): Promise<boolean> {
  return means.by !== 'TARGET' || kind === 'UNIT' || means.target.startsWith('location_') || isKnown(tx, means.target);
}

function named(target: string, names: ReadonlyMap<string, string>): string {
  return isUnitOfMeasure(target) ? unitNames[target] : (names.get(target) ?? target);
}
