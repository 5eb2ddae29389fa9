import type { HubConfig } from '@supply-hub/config';
import { backorderChanged, purchaseOrderChanged, quarantineChanged, substitutionChanged } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import { recordEdges, type Edge } from '@supply-hub/lineage';
import type { Tx } from '@supply-hub/postgres';
import { imageOf, type LifeImage } from '../db/life-image.ts';
import { edgesOfLife } from '../db/lineage-edges.ts';
import { heldOrders, type HeldOrder } from '../db/queries/known-orders.ts';
import { tellDifferences, toldOfOrders, type Told, type ToTell } from '../db/queries/lives-told.ts';
import {
  lockOrders,
  saveLives,
  saveStandings,
  waitingCases,
  type AwaitedLine,
  type LockedOrder,
} from '../db/queries/order-lives.ts';
import { noteUntoldChangesDue } from '../db/queries/orders-told.ts';
import { foldOrderLife } from '../domain/order-life/fold-order-life.ts';
import type { OrderLife } from '../domain/order-life/order-life.ts';
import { Decimal } from '@supply-hub/quantities';
import { factsOf, type FactsOfOrder } from './order-life/order-facts.ts';
import { substitutesOf, type KnownSubstitutesOf } from './order-life/known-substitutes.ts';
import {
  toldAsGone,
  toldOfBackorder,
  toldOfOrder,
  toldOfQuarantine,
  toldOfSubstitution,
} from './order-life/told-of-order.ts';
import { isOverdue, troublesOf } from './order-life/order-troubles.ts';
import { noteAllTroubles } from './troubles/note-troubles.ts';

/** An order with all that has become of it. */
export interface LivedOrder extends HeldOrder, FactsOfOrder {
  readonly life: OrderLife;
  readonly substitutes: KnownSubstitutesOf;
  readonly image: LifeImage;
}

/**
 * Folds the lives of some orders anew, in the transaction that changed one of their facts: their copy, a document, a
 * decision, the time. What comes of it is kept, and the others are told of what differs; folding again what has not changed
 * is free of effect. As many statements for one as for many.
 */
export async function refoldOrders(
  tx: Tx,
  orderIds: readonly string[],
  config: Pick<HubConfig, 'facilities'>,
  at: Temporal.Instant,
): Promise<void> {
  const ids = [...new Set(orderIds)].toSorted();
  if (ids.length === 0) return;
  const copies = await lockOrders(tx, ids);
  const lived = await foldedLives(tx, await heldOrders(tx, ids), config);
  const isHeld = new Set(lived.map(({ id }) => id));
  const gone = ids.filter((id) => !isHeld.has(id));
  await saveLives(
    tx,
    lived.map(({ image }) => image),
    gone,
    at,
  );
  await saveStandings(tx, lived.flatMap(standingsOf));
  const told = await toldOfOrders(tx, ids);
  await tellLives(tx, lived, gone, { told, copies }, at);
  await recordEdges(
    tx,
    lived.flatMap(({ image }): Edge[] => edgesOfLife(image)),
    at,
  );
  await noteUntoldChangesDue(tx, ids);
  const cases = await waitingCases(
    tx,
    lived.flatMap((one) => awaitedLines(one, at)),
  );
  await noteAllTroubles(
    tx,
    [
      ...lived.map((one) => ({ scope: `order:${one.id}`, troubles: troublesOf(one, cases, at) })),
      ...gone.map((id) => ({ scope: `order:${id}`, troubles: [] })),
    ],
    at,
  );
}

/** Lines of which something is owed without the rest, or should have come. */
function awaitedLines({ order, life, image }: LivedOrder, at: Temporal.Instant): AwaitedLine[] {
  const late = new Set(image.promises.filter((each) => isOverdue(each, at)).map((each) => each.order_line_id));
  const awaited = life.lines.filter(
    ({ orderLineId, backorders }) => late.has(orderLineId) || backorders.some(({ isOpen }) => isOpen),
  );
  return awaited.map(({ orderLineId }) => {
    const line = order.lines.find(({ id }) => id === orderLineId);
    return { orderLineId, itemId: line?.itemId ?? null, facilityId: line?.facilityId ?? null };
  });
}

async function foldedLives(
  tx: Tx,
  held: readonly HeldOrder[],
  { facilities }: Pick<HubConfig, 'facilities'>,
): Promise<LivedOrder[]> {
  const facts = await factsOf(tx, held);
  const folded = facts.map((of) => ({ ...of, life: foldOrderLife(of.facts) }));
  const substitutes = await substitutesOf(tx, folded);
  const zones = new Map(facilities.map(({ id, timeZone }) => [hubId('facility', 'hub', id), timeZone]));
  return folded.map((of, index) => {
    const { id, order } = of.facts;
    const known = substitutes[index] ?? new Map();
    const endOf = (day: string, facilityId: string | null) =>
      endOfDay(day, zones.get(facilityId ?? '') ?? of.profile?.timeZone ?? 'UTC');
    return { ...of, id, order, substitutes: known, image: imageOf(id, order, of.life, known, endOf) };
  });
}

/** R30: a day without a zone is over where it is due. */
function endOfDay(day: string, zone: string): Temporal.Instant {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).toInstant();
}

function standingsOf({ id, life }: LivedOrder) {
  return life.lines.map((line) => ({
    id: line.orderLineId,
    orderId: id,
    status: line.status,
    isOutstanding: Decimal.of(line.promised).plus(Decimal.of(line.unpromised)).sign > 0,
    expectedOn: line.promises[0]?.promisedOn ?? null,
  }));
}

async function tellLives(
  tx: Tx,
  lived: readonly LivedOrder[],
  gone: readonly string[],
  { told, copies }: { readonly told: ReadonlyMap<string, Told>; readonly copies: ReadonlyMap<string, LockedOrder> },
  at: Temporal.Instant,
): Promise<void> {
  const lines = lived.flatMap(({ id: orderId, order, life, substitutes, decisions }) =>
    order.lines.flatMap((line) => {
      const its = life.lines.find(({ orderLineId }) => orderLineId === line.id);
      return its === undefined ? [] : [{ orderId, order, line, its, substitutes, decisions }];
    }),
  );
  const backorders = lines.flatMap((of) => of.its.backorders.map((each) => toldOfBackorder(of, each)));
  const substitutions = lines.flatMap((of) =>
    of.its.substitutions.map((fact) => {
      const decision = of.decisions.find(({ key }) => key === fact.key);
      return toldOfSubstitution(of, fact, of.substitutes.get(fact.key), decision?.decidedBy ?? null);
    }),
  );
  const quarantines = lines.flatMap((of) => of.its.quarantines.map((each) => toldOfQuarantine(of, each)));
  await tellDifferences(
    tx,
    purchaseOrderChanged,
    [
      ...lived.map(({ id, order, life, image }) => ({ id, orderId: id, data: toldOfOrder(id, order, life, image) })),
      // A copy that only waits to be read anew is not gone: what was told of it stands.
      ...ended(
        [...told.values()].filter(({ id }) => copies.get(id)?.isGone === true),
        purchaseOrderChanged.data,
        toldAsGone,
      ),
    ].map((one) => ({ ...one, leastVersion: copies.get(one.id)?.version ?? 1 })),
    told,
    at,
  );
  const isGone = new Set(gone);
  const standing = new Set([...backorders, ...substitutions, ...quarantines].map(({ id }) => id));
  const fallen = [...told.values()].filter(
    ({ id, orderId }) => id !== orderId && (isGone.has(orderId) || !standing.has(id)),
  );
  await tellDifferences(
    tx,
    backorderChanged,
    [...backorders.map(toTell), ...ended(fallen, backorderChanged.data, (data) => ({ ...data, isOpen: false }))],
    told,
    at,
  );
  await tellDifferences(
    tx,
    substitutionChanged,
    [
      ...substitutions.map(toTell),
      ...ended(fallen, substitutionChanged.data, (data) => ({ ...data, state: 'WITHDRAWN' as const })),
    ],
    told,
    at,
  );
  await tellDifferences(
    tx,
    quarantineChanged,
    [
      ...quarantines.map(toTell),
      ...ended(fallen, quarantineChanged.data, (data) => ({ ...data, state: 'RELEASED' as const })),
    ],
    told,
    at,
  );
}

function toTell<Data extends { readonly id: string; readonly orderId: string }>(data: Data): ToTell<Data> {
  return { id: data.id, orderId: data.orderId, data };
}

/** What was told and is no more, told as over: the facts, put together anew, no longer say that it ever was. */
function ended<Data>(
  fallen: readonly Told[],
  schema: { safeParse(data: unknown): { success: true; data: Data } | { success: false } },
  over: (data: Data) => Data,
): ToTell<Data>[] {
  return fallen.flatMap(({ id, orderId, data }) => {
    const read = schema.safeParse(data);
    return read.success ? [{ id, orderId, data: over(read.data) }] : [];
  });
}
