import type { HubConfig } from '@supply-hub/config';
import { send } from '@supply-hub/exchange';
import { partnerUnits } from '@supply-hub/partners';
import type { Tx } from '@supply-hub/postgres';
import { UnwritableDocument, writeOrderChange860, type SegmentInput } from '@supply-hub/x12';
import { heldOrders, type HeldOrder } from '../db/queries/known-orders.ts';
import { lockOrders } from '../db/queries/order-lives.ts';
import {
  keepTold,
  lastTold,
  partnersSentTo,
  settleChanges,
  shippedOfLines,
  type ToldToKeep,
} from '../db/queries/orders-told.ts';
import { partnersOf, type PartnerCopy } from '../db/queries/partner-copies.ts';
import { changeToSend, toldOf, type ChangeToSend } from '../domain/order-life/change-to-send.ts';
import type { Trouble } from '../domain/trouble.ts';
import { onlyFacility } from '../sources/x12/document-reader.ts';
import { toOrderChange860 } from '../sources/x12/order-change-860.ts';
import { refoldOrders } from './refold-orders.ts';
import { keysNamedBy, namedBy } from './send-orders.ts';
import { noteAllTroubles, type TroublesOf } from './troubles/note-troubles.ts';

/**
 * Tells suppliers what changed of orders that were sent, each difference once, in the next 860 of its order (R37). The
 * exchange holds a change back until the partner has said that it can read the order. What is not told, because it has left
 * or because the partner takes no changes, is a trouble until it is told or over.
 */
export async function sendChanges(
  tx: Tx,
  orderIds: readonly string[],
  config: HubConfig,
  at: Temporal.Instant,
): Promise<void> {
  // Before anything is read, so that what is compared is what stands.
  await lockOrders(tx, orderIds);
  await settleChanges(tx, orderIds);
  const sentTo = await partnersSentTo(tx, orderIds);
  const orders = (await heldOrders(tx, orderIds)).filter(({ id }) => sentTo.has(id));
  const told = await lastTold(tx, orderIds);
  const shipped = await shippedOfLines(tx, orderIds);
  const partners = await partnersOf(tx, [...new Set(orders.map(({ order }) => order.supplierId))]);
  const keys = await keysNamedBy(tx, orders);
  const kept: ToldToKeep[] = [];
  const judged: TroublesOf[] = [];
  const changed: string[] = [];
  for (const held of orders) {
    const { id, order } = held;
    const to = sentTo.get(id);
    if (to === undefined) continue;
    const before = told.get(id);
    if (before === undefined) {
      // Sent before the hub kept what it tells: from here on it does.
      kept.push({ orderId: id, sequence: 0, messageId: to.messageId, told: toldOf(order), changes: [] });
      continue;
    }
    const change = changeToSend(before.told, order, shipped);
    const sequence = before.sequence + 1;
    const partner = partners.find(({ slug }) => slug === to.partner);
    const written =
      change.lines.length === 0
        ? null
        : segmentsOf(held, partner, { ...change, sequence }, namedBy(keys, config, id), at);
    judged.push({ scope: `order-change:${id}`, troubles: troublesOf(held, change, written) });
    if (written === null || 'reason' in written || partner === undefined) continue;
    const { messageId } = await send(
      tx,
      {
        partner: partner.slug,
        documentType: '860',
        documentNumber: order.number,
        businessKey: `po:${order.number}`,
        segments: written.segments,
        about: [id, ...change.lines.map(({ orderLineId }) => orderLineId)],
        facilityId: onlyFacility([order]),
        supplierId: order.supplierId,
        idempotencyKey: `860:${id}:${sequence}`,
      },
      at,
    );
    kept.push({ orderId: id, sequence, messageId, told: change.told, changes: change.lines });
    changed.push(id);
  }
  await keepTold(tx, kept, at);
  await noteAllTroubles(tx, judged, at);
  // What was changed decides how answers are read.
  await refoldOrders(tx, changed, config, at);
}

type Written = { readonly segments: readonly SegmentInput[] } | { readonly reason: string; readonly remedy: string };

function segmentsOf(
  { order }: HeldOrder,
  partner: PartnerCopy | undefined,
  { sequence, lines, told }: Pick<ChangeToSend, 'lines' | 'told'> & { readonly sequence: number },
  named: ReturnType<typeof namedBy>,
  at: Temporal.Instant,
): Written {
  if (partner === undefined || !partner.profile.documents.send.includes('860'))
    return {
      reason: `The change of order ${order.number} cannot be told: ${partner?.profile.name ?? 'its supplier'} takes no changes (860) from the hub.`,
      remedy: 'Tell the supplier of the change by hand; or add 860 to what its profile sends.',
    };
  const { profile } = partner;
  const changedOn = at.toZonedDateTimeISO(profile.timeZone).toPlainDate().toString();
  const change = { sequence, lines, isCancellation: Object.keys(told).length === 0, changedOn };
  const written = toOrderChange860(order, change, named, partnerUnits(profile), profile);
  if (!written.ok)
    return { reason: `The change of order ${order.number} cannot be told: ${written.reason}`, remedy: written.remedy };
  try {
    return { segments: writeOrderChange860(written.document, profile.x12.versions['860'] ?? profile.x12.version) };
  } catch (error) {
    if (!(error instanceof UnwritableDocument)) throw error;
    return {
      reason: `The change of order ${order.number} cannot be written as an 860: ${error.reasons.join('; ')}.`,
      remedy: 'Correct the order in its system, or tell the supplier of the change by hand.',
    };
  }
}

function troublesOf({ id, order }: HeldOrder, { refused }: ChangeToSend, written: Written | null): Trouble[] {
  const about = { orderId: id, orderNumber: order.number, supplierId: order.supplierId };
  const cuts = refused.map(({ line, shipped }): Trouble => ({
    ...about,
    kind: 'CHANGE_REFUSED_SHIPPED',
    key: line.number,
    sentence: `Line ${line.number} of order ${order.number} was cut below what has left: ${shipped} ${line.baseUnit} are on their way or here, so the supplier was not told (R37).`,
    remedy: 'Put the quantity back to what has left, or agree on a return with the supplier.',
    orderLineIds: [line.id],
    itemId: line.itemId,
    facilityId: line.facilityId,
  }));
  if (written === null || !('reason' in written)) return cuts;
  return [
    ...cuts,
    {
      ...about,
      kind: 'CHANGE_REFUSED',
      key: 'untold',
      sentence: written.reason,
      remedy: written.remedy,
      facilityId: onlyFacility([order]),
    },
  ];
}
