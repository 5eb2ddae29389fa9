import { z } from 'zod';
import { fromUnits, toUnits, withoutTrailingZeros } from '../../store/fixed-decimal.ts';

/** What the supplier says of a part of a line's quantity: one ACK segment. */
const said = z.object({
  /** ACK01 (X12 668): IA as ordered, IB backordered, IS substituted … */
  code: z.string(),
  /** In the unit of the line; null for none, where a code alone is said. */
  quantity: z.string().nullable(),
  /** Null: it cannot say when. */
  on: z.string().nullable(),
  /** Its number of the part it sends instead; null for the one ordered. */
  part: z.string().nullable(),
  /** Why, in its words. */
  reason: z.string().nullable(),
});
export type Said = z.infer<typeof said>;

export const lineAnswerSchema = z.object({
  /** The buyer's line number. */
  line: z.string(),
  /** As the supplier has it: what was ordered, or what it became. */
  quantity: z.string(),
  /** What it charges. */
  price: z.string(),
  said: z.array(said).readonly(),
});
export type LineAnswer = z.infer<typeof lineAnswerSchema>;

const shippedPart = z.object({
  line: z.string(),
  quantity: z.string(),
  part: z.string().nullable(),
});
export type ShippedPart = z.infer<typeof shippedPart>;

/** What a supplier does about an order: all of its documents tell of this. */
export const orderAnswerSchema = z.object({
  /** BAK02 (X12 587); null: by what the lines say. */
  type: z.string().nullable(),
  /** Lines it says nothing of are missing. */
  lines: z.array(lineAnswerSchema).readonly(),
  /** What leaves together, in order; what is backordered comes last. */
  shipments: z.array(z.object({ lines: z.array(shippedPart).readonly(), isBackordered: z.boolean() })).readonly(),
});
export type OrderAnswer = z.infer<typeof orderAnswerSchema>;

/** Codes after which the quantity said is on its way soon. */
const shipsSoon = new Set(['IA', 'AA', 'AC', 'AR', 'BP', 'DR', 'IC', 'IP', 'IQ', 'IS', 'SP']);
/** Codes after which it is sent when there is some again, or when the price is known. */
const shipsLater = new Set(['IB', 'IE']);

/** Whether what is said so is sent, and when. */
export const shipsWith = ({ code }: Said): 'soon' | 'later' | 'never' =>
  shipsSoon.has(code) ? 'soon' : shipsLater.has(code) ? 'later' : 'never';

/** Thousandths of the line's unit. */
export const unitsOf = (quantity: string | null): bigint => toUnits(quantity ?? '0', 3) ?? 0n;

export const quantityText = (units: bigint): string => withoutTrailingZeros(fromUnits(units, 3));

/** The lines with some of them said anew; lines nothing was said of before come last. */
export function withLines(before: readonly LineAnswer[], said: readonly LineAnswer[]): LineAnswer[] {
  const anew = new Map(
    said.map(({ line, quantity, price, said: parts }) => [line, { line, quantity, price, said: parts }]),
  );
  const known = new Set(before.map(({ line }) => line));
  return [
    ...before.map((each) => anew.get(each.line) ?? each),
    ...[...anew.values()].filter(({ line }) => !known.has(line)),
  ];
}

/** What is sent of these lines: at once, or in two parts, and then what was backordered. */
export function shipmentsOf(lines: readonly LineAnswer[], isSplit: boolean): OrderAnswer['shipments'] {
  const partsOf = (when: 'soon' | 'later') =>
    lines.flatMap(({ line, said: parts }) =>
      parts.flatMap((each): ShippedPart[] =>
        shipsWith(each) === when && unitsOf(each.quantity) > 0n
          ? [{ line, quantity: quantityText(unitsOf(each.quantity)), part: each.part }]
          : [],
      ),
    );
  const soon = partsOf('soon');
  const later = partsOf('later');
  return [
    ...(isSplit ? halves(soon) : [soon]).map((each) => ({ lines: each, isBackordered: false })),
    { lines: later, isBackordered: true },
  ].filter((each) => each.lines.length > 0);
}

/** The first line and the others; of a single line, half of it and the rest. */
function halves(parts: readonly ShippedPart[]): (readonly ShippedPart[])[] {
  const [first] = parts;
  if (first === undefined || parts.length > 1) return [parts.slice(0, 1), parts.slice(1)];
  const half = (unitsOf(first.quantity) / 2000n) * 1000n;
  if (half === 0n) return [parts];
  const rest = unitsOf(first.quantity) - half;
  return [[{ ...first, quantity: quantityText(half) }], [{ ...first, quantity: quantityText(rest) }]];
}
