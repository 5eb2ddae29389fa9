/** X12 856 → what a supplier says is on its way, flat: a line for each thing shipped, whatever the levels (R47, R48). */
import {
  eachLevel,
  shippedItems,
  type Component,
  type ShipmentLevel856,
  type ShipNotice856,
  type ShippedItem,
  type TracedUnits,
} from '@supply-hub/x12';
import type { KitComponent, SentTraces, ShipNotice, ShipNoticeLine } from '../../domain/supplier-document.ts';
import { DocumentReader, partsOf, type LineSent, type Understood } from './document-reader.ts';
import { datesOf, descriptionOf, keptOf, type ReadingNotes } from './document-parts.ts';
import type { KnownOrder, KnownToDocument } from './known-orders.ts';

export function toShipNotice(
  sent: ShipNotice856,
  notes: ReadingNotes,
  known: KnownToDocument,
  idOfLine: (index: number) => string,
): Understood<ShipNotice> {
  const reader = new DocumentReader(known);
  const orders = new Map(orderNumbersOf(sent).flatMap((number) => asEntry(number, reader.order(number))));
  const lines: ShipNoticeLine[] = [];
  for (const [index, each] of shippedItems(sent).entries()) {
    const line = lineOf(each, index, reader, orders);
    if (line !== null) lines.push({ id: idOfLine(index), ...line });
  }
  if (orders.size === 0) reader.refuse('it names no order (PRF01)');
  const { trouble } = reader;
  if (trouble !== null) return { ok: false, trouble };
  const outside = [...eachLevel(sent.levels)].filter(({ level }) => level !== 'I' && level !== 'F');
  return {
    ok: true,
    document: {
      kind: 'SHIP_NOTICE',
      supplierId: known.supplierId,
      purpose: sent.purpose,
      orderIds: [...new Set([...orders.values()].map(({ id }) => id))],
      number: sent.shipmentId,
      noticedOn: sent.createdOn,
      dates: datesOf([...sent.dates, ...outside.flatMap(({ dates }) => dates)]),
      carriers: outside
        .flatMap(({ routings }) => routings)
        .map(({ carrierQualifier, carrier, text }) => ({
          qualifier: carrierQualifier ?? null,
          code: carrier ?? null,
          routing: text ?? null,
        })),
      references: outside
        .flatMap(({ references }) => references)
        .flatMap(({ qualifier, value }) => (value === undefined ? [] : { qualifier, value })),
      lines,
      ...keptOf(notes),
    },
  };
}

function lineOf(
  each: ShippedItem,
  index: number,
  reader: DocumentReader,
  orders: ReadonlyMap<string, KnownOrder>,
): Omit<ShipNoticeLine, 'id'> | null {
  const name: LineSent = {
    name: `item no. ${index + 1}`,
    number: each.orderLine,
    productIds: each.productIds,
    description: descriptionOf(each),
  };
  const shipped = reader.quantity(each.quantity, each.unit, name);
  const components = [
    ...each.componentItems.map((item): KitComponent => ({
      parts: partsOf(item.productIds),
      quantity: reader.quantity(item.quantity, item.unit, name),
      ...tracesOf(item.traced),
    })),
    ...each.components.map((component) => componentOf(component, reader, name)),
  ];
  if (each.orderNumber === undefined) {
    reader.refuse(`${name.name} stands under no order (PRF01)`);
    return null;
  }
  const order = orders.get(each.orderNumber);
  const line = order && reader.line(name, order);
  if (!order || !line) return null;
  return {
    orderId: order.id,
    orderLineId: line.id,
    facilityId: line.facilityId,
    number: each.orderLine ?? null,
    parts: partsOf(each.productIds),
    shipped,
    status: each.status ?? null,
    ...tracesOf(each.traced),
    packages: each.ssccs,
    components,
  };
}

function componentOf({ productIds, quantity, unit }: Component, reader: DocumentReader, name: LineSent): KitComponent {
  return {
    parts: partsOf(productIds),
    quantity: reader.quantity(quantity, unit, name),
    lots: [],
    serials: [],
    expiryDates: [],
  };
}

/** Every order the notice names, lines or not. */
export function orderNumbersOf({ levels }: { readonly levels: readonly ShipmentLevel856[] }): string[] {
  return [...new Set([...eachLevel(levels)].flatMap(({ order }) => order?.number ?? []))];
}

const tracesOf = ({ lots, serials, expiryDates }: TracedUnits): SentTraces => ({ lots, serials, expiryDates });
const asEntry = (number: string, order: KnownOrder | null): [string, KnownOrder][] =>
  order === null ? [] : [[number, order]];
