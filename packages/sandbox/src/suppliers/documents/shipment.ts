import { Random } from '../../generate/random.ts';
import type { OrderAnswer } from '../answers/order-answer.ts';
import type { EdiSupplier } from '../edi-supplier.ts';
import type { OrderedLine, ReceivedOrder } from './order-850.ts';

export interface ShippedLine {
  readonly ordered: OrderedLine;
  /** What it charges for one. */
  readonly price: string;
  readonly quantity: string;
  /** The part that is sent instead of the one ordered. */
  readonly part: string | null;
  readonly lot: string | null;
  readonly expiresOn: string | null;
}

export interface Shipment {
  /** BSN02. */
  readonly number: string;
  /** BIG02 of its invoice. */
  readonly invoice: string;
  readonly sscc: string;
  readonly tracking: string;
  readonly lines: readonly ShippedLine[];
  /** Freight in cents. */
  readonly freight: bigint;
}

/** The supplier's own number of an order. */
export const salesOrderOf = ({ number }: ReceivedOrder): string => `SO${number.slice(-7)}`;

/**
 * A shipment of an order in every detail: the same each time it is asked for. Undefined when there is none, or nothing
 * in it.
 * @param index counted from 1
 */
export function shipmentOf(
  supplier: EdiSupplier,
  order: ReceivedOrder,
  answer: OrderAnswer,
  index: number,
  context: { readonly receivedOn: string; readonly seed: number },
): Shipment | undefined {
  const parts = answer.shipments[index - 1]?.lines ?? [];
  if (parts.length === 0) return undefined;
  const random = new Random(context.seed).fork(`shipment ${supplier.partner} ${order.number} ${index}`);
  const short = order.number.slice(-7);
  const lines = parts.flatMap(({ line, quantity, part }): ShippedLine[] => {
    const ordered = order.lines.find((each) => each.line === line);
    if (ordered === undefined) return [];
    const price = answer.lines.find((each) => each.line === line)?.price ?? ordered.price;
    const hasLot = random.chance(0.6);
    const expiry = Temporal.PlainDate.from(context.receivedOn).add({ days: random.int(200, 1400) });
    return [
      {
        ordered,
        price,
        quantity,
        part,
        lot: hasLot ? `L${random.code(6)}` : null,
        expiresOn: hasLot && random.chance(0.8) ? expiry.toString() : null,
      },
    ];
  });
  return {
    number: `SH${short}-${index}`,
    invoice: `INV${short}-${index}`,
    sscc: sscc(supplier.gs1Prefix, Number(order.number.slice(-8)) * 10 + index),
    tracking: `1Z${random.code(16, '0123456789')}`,
    lines,
    freight: random.chance(0.3) ? BigInt(random.int(800, 4500)) : 0n,
  };
}

/** Eighteen digits: extension 0, company prefix, number, check digit. */
function sscc(prefix: string, number: number): string {
  const body = `0${prefix}${String(number)
    .padStart(16 - prefix.length, '0')
    .slice(-(16 - prefix.length))}`;
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return body + String((10 - (sum % 10)) % 10);
}
