import { ask, withdrawCommand } from '@supply-hub/commands';
import type { HubConfig } from '@supply-hub/config';
import type { Tx } from '@supply-hub/postgres';
import { Decimal } from '@supply-hub/quantities';
import { sourceKeysOf } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { endAskedLines, noteChanging } from '../../db/queries/replenishment/asked-lines.ts';
import { dropNeeds, keepNeeds, needId, nextToAsk, pairsToAsk } from '../../db/queries/replenishment/kept-needs.ts';
import { pairKey, takeNeedsDue, type Pair } from '../../db/queries/replenishment/needs-due.ts';
import { giveUp, type GivenUp } from '../../domain/replenishment/give-up.ts';
import type { Trouble } from '../../domain/trouble.ts';
import { noteAllTroubles } from '../troubles/note-troubles.ts';
import { askRequisitions, lineOf } from './ask-requisitions.ts';
import { adjustRequisition, owner, withdrawRequisition } from './command-kinds.ts';
import { planPairs, type PairPlan } from './plan-pairs.ts';

const pairsAStep = 100;

/** With what becomes of what stands in the ERP, after what was never sent. */
interface JudgedPair extends PairPlan {
  readonly givenUp: GivenUp;
}

/**
 * Judges what has changed, gives up what nothing wants, and asks for what it is time for: all that in one transaction, and
 * one at a time, so that what is asked counts as asked for whoever judges next.
 *
 * @returns when to look again; true: at once, null: when something changes
 */
export async function replenish(
  tx: Tx,
  config: HubConfig,
  at: Temporal.Instant,
): Promise<Temporal.Instant | true | null> {
  await lockReplenishment(tx);
  const due = await takeNeedsDue(tx, pairsAStep);
  const toAsk = await pairsToAsk(tx, at);
  const pairs = new Map<string, Pair>([...due, ...toAsk].map((pair) => [pairKey(pair), pair]));
  const planned = await planPairs(tx, [...pairs.values()], config, at);
  const takenBack = await withdrawUnsent(tx, planned, at);
  const plans = planned.map((plan): JudgedPair => {
    const left = plan.need.excess.minus(takenBack.get(pairKey(plan)) ?? Decimal.zero);
    return { ...plan, givenUp: giveUp(plan.standing, left) };
  });
  await giveUpLines(tx, plans, at);
  const asked = new Set(await askWhatIsTime(tx, plans, config, at));
  await keepNeeds(
    tx,
    plans.map((plan) => {
      const isAsked = asked.has(pairKey(plan));
      const { need } = plan;
      return {
        id: needId(plan),
        itemId: plan.itemId,
        facilityId: plan.facilityId,
        unit: plan.unit,
        forCases: need.forCases.toString(),
        forPar: need.forPar.toString(),
        onItsWay: (isAsked ? need.onItsWay.plus(plan.toBuy) : need.onItsWay).toString(),
        quantity: isAsked ? '0' : need.quantity.toString(),
        neededOn: need.quantity.sign > 0 ? plan.neededOn : null,
        isUrgent: need.isUrgent,
        since: isAsked ? null : plan.since,
        closesAt: isAsked ? null : plan.closesAt,
        stoppedBy: plan.stoppedBy,
      };
    }),
  );
  // What nobody wants any more, and what is at a place that is none now, is no need, and nothing is wrong with it.
  const planOf = new Map(plans.map((plan) => [pairKey(plan), plan]));
  await dropNeeds(
    tx,
    [...pairs.values()].filter((pair) => !planOf.has(pairKey(pair))),
  );
  await noteAllTroubles(
    tx,
    [...pairs].map(([key, { facilityId, itemId }]) => {
      const plan = planOf.get(key);
      return { scope: `need:${facilityId}:${itemId}`, troubles: plan === undefined ? [] : troublesOf(plan) };
    }),
    at,
  );
  return due.length === pairsAStep ? true : nextToAsk(tx);
}

/** Whoever judges what is needed, or asks for it, does so alone. */
export async function lockReplenishment(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('orders.replenish', 0))`);
}

/** The lines of one facility and supplier go in one requisition, those whose own window is still open with them (R34). */
async function askWhatIsTime(
  tx: Tx,
  plans: readonly PairPlan[],
  config: HubConfig,
  at: Temporal.Instant,
): Promise<string[]> {
  const waiting = plans.filter(
    ({ closesAt, stoppedBy, toBuy }) => closesAt !== null && stoppedBy === null && toBuy.sign > 0,
  );
  const group = ({ facilityId, source }: PairPlan): string => `${facilityId} ${source.agreed?.supplierId ?? ''}`;
  const isTime = new Set(
    waiting.flatMap((plan) =>
      plan.closesAt !== null && Temporal.Instant.compare(plan.closesAt, at) <= 0 ? [group(plan)] : [],
    ),
  );
  const going = waiting.filter((plan) => isTime.has(group(plan)));
  if (going.length === 0) return [];
  await askRequisitions(
    tx,
    going.map(lineOf),
    { config, askedBy: 'hub', reason: 'What is there and on its way does not cover what is needed.' },
    at,
  );
  return going.map(pairKey);
}

/** R26: what was not sent goes by itself. */
async function giveUpLines(tx: Tx, plans: readonly JudgedPair[], at: Temporal.Instant): Promise<void> {
  const changes = plans.flatMap(({ asked, givenUp, moved }) => {
    const byLine = new Map<string, { isWithdrawn: boolean; quantity: string | null; neededOn: string | null }>();
    for (const { key, neededOn } of moved) byLine.set(key, { isWithdrawn: false, quantity: null, neededOn });
    for (const { key, quantity } of givenUp.adjusted)
      byLine.set(key, {
        isWithdrawn: false,
        neededOn: byLine.get(key)?.neededOn ?? null,
        quantity: quantity.toString(),
      });
    for (const key of givenUp.withdrawn) byLine.set(key, { isWithdrawn: true, quantity: null, neededOn: null });
    return [...byLine].flatMap(([key, change]) => {
      const line = asked.get(key);
      return line === undefined ? [] : [{ line, change }];
    });
  });
  const ids = changes.flatMap(({ line }) => line.requisition_line_id ?? []);
  const keys = await sourceKeysOf(tx, ids);
  for (const { line, change } of changes) {
    const id = line.requisition_line_id;
    const [requisition, number] = keys.get(id ?? '')?.key ?? [];
    if (id === null || requisition === undefined || number === undefined) continue;
    const asking = {
      owner,
      system: line.system,
      key: `requisitionline:${id}`,
      // Each change of a line is a deed of its own; the same one is asked once, whatever came of it.
      idempotencyKey: `line:${id}:${line.changes}:${JSON.stringify(change)}`,
      askedBy: 'hub',
      reason: 'Nothing needs it as it was asked for any more.',
      about: [id, line.item_id, ...line.cases_gone],
      facilityIds: [line.facility_id],
      supplierIds: [],
    };
    const of = { requisition, line: number, requisitionLineId: id };
    const asked = change.isWithdrawn
      ? await ask(tx, withdrawRequisition, { ...asking, body: of }, at)
      : await ask(
          tx,
          adjustRequisition,
          { ...asking, body: { ...of, quantity: change.quantity, neededOn: change.neededOn } },
          at,
        );
    if (asked.ok && asked.isNew)
      await noteChanging(tx, { commandId: line.command_id, position: line.position }, asked.command.id);
  }
}

/**
 * A requisition that was never sent, and none of whose lines is wanted, is taken back before it is.
 * @returns how much of each pair, by its key
 */
async function withdrawUnsent(
  tx: Tx,
  plans: readonly PairPlan[],
  at: Temporal.Instant,
): Promise<ReadonlyMap<string, Decimal>> {
  const unwanted = plans.flatMap((plan) => {
    const lines = [...plan.asked.values()].filter(({ state, asked_by: by }) => state === 'ASKED' && by === 'hub');
    const all = lines.reduce((sum, { quantity }) => sum.plus(quantity), Decimal.zero);
    return plan.need.excess.compare(all) >= 0 ? lines.map((line) => ({ ...line, key: pairKey(plan) })) : [];
  });
  const takenBack = new Map<string, Decimal>();
  for (const [commandId, lines] of Map.groupBy(unwanted, ({ command_id: id }) => id)) {
    const [row] = await tx.execute<{ count: number }>(sql`
      select count(*)::int as count from orders.asked_line where command_id = ${commandId}`);
    if (row?.count !== lines.length) continue;
    const withdrawn = await withdrawCommand(tx, commandId, 'Nothing needs it any more.', at);
    if (withdrawn === null) continue;
    await endAskedLines(tx, commandId, { state: 'WITHDRAWN' });
    for (const { key, quantity } of lines) takenBack.set(key, quantity.plus(takenBack.get(key) ?? Decimal.zero));
  }
  return takenBack;
}

function troublesOf(plan: JudgedPair): Trouble[] {
  const { itemId, itemNumber, facilityId, facilityName, need, unit, stoppedBy, source, refusal, givenUp, asked } = plan;
  const about = { itemId, facilityId, caseIds: [...new Set(need.shares.map(({ caseId }) => caseId))] };
  const what = `${need.quantity.toString()} ${unit} of ${itemNumber} are needed at ${facilityName}`;
  const troubles: Trouble[] = [];
  if (stoppedBy === 'OFF_CONTRACT' || stoppedBy === 'EXPIRED')
    troubles.push({
      ...about,
      kind: stoppedBy === 'EXPIRED' ? 'PRICE_EXPIRED' : 'OFF_CONTRACT',
      sentence:
        stoppedBy === 'EXPIRED'
          ? `${what}, and contract ${source.agreed?.contractNumber ?? ''} is not in force: nothing was requested.`
          : `${what}, and nobody has a contract for it: nothing was requested.`,
      remedy: 'Agree on a price, or request it yourself; the next look requests it once a contract covers it.',
      supplierId: source.agreed?.supplierId ?? null,
    });
  if (stoppedBy === 'NOBODY_TO_ASK')
    troubles.push({
      ...about,
      kind: 'NEED_NOT_ORDERED',
      sentence: `${what}, and the system that buys the item has no code for the facility: nothing was requested.`,
      remedy: "Add the facility's code in that system to hub.yaml, or request it there.",
    });
  if (refusal !== null)
    troubles.push({
      ...about,
      kind: 'COMMAND_REFUSED',
      key: refusal.commandId,
      sentence: `${what}, and the requisition was refused: ${refusal.said ?? 'no reason was given'}`,
      remedy: 'Put right what it says and request it yourself; by itself the hub asks again after a day.',
    });
  for (const { key, quantity, caseIds } of givenUp.toDecide) {
    const line = asked.get(key);
    const orders = line?.order_lines ?? [];
    const [first] = orders;
    if (line === undefined || first === undefined) continue;
    troubles.push({
      kind: 'DECISION_ORDER_NOT_NEEDED',
      key: first.id,
      sentence: `${quantity.toString()} ${unit} of order ${first.number ?? ''} were ordered for ${caseIds.length === 1 ? 'a case that needs' : 'cases that need'} them no more.`,
      remedy: 'Cancel the line (cancelOrderLine), order less of it (changeOrderLine), or keep what comes as stock.',
      orderId: first.orderId,
      orderNumber: first.number,
      orderLineIds: orders.map(({ id }) => id),
      itemId,
      facilityId,
      caseIds,
    });
  }
  return troubles;
}
