import { warehouseDate } from './dates.ts';
import { documentType } from './layout/document-type.ts';
import { decimal, pairsAt, required, text } from './layout/field.ts';
import { loop, many, maybe, segment, type DocumentOf } from './layout/layout.ts';
import { warehouseReference } from './references.ts';
import { carrierDetail, marks } from './shipping.ts';
import {
  assignedNumber,
  lineDescription,
  linePacking,
  pallet,
  shipmentIdentification,
  shipmentTotals,
  warehouseHeaderMembers,
} from './warehouse.ts';

const shippedItem = loop(
  segment('W12', {
    /** Element 368: CC complete, BO back order, PR partial, CP partial without back order, CS substitution … */
    status: required(text(1, 2)),
    ordered: decimal(2),
    shipped: decimal(3),
    difference: decimal(4),
    unit: text(5, 2),
    upcCaseCode: text(6, 12),
    productIds: pairsAt([7, 8], [17, 18], [21, 22]),
    lot: text(9, 30),
    weight: decimal(10),
    weightQualifier: text(11, 2),
    weightUnit: text(12, 2),
    /** W12-19: 01 out of stock, 04 on hold, 09 substitution, 17 discontinued, 24 withdrawn. */
    reason: text(19, 2),
  }),
  {
    descriptions: many(lineDescription),
    references: many(warehouseReference),
    dates: many(warehouseDate),
    packing: maybe(linePacking),
    marks: many(marks),
  },
);

const shippedPart = loop(assignedNumber, {
  marks: many(marks),
  pallet: maybe(pallet),
  references: many(warehouseReference),
  items: many(shippedItem),
});

const layout = loop(shipmentIdentification, {
  ...warehouseHeaderMembers,
  carriers: many(carrierDetail),
  /** Lines of senders that leave LX out. */
  items: many(shippedItem),
  /** LX: a package, by its marks (MAN), or a line. */
  parts: many(shippedPart),
  totals: maybe(shipmentTotals),
});

/** 945: what a warehouse shipped. */
export type ShippingAdvice945 = DocumentOf<typeof layout>;
export type ShippedItem945 = DocumentOf<typeof shippedItem>;

/** All lines, with LX and without. */
export const warehouseShippedItems = (advice: ShippingAdvice945): readonly ShippedItem945[] => [
  ...advice.items,
  ...advice.parts.flatMap(({ items }) => items),
];

export const shippingAdvice945 = documentType({
  type: '945',
  functionalId: 'SW',
  name: 'warehouse shipping advice',
  layout,
});

export const readShippingAdvice945 = shippingAdvice945.read;
export const writeShippingAdvice945 = shippingAdvice945.write;
