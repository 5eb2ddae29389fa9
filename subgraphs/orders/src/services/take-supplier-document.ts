import type { HubConfig } from '@supply-hub/config';
import { translate } from '@supply-hub/crosswalk';
import type { Reception, ReceiveContext, X12Received } from '@supply-hub/exchange';
import { hubId } from '@supply-hub/identifiers';
import { recordEdges } from '@supply-hub/lineage';
import { partnerUnits } from '@supply-hub/partners';
import type { Tx } from '@supply-hub/postgres';
import { registerSourceKeys, type SourceKey } from '@supply-hub/subgraph-kit';
import { contentHash } from '@supply-hub/x12';
import { edgesOfSupplierDocument } from '../db/lineage-edges.ts';
import { ordersWithItems } from '../db/queries/known-orders.ts';
import { documentInPlaceOf, keepDocument } from '../db/queries/supplier-documents.ts';
import { known } from '../db/save-lines.ts';
import { facilitiesOf, type SupplierDocument } from '../domain/supplier-document.ts';
import { onlyFacility, unreadable, type Trouble, type Understood } from '../sources/x12/document-reader.ts';
import { orderNumber, type KnownOrder, type KnownToDocument } from '../sources/x12/known-orders.ts';
import { refoldOrders } from './refold-orders.ts';

/** A document as one kind of receiver reads it. */
export interface ReadableDocument {
  /** The orders it names, as sent. */
  readonly orderNumbers: readonly string[];
  /** Its unit codes and part numbers, for what stewards said of them. */
  readonly unitCodes: readonly string[];
  readonly partNumbers: readonly string[];
  /** Its own number, by which people know it. */
  readonly number: string;
  readonly dated: string | null;
  /** What makes it this document and no other, with its partner. */
  readonly key: SourceKey['key'];
  understand(against: KnownToDocument, idOfLine: (index: number) => string): Understood<SupplierDocument>;
}

/**
 * Takes what a supplier sent of orders: read against the orders it names, kept typed with its lines and its edges. It
 * depends on those orders alone and on no other document, so documents may come in any order. What they do to the order
 * is decided elsewhere.
 */
export async function takeSupplierDocument(
  document: ReadableDocument,
  type: 'acknowledgement' | 'changeanswer' | 'shipnotice' | 'supplierinvoice',
  message: X12Received,
  { tx, log }: ReceiveContext,
  config: HubConfig,
): Promise<Reception> {
  const { partner } = message;
  const { partner: slug, name } = partner.profile;
  if (partner.supplierId === null)
    return {
      kind: 'parked',
      code: 'UNKNOWN_PARTY',
      reason: `Nobody has said which supplier of the hospital ${name} is.`,
      remedy: 'Name its "supplier" in its profile, then re-drive the message.',
      about: [],
      facilityId: null,
    };
  const ref: SourceKey = { type, system: slug, key: document.key };
  const id = hubId(type, slug, document.key);
  const against = await knownTo(tx, document, message, config);
  const understood = document.understand(against, (index) =>
    hubId(`${type}line`, slug, [...document.key, String(index + 1)]),
  );
  if (!understood.ok) return parked(understood.trouble);

  const { document: value } = understood;
  const orders = [...against.orders.values()];
  const orderFacilityIds = known(orders.flatMap(({ lines }) => lines.map(({ facilityId }) => facilityId)));
  const hash = contentHash(message);
  const about = [id, ...value.orderIds];
  const facilityId = value.lines.length === 0 ? onlyFacility(orders) : onlyOf(facilitiesOf(value));
  const isNew = await keepDocument(tx, {
    id,
    value,
    partner: slug,
    number: document.number,
    contentHash: hash,
    dated: document.dated,
    sentAt: message.sentAt,
    messageId: message.id,
    answeredBy: null,
    receivedAt: message.receivedAt,
    orderFacilityIds,
  });
  if (isNew) {
    await registerSourceKeys(tx, [
      ref,
      ...value.lines.map((_, index): SourceKey => ({
        type: `${type}line`,
        system: slug,
        key: [...ref.key, String(index + 1)],
      })),
    ]);
    await recordEdges(tx, edgesOfSupplierDocument(id, value, orderFacilityIds), message.receivedAt);
    // A claim changes nothing of what is to come.
    if (value.kind !== 'INVOICE') await refoldOrders(tx, value.orderIds, config, message.receivedAt);
    return { kind: 'applied', about, facilityId };
  }
  const held = await documentInPlaceOf(tx, { id, value, number: document.number });
  // Applied before, and played again: it has had its effect (R71).
  if (held?.messageId === message.id) return { kind: 'applied', about, facilityId };
  const isSame = held !== null && Buffer.from(held.contentHash).equals(hash);
  if (!isSame && value.kind === 'INVOICE')
    return {
      kind: 'parked',
      code: 'INVOICE_NUMBER_REUSED',
      reason: `${name} has sent invoice ${document.number} before, with other content (R55).`,
      remedy: `Ask ${name} which is right: a correction comes as a credit memo and an invoice of its own number.`,
      about,
      facilityId,
    };
  if (!isSame) log.warn({ document: id }, 'a number came again as an original, with other content: the first stands');
  return { kind: 'duplicate', of: held?.messageId ?? null, about, facilityId };
}

/** A document that its guide does not allow to be read. */
export function unreadableDocument(
  faults: readonly { readonly sentence: string; readonly severity: string }[],
  { partner }: X12Received,
): Reception {
  const error = faults.find(({ severity }) => severity === 'error') ?? faults[0];
  const reason = `It cannot be read: ${error?.sentence ?? 'it is empty'}.`;
  return { kind: 'parked', ...unreadable(reason, partner.profile.name), about: [], facilityId: null };
}

async function knownTo(
  tx: Tx,
  { orderNumbers, unitCodes, partNumbers }: ReadableDocument,
  { partner: { profile, supplierId } }: X12Received,
  config: HubConfig,
): Promise<KnownToDocument> {
  const systems = buyersOf(config, profile.supplier?.system);
  const numbers = [...new Set(orderNumbers.map(orderNumber))];
  const ids = systems.flatMap((system) => numbers.map((number) => hubId('order', system, [number])));
  const held = await ordersWithItems(tx, ids);
  const saidOfUnits = await translate(tx, 'UNIT', profile.partner, unitCodes);
  const itemsByPart = await translate(tx, 'ITEM', profile.partner, partNumbers);
  const [system = ''] = systems;
  return {
    partnerName: profile.name,
    supplierId: supplierId ?? '',
    orders: new Map(mine(held, supplierId).map((order) => [order.number, order])),
    idOfOrder: (number) => hubId('order', system, [number]),
    units: partnerUnits(profile, saidOfUnits),
    itemsByPart,
  };
}

/** The systems that buy: the one that knows the supplier, or all of them. */
function buyersOf({ systems }: HubConfig, system: string | undefined): string[] {
  const erps = Object.values(systems).flatMap(({ id, kind }) => (kind === 'sap-s4hana' ? id : []));
  return system !== undefined && erps.includes(system) ? [system] : erps;
}

/** Where two systems have an order of one number, the supplier's own is meant. */
function mine(orders: readonly KnownOrder[], supplierId: string | null): KnownOrder[] {
  return orders.toSorted((a, b) => Number(a.supplierId === supplierId) - Number(b.supplierId === supplierId));
}

function parked({ code, reason, remedy, about, facilityId, wants }: Trouble): Reception {
  return { kind: 'parked', code, reason, remedy, about, facilityId, wants };
}

function onlyOf(facilityIds: readonly (string | null)[]): string | null {
  return facilityIds.length === 1 ? (facilityIds[0] ?? null) : null;
}
