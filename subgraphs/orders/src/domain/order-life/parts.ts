/** Parts of a line: how much of it is how certain. They are cut and used up, never rounded, so that they add up. */
import { Decimal } from '@supply-hub/quantities';
import type { TradePart } from '../sent-values.ts';

export const firmness = ['ACCEPTED', 'UNSAID', 'BACKORDERED', 'HELD', 'UNKNOWN', 'SUBSTITUTE', 'REFUSED'] as const;
/** The firmest first. UNSAID: nobody answered for it. UNKNOWN: the answer cannot be understood. */
export type PartKind = (typeof firmness)[number];

/** The part another part is to come for. */
export interface Substitute {
  readonly key: string;
  readonly parts: readonly TradePart[];
  readonly unitCode: string | null;
}

export interface Part {
  readonly kind: PartKind;
  /** In base units; above zero. */
  readonly quantity: Decimal;
  /** Null: on a day nobody knows. */
  readonly on: string | null;
  /** It has no day of its own: BEFORE, the one it was promised for before, else the asked one; ASKED, the asked one. */
  readonly asOf: 'BEFORE' | 'ASKED' | null;
  /** As sent; null where no code says it. */
  readonly code: string | null;
  readonly words: string;
  /** Null: the order's own system. */
  readonly documentId: string | null;
  /** Of a backorder: which of its line's it is, from 1. */
  readonly place: number;
  /** Of a part that another is to come for, or comes for. */
  readonly substitute: Substitute | null;
  /** The approved substitute. */
  readonly itemId: string | null;
}

export const sum = (parts: readonly { readonly quantity: Decimal }[]): Decimal =>
  parts.reduce((total, { quantity }) => total.plus(quantity), Decimal.zero);

/** The firmest first, of those the earliest. Parts that are alike keep their order. */
export function firmestFirst(parts: readonly Part[]): Part[] {
  const rank = ({ kind }: Part) => firmness.indexOf(kind);
  return parts.toSorted((a, b) => rank(a) - rank(b) || byDay(a.on, b.on));
}

/** Days unknown last. */
export function byDay(a: string | null, b: string | null): number {
  return a === b ? 0 : a === null ? 1 : b === null || a < b ? -1 : 1;
}

/** The first of some quantities up to an amount, and the rest. */
export function cut<P extends { readonly quantity: Decimal }>(
  parts: readonly P[],
  amount: Decimal,
): { readonly first: P[]; readonly rest: P[] } {
  let room = amount.sign < 0 ? Decimal.zero : amount;
  const first: P[] = [];
  const rest: P[] = [];
  for (const part of parts) {
    const taken = part.quantity.compare(room) < 0 ? part.quantity : room;
    const left = part.quantity.minus(taken);
    room = room.minus(taken);
    if (taken.sign > 0) first.push({ ...part, quantity: taken });
    if (left.sign > 0) rest.push({ ...part, quantity: left });
  }
  return { first, rest };
}
