import { dateTime } from './dates.ts';
import { date, decimal, pairs, required, text } from './layout/field.ts';
import { loop, many, needs, segment, together, type DocumentOf } from './layout/layout.ts';

/** ACK: what the seller says of a line, or of a part of its quantity. Also in 865. */
export const lineStatus = loop(
  segment(
    'ACK',
    {
      /** Element 668: IA accepted, IB backordered, IS substituted, IR rejected … (R39), as sent. */
      status: required(text(1, 2)),
      quantity: decimal(2),
      unit: text(3, 2),
      /** Element 374: 067 current schedule delivery, 068 ship, 017 estimated delivery … */
      dateQualifier: text(4, 3),
      on: date(5),
      requestReference: text(6, 45),
      /** The product meant, when it is another than the line's: a substitute for IS (R42). */
      productIds: pairs(7, 26),
      agency: text(27, 2),
      subqualifier: text(28, 15),
      industryCode: text(29, [20, 30]),
    },
    [together(2, 3), needs(5, 4)],
  ),
  { dates: many(dateTime) },
);
export type LineStatus = DocumentOf<typeof lineStatus>;
