import { warehouseDate } from './dates.ts';
import { documentType } from './layout/document-type.ts';
import { date, decimal, pairsAt, required, text } from './layout/field.ts';
import { loop, many, maybe, segment, type DocumentOf } from './layout/layout.ts';
import { warehouseReference } from './references.ts';
import { marks } from './shipping.ts';
import { assignedNumber, lineDescription, linePacking, pallet, warehouseHeaderMembers } from './warehouse.ts';

/** W13: a part of the received quantity whose condition is told apart. */
const exception = segment('W13', {
  quantity: required(decimal(1)),
  unit: required(text(2, 2)),
  /** Element 412: 01 damaged, 02 short, 03 over, 04 quality, 05 wrong item, 07 good, 08 rejected, 09 hold. */
  condition: required(text(3, 2)),
  lot: text(4, 30),
  damageReason: text(5, 2),
});

const receivedItem = loop(
  segment('W07', {
    quantity: required(decimal(1)),
    unit: required(text(2, 2)),
    upcCaseCode: text(3, 12),
    productIds: pairsAt([4, 5], [6, 7]),
    /** W07-08: as the warehouse calls it; case counts. */
    lot: text(8, 30),
  }),
  {
    descriptions: many(lineDescription),
    references: many(warehouseReference),
    dates: many(warehouseDate),
    exceptions: many(exception),
    packing: maybe(linePacking),
    marks: many(marks),
  },
);

const receivedPart = loop(assignedNumber, {
  marks: many(marks),
  pallet: maybe(pallet),
  items: many(receivedItem),
});

const layout = loop(
  segment('W17', {
    /** Element 514: F full detail, N no exceptions, X exceptions only. */
    reporting: required(text(1, 1)),
    receivedOn: required(date(2)),
    receiptNumber: required(text(3, 22)),
    depositorOrderNumber: text(4, 22),
    shipmentId: text(5, 30),
  }),
  {
    ...warehouseHeaderMembers,
    carriers: many(
      segment('W08', {
        mode: text(1, 2),
        scac: text(2, 4),
        routing: text(3, 35),
        equipmentInitial: text(4, 4),
        equipmentNumber: text(5, [10, 15]),
        seal: text(6, 15),
      }),
    ),
    /** Lines of senders that leave LX out. */
    items: many(receivedItem),
    parts: many(receivedPart),
    totals: maybe(segment('W14', { received: required(decimal(1)), shipped: decimal(2) })),
  },
);

/** 944: what a warehouse received. */
export type ReceiptAdvice944 = DocumentOf<typeof layout>;
export type ReceivedItem944 = DocumentOf<typeof receivedItem>;

/** All lines, with LX and without. */
export const receivedItems = (advice: ReceiptAdvice944): readonly ReceivedItem944[] => [
  ...advice.items,
  ...advice.parts.flatMap(({ items }) => items),
];

export const receiptAdvice944 = documentType({
  type: '944',
  functionalId: 'RE',
  name: 'warehouse stock transfer receipt advice',
  layout,
});

export const readReceiptAdvice944 = receiptAdvice944.read;
export const writeReceiptAdvice944 = receiptAdvice944.write;
