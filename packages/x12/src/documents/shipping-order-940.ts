import { documentType } from './layout/document-type.ts';
import { decimal, pairsAt, required, text } from './layout/field.ts';
import { loop, many, maybe, segment, type DocumentOf } from './layout/layout.ts';
import { warehouseReference } from './references.ts';
import { marks } from './shipping.ts';
import {
  assignedNumber,
  lineDescription,
  linePacking,
  pallet,
  warehouseHeaderMembers,
  warehouseParty,
} from './warehouse.ts';

const orderedItem = loop(
  segment('W01', {
    quantity: required(decimal(1)),
    unit: required(text(2, 2)),
    upcCaseCode: text(3, 12),
    productIds: pairsAt([4, 5], [6, 7], [15, 16]),
    freightClass: text(8, 5),
    /** W01-13: the lot that is to be shipped, as the warehouse calls it. */
    lot: text(13, 30),
  }),
  {
    descriptions: many(lineDescription),
    references: many(warehouseReference),
    packing: maybe(linePacking),
    parties: many(warehouseParty),
  },
);

const orderedPart = loop(assignedNumber, {
  marks: many(marks),
  pallet: maybe(pallet),
  items: many(orderedItem),
});

const layout = loop(
  segment('W05', {
    /** Element 473: N original, R change, F cancel, L replace a line. */
    status: required(text(1, 1)),
    depositorOrderNumber: required(text(2, 22)),
    orderNumber: text(3, 22),
    linkSequence: text(4, 6),
    masterReference: text(5, 22),
  }),
  {
    ...warehouseHeaderMembers,
    shipping: maybe(
      segment('W66', {
        /** PP prepaid, CC collect, TP third party. */
        payment: text(1, 2),
        mode: text(2, 2),
        palletExchange: text(3, 1),
        unitLoad: text(4, 2),
        routing: text(5, 35),
        scac: text(10, 4),
      }),
    ),
    /** Lines of senders that leave LX out. */
    items: many(orderedItem),
    /** LX, one for each line with most senders. */
    parts: many(orderedPart),
    totals: maybe(
      segment('W76', {
        quantity: required(decimal(1)),
        weight: decimal(2),
        weightUnit: text(3, 2),
        volume: decimal(4),
        volumeUnit: text(5, 2),
      }),
    ),
  },
);

/** 940: what a warehouse is to ship. */
export type ShippingOrder940 = DocumentOf<typeof layout>;
export type OrderedItem940 = DocumentOf<typeof orderedItem>;

/** All lines, with LX and without. */
export const orderedItems = (order: ShippingOrder940): readonly OrderedItem940[] => [
  ...order.items,
  ...order.parts.flatMap(({ items }) => items),
];

export const shippingOrder940 = documentType({
  type: '940',
  functionalId: 'OW',
  name: 'warehouse shipping order',
  layout,
});

export const readShippingOrder940 = shippingOrder940.read;
export const writeShippingOrder940 = shippingOrder940.write;
