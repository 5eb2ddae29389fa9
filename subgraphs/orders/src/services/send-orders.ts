import type { HubConfig } from '@supply-hub/config';
import { send } from '@supply-hub/exchange';
import { hubId } from '@supply-hub/identifiers';
import { partnerUnits } from '@supply-hub/partners';
import type { Tx } from '@supply-hub/postgres';
import { sourceKeysOf, type SourceKey } from '@supply-hub/subgraph-kit';
import { UnwritableDocument, writePurchaseOrder850, type SegmentInput } from '@supply-hub/x12';
import { heldOrders, type HeldOrder } from '../db/queries/known-orders.ts';
import { knownToExchange, partnersOf, type PartnerCopy } from '../db/queries/partner-copies.ts';
import {
  forgetProblems,
  keepTransmissions,
  noteTransmissionsDue,
  sentOrders,
  type Transmission,
} from '../db/queries/transmissions.ts';
import type { PurchaseOrder } from '../domain/purchase-order.ts';
import { takerOf, type OrderTaker } from '../domain/transmission.ts';
import { onlyFacility } from '../sources/x12/document-reader.ts';
import { toOrder850, type NamedByOrder, type ShipTo } from '../sources/x12/order-850.ts';
import { keepTold, noteChangesDue } from '../db/queries/orders-told.ts';
import { toldOf } from '../domain/order-life/change-to-send.ts';
import { policyBook, type PolicyBook } from './policies/policy-book.ts';
import { checkOrderPrices, type CheckedPrices } from './price-check/check-order-prices.ts';

interface Taker extends OrderTaker {
  readonly partner: PartnerCopy;
}

/**
 * Sends those of some orders that are to be sent, each once: the message is queued and the order marked in this
 * transaction, under a key that queues one message for ever. What cannot be written is kept with what a person can do.
 *
 * @returns whether some are due again because the exchange has not heard of their partner yet, or orders of their contracts
 */
export async function sendOrders(
  tx: Tx,
  orderIds: readonly string[],
  config: HubConfig,
  at: Temporal.Instant,
): Promise<{ areEarly: boolean }> {
  const sent = await sentOrders(tx, orderIds);
  const orders = await heldOrders(
    tx,
    orderIds.filter((id) => !sent.has(id)),
  );
  const partners = await partnersOf(tx, [...new Set(orders.map(({ order }) => order.supplierId))]);
  const takers = partners.map((partner): Taker => {
    const { send: takes, sendOrdersFrom: from = null } = partner.profile.documents;
    return { slug: partner.slug, takes, from, partner };
  });
  const policies = await policyBook(tx);
  const due = orders.toSorted(byNumber).flatMap((held) => {
    const taker = takerOf(
      held.order,
      takers.filter(({ partner }) => partner.supplierId === held.order.supplierId),
    );
    if (taker === null || transmittedBy(held.order, policies, config) === 'ERP') return [];
    return [{ ...held, partner: taker.partner }];
  });
  const known = await knownToExchange(
    tx,
    due.map(({ partner }) => partner.slug),
  );
  const keys = await keysNamedBy(tx, due);
  const toKnown = due.filter(({ partner }) => known.has(partner.slug));
  const prices = await checkOrderPrices(tx, toKnown, policies, at, { isLeaving: true });
  const kept: Transmission[] = [];
  for (const { id, order, partner } of toKnown) {
    const checked = prices.get(id);
    if (checked === undefined) continue;
    const facilityId = onlyFacility([order]);
    const of = {
      orderId: id,
      orderNumber: order.number,
      supplierId: order.supplierId,
      facilityId,
      partnerId: partner.id,
      partner: partner.slug,
    };
    const stop = stopOf(checked);
    if (stop !== null) {
      kept.push({ ...of, messageId: null, ...stop, stoppedBy: 'PRICE' });
      continue;
    }
    const written = segmentsOf({ id, order }, partner, namedBy(keys, config, id));
    if ('reason' in written) {
      kept.push({ ...of, messageId: null, ...written, stoppedBy: 'WRITING' });
      continue;
    }
    const { messageId } = await send(
      tx,
      {
        partner: partner.slug,
        documentType: '850',
        documentNumber: order.number,
        businessKey: `po:${order.number}`,
        segments: written.segments,
        about: [id],
        facilityId,
        supplierId: order.supplierId,
        idempotencyKey: `850:${id}`,
      },
      at,
    );
    kept.push({ ...of, messageId, reason: null, remedy: null, stoppedBy: null });
  }
  await keepTransmissions(tx, kept, at);
  const orderOf = new Map(toKnown.map(({ id, order }) => [id, order]));
  await keepTold(
    tx,
    kept.flatMap(({ orderId, messageId }) => {
      const order = orderOf.get(orderId);
      if (messageId === null || order === undefined) return [];
      return [{ orderId, sequence: 0, messageId, told: toldOf(order), changes: [] }];
    }),
    at,
  );
  // Who kept an order anew meanwhile could not see that it was sent: it is compared with what was told.
  await noteChangesDue(
    tx,
    kept.map(({ orderId }) => orderId),
  );
  const dueIds = new Set(due.map(({ id }) => id));
  await forgetProblems(
    tx,
    orderIds.filter((id) => !dueIds.has(id)),
    at,
  );
  // Told of a partner before the exchange is, or of an order before what is agreed with its supplier: it will be in a moment.
  const early = due.filter(({ id, partner }) => !known.has(partner.slug) || !prices.has(id));
  await noteTransmissionsDue(
    tx,
    early.map(({ id }) => ({ id, isToBeSent: true })),
    { isTold: false },
  );
  return { areEarly: early.length > 0 };
}

/** Who sends an order is settled by its day: what changes later makes nobody send what the other has sent. */
function transmittedBy(order: PurchaseOrder, policies: PolicyBook, { facilities }: HubConfig) {
  const facilityId = onlyFacility([order]);
  const zone = facilities.find(({ id }) => hubId('facility', 'hub', id) === facilityId)?.timeZone ?? 'UTC';
  const day = Temporal.PlainDate.from(order.orderedOn).toZonedDateTime(zone).toInstant();
  return policies.at(day, { facilityId, supplierId: order.supplierId }).transmittedBy;
}

/** What a price stops, in a sentence; its troubles say it line for line. */
function stopOf({ stopped }: CheckedPrices): { reason: string; remedy: string } | null {
  const [first] = stopped;
  if (first?.trouble === undefined || first.trouble === null) return null;
  const more = stopped.length > 1 ? ` So do ${stopped.length - 1} more of its lines.` : '';
  return {
    reason: `The price of line ${first.line.number} stops it: ${first.trouble.sentence}${more}`,
    remedy: first.trouble.remedy,
  };
}

/** In the order in which they were placed, as far as their numbers tell. */
const byNumber = (a: HeldOrder, b: HeldOrder): number =>
  a.order.number.localeCompare(b.order.number, 'en', { numeric: true });

type Written = { readonly segments: readonly SegmentInput[] } | { readonly reason: string; readonly remedy: string };

function segmentsOf({ order }: HeldOrder, { profile }: PartnerCopy, named: NamedByOrder): Written {
  const written = toOrder850(order, named, partnerUnits(profile), profile);
  if (!written.ok) return { reason: written.reason, remedy: written.remedy };
  try {
    const version = profile.x12.versions['850'] ?? profile.x12.version;
    return { segments: writePurchaseOrder850(written.document, version) };
  } catch (error) {
    if (!(error instanceof UnwritableDocument)) throw error;
    return {
      reason: `It cannot be written as an 850: ${error.reasons.join('; ')}.`,
      remedy: 'Correct the order in its system; it is sent once it can be.',
    };
  }
}

/** The keys behind everything the orders name: one statement. */
export async function keysNamedBy(tx: Tx, orders: readonly HeldOrder[]): Promise<Map<string, SourceKey>> {
  const lines = orders.flatMap(({ order }) => order.lines);
  const ids = lines.flatMap(({ itemId, contractId, requisitionLineId }) => [itemId, contractId, requisitionLineId]);
  return sourceKeysOf(tx, [...orders.map(({ id }) => id), ...ids.filter((id) => id !== null)]);
}

export function namedBy(
  keys: ReadonlyMap<string, SourceKey>,
  { facilities }: HubConfig,
  orderId: string,
): NamedByOrder {
  const system = keys.get(orderId)?.system ?? '';
  const numbers = (type: SourceKey['type']): Map<string, string> =>
    new Map(
      [...keys].flatMap(
        ([
          id,
          {
            type: is,
            key: [number = ''],
          },
        ]) => (is === type && number !== '' ? [[id, number]] : []),
      ),
    );
  return {
    itemNumbers: numbers('item'),
    contractNumbers: numbers('contract'),
    requisitionNumbers: numbers('requisitionline'),
    facilities: new Map(
      facilities.map(({ id, name, gln = null, codes }): [string, ShipTo] => [
        hubId('facility', 'hub', id),
        { name, gln, code: codes[system] ?? null },
      ]),
    ),
  };
}
