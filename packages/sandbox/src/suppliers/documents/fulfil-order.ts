import { Random } from '../../generate/random.ts';
import { fromUnits, toUnits, withoutTrailingZeros } from '../../store/fixed-decimal.ts';
import type { EdiSupplier } from '../edi-supplier.ts';
import type { OrderedLine, ReceivedOrder } from './order-850.ts';

/** What the supplier says of a part of a line: ACK01, how much of it, and when. */
export interface Promise855 {
  readonly code: 'IA' | 'DR' | 'IB' | 'IQ' | 'IP' | 'IR' | 'IS';
  readonly quantity: string;
  /** Null: it cannot say. */
  readonly on: string | null;
}

export interface FulfilledLine {
  readonly ordered: OrderedLine;
  /** In the unit of the order, as the supplier writes it. */
  readonly unit: string;
  /** What it charges. */
  readonly price: string;
  readonly promises: readonly Promise855[];
  /** The part it offers instead. */
  readonly substitute: string | null;
}

export interface ShippedLine {
  readonly line: FulfilledLine;
  readonly quantity: string;
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

/** What a supplier does about an order: all of its documents tell of this. */
export interface Fulfilment {
  readonly salesOrder: string;
  readonly lines: readonly FulfilledLine[];
  /** None when nothing can be had. */
  readonly shipments: readonly Shipment[];
}

/** Decides it: the same order gets the same answer, however often it is asked. */
export function fulfilOrder(supplier: EdiSupplier, order: ReceivedOrder, receivedOn: string, seed: number): Fulfilment {
  const random = new Random(seed).fork(`${supplier.partner} ${order.number}`);
  const short = order.number.slice(-7);
  const lines = order.lines.map((line) => fulfilLine(supplier, order, line, receivedOn, random));
  const toShip = lines.flatMap((line): ShippedLine[] => {
    const now = line.promises.find(({ code }) => code !== 'IB' && code !== 'IR');
    if (now === undefined) return [];
    const hasLot = random.chance(0.6);
    const expiry = Temporal.PlainDate.from(receivedOn).add({ days: random.int(200, 1400) });
    return [
      {
        line,
        quantity: now.quantity,
        lot: hasLot ? `L${random.code(6)}` : null,
        expiresOn: hasLot && random.chance(0.8) ? expiry.toString() : null,
      },
    ];
  });
  const isSplit = toShip.length > 1 && random.chance(0.2);
  const parts = toShip.length === 0 ? [] : isSplit ? [toShip.slice(0, 1), toShip.slice(1)] : [toShip];
  return {
    salesOrder: `SO${short}`,
    lines,
    shipments: parts.map((part, index) => ({
      number: `SH${short}-${index + 1}`,
      invoice: `INV${short}-${index + 1}`,
      sscc: sscc(supplier.gs1Prefix, Number(order.number.slice(-8)) * 10 + index),
      tracking: `1Z${random.code(16, '0123456789')}`,
      lines: part,
      freight: random.chance(0.3) ? BigInt(random.int(800, 4500)) : 0n,
    })),
  };
}

/** Most lines come as ordered; some are late, short, refused, dearer or replaced. */
function fulfilLine(
  { dialect }: EdiSupplier,
  order: ReceivedOrder,
  ordered: OrderedLine,
  receivedOn: string,
  random: Random,
): FulfilledLine {
  const { quantity } = ordered;
  const wanted = ordered.wantedOn ?? order.wantedOn;
  const soon = Temporal.PlainDate.from(receivedOn).add({ days: random.int(2, 6) });
  const on = wanted !== null && wanted > soon.toString() ? wanted : soon.toString();
  const later = Temporal.PlainDate.from(on)
    .add({ days: random.int(3, 12) })
    .toString();
  const price = ordered.price === '' ? '10.00' : ordered.price;
  const base = { ordered, unit: dialect.units[ordered.unit] ?? ordered.unit, price, substitute: null };
  const units = toUnits(quantity, 3) ?? 0n;
  const half = (units / 2000n) * 1000n;
  const draw = random.next();
  const said = (...promises: readonly Promise855[]) => ({ ...base, promises });
  if (draw < 0.03) return said({ code: 'DR', quantity, on: later });
  if (draw < 0.05) return said({ code: 'IB', quantity, on: random.chance(0.6) ? later : null });
  if (draw < 0.07 && half > 0n) {
    return said({ code: 'IA', quantity: textOf(half), on }, { code: 'IB', quantity: textOf(units - half), on: later });
  }
  if (draw < 0.09 && half > 0n) return said({ code: 'IQ', quantity: textOf(half), on });
  if (draw < 0.11) return { ...said({ code: 'IP', quantity, on }), price: dearer(price, random.int(2, 8)) };
  if (draw < 0.12) return said({ code: 'IR', quantity, on: null });
  if (draw < 0.13) return { ...said({ code: 'IS', quantity, on }), substitute: `S-${random.code(7)}` };
  return said({ code: 'IA', quantity, on });
}

const textOf = (units: bigint): string => withoutTrailingZeros(fromUnits(units, 3));

/** A price some percent higher, with its number of decimals. */
function dearer(price: string, percent: number): string {
  const scale = price.split('.')[1]?.length ?? 0;
  const units = toUnits(price, scale) ?? 0n;
  return fromUnits((units * BigInt(100 + percent) + 50n) / 100n, scale);
}

/** Eighteen digits: extension 0, company prefix, number, check digit. */
function sscc(prefix: string, number: number): string {
  const body = `0${prefix}${String(number)
    .padStart(16 - prefix.length, '0')
    .slice(-(16 - prefix.length))}`;
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return body + String((10 - (sum % 10)) % 10);
}
