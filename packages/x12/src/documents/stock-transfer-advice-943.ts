import { documentType } from './layout/document-type.ts';
import { decimal, pairsAt, required, text, texts } from './layout/field.ts';
import { loop, many, maybe, segment, type DocumentOf } from './layout/layout.ts';
import { warehouseReference } from './references.ts';
import { carrierDetail, marks } from './shipping.ts';
import { warehouseDate } from './dates.ts';
import {
  assignedNumber,
  lineDescription,
  linePacking,
  pallet,
  shipmentIdentification,
  shipmentTotals,
  warehouseHeaderMembers,
} from './warehouse.ts';

const transferredItem = loop(
  segment('W04', {
    shipped: required(decimal(1)),
    unit: required(text(2, 2)),
    upcCaseCode: text(3, 12),
    productIds: pairsAt([4, 5], [6, 7]),
    freightClass: text(8, 5),
    /** W04-13: the warehouse is to hold it when it arrives. */
    inboundHold: text(13, 2),
  }),
  {
    descriptions: many(lineDescription),
    references: many(warehouseReference),
    dates: many(warehouseDate),
    packing: maybe(linePacking),
  },
);

const transferredPart = loop(assignedNumber, {
  marks: many(marks),
  pallet: maybe(pallet),
  items: many(transferredItem),
});

const layout = loop(shipmentIdentification, {
  ...warehouseHeaderMembers,
  carriers: many(carrierDetail),
  consolidations: many(segment('W28', { kind: required(text(1, 2)), numbers: texts([2, 3], [30, 80]) })),
  /** Lines of senders that leave LX out. */
  items: many(transferredItem),
  parts: many(transferredPart),
  totals: maybe(shipmentTotals),
});

/** 943: what comes to a warehouse. */
export type StockTransferAdvice943 = DocumentOf<typeof layout>;
export type TransferredItem943 = DocumentOf<typeof transferredItem>;

/** All lines, with LX and without. */
export const transferredItems = (advice: StockTransferAdvice943): readonly TransferredItem943[] => [
  ...advice.items,
  ...advice.parts.flatMap(({ items }) => items),
];

export const stockTransferAdvice943 = documentType({
  type: '943',
  functionalId: 'AR',
  name: 'warehouse stock transfer shipment advice',
  layout,
});

export const readStockTransferAdvice943 = stockTransferAdvice943.read;
export const writeStockTransferAdvice943 = stockTransferAdvice943.write;
