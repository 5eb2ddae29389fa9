import { warehouseDate } from './dates.ts';
import { documentType } from './layout/document-type.ts';
import { date, decimal, pairsAt, required, text } from './layout/field.ts';
import { loop, many, maybe, segment, type DocumentOf } from './layout/layout.ts';
import { warehouseReference } from './references.ts';
import { lineDescription, linePacking, warehouseHeaderMembers } from './warehouse.ts';

const adjustment = loop(
  segment('W19', {
    /**
     * Element 426: 05 and 55 hold on and off, 06 and 56 booked down and up, 07 destroyed, 51 located, AA count,
     * AU damaged, AW recall, AX shelf life, CD donation, CS sample …
     */
    reason: required(text(1, 2)),
    /** With its sign: by how much the stock changes. */
    quantity: required(decimal(2)),
    unit: required(text(3, 2)),
    upcCaseCode: text(4, 12),
    productIds: pairsAt([5, 6], [7, 8], [17, 18]),
    lot: text(9, 30),
    weight: decimal(10),
    weightQualifier: text(11, 2),
    weightUnit: text(12, 2),
    /** W19-16: AD decrease, QI quality, QU quarantine, SA saleable, PA count. */
    inventoryType: text(16, 2),
  }),
  {
    descriptions: many(lineDescription),
    references: many(warehouseReference),
    dates: many(warehouseDate),
    packing: maybe(linePacking),
  },
);

const layout = loop(
  segment('W15', {
    adjustedOn: required(date(1)),
    number: text(2, 22),
    depositorNumber: text(3, 22),
  }),
  { ...warehouseHeaderMembers, adjustments: many(adjustment) },
);

/** 947: what a warehouse counted, lost, found, put on hold or took off it. */
export type InventoryAdjustment947 = DocumentOf<typeof layout>;
export type Adjustment947 = DocumentOf<typeof adjustment>;

export const inventoryAdjustment947 = documentType({
  type: '947',
  functionalId: 'AW',
  name: 'warehouse inventory adjustment advice',
  layout,
});

export const readInventoryAdjustment947 = inventoryAdjustment947.read;
export const writeInventoryAdjustment947 = inventoryAdjustment947.write;
