import { date, decimal, required, text, time } from './layout/field.ts';
import { segment, type DocumentOf } from './layout/layout.ts';

/** QTY: how many, in which sense. Units are element 355 codes as sent (CA is a case, CS a cassette: R4). */
export const quantity = segment('QTY', {
  /** Element 673: 33 available, 17 on hand, 20 unusable, QH hold, 63 on order, 39 shipped, 32 sold, 87 received … */
  qualifier: required(text(1, 2)),
  quantity: decimal(2),
  unit: text([3, 1], 2),
  note: text(4, 30),
});
export type StatedQuantity = DocumentOf<typeof quantity>;

/** PO4: how a product is packed. The unit conversion of a line stands here (`pack` units of `unit`). */
export const packing = segment('PO4', {
  /** How many inner units in the pack. */
  pack: decimal(1),
  size: decimal(2),
  unit: text(3, 2),
  packagingCode: text(4, 5),
  weightQualifier: text(5, 2),
  grossWeight: decimal(6),
  weightUnit: text(7, 2),
  volume: decimal(8),
  volumeUnit: text(9, 2),
  length: decimal(10),
  width: decimal(11),
  height: decimal(12),
  dimensionUnit: text(13, 2),
  innerPack: decimal(14),
});
export type Packing = DocumentOf<typeof packing>;

/** SCH: how much of a line is wanted or promised when. */
export const schedule = segment('SCH', {
  quantity: required(decimal(1)),
  unit: required(text(2, 2)),
  partyRole: text(3, 3),
  partyName: text(4, 60),
  /** Element 374. */
  dateQualifier: required(text(5, 3)),
  on: required(date(6)),
  at: time(7),
  secondDateQualifier: text(8, 3),
  secondOn: date(9),
  secondAt: time(10),
});
export type Schedule = DocumentOf<typeof schedule>;
