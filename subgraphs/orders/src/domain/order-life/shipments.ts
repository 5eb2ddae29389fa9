/** What ship notices say of one line (R50): what has left, and whether it is what was ordered. */
import type { Decimal } from '@supply-hub/quantities';
import { arrivalDay } from './answered-day.ts';
import { sentInBaseUnits } from './line-units.ts';
import type { ShipNoticeFact } from './order-life.ts';
import { byDay, cut, firmestFirst, type Part } from './parts.ts';
import { isOtherPart, substituteKey, type ReadAgainst } from './statement.ts';
import type { TradePart } from '../sent-values.ts';

export interface Shipment {
  /** In base units of what was ordered. */
  readonly quantity: Decimal;
  /** The day it is to be there; null where the notice says none. */
  readonly on: string | null;
  readonly documentId: string;
  /** The notice's own. */
  readonly number: string;
  /** Lots it says are in it; none where it names none. */
  readonly lots: readonly string[];
  /** Of what is not the line's own part: the key of the substitute it is. */
  readonly substituteKey: string | null;
  readonly parts: readonly TradePart[];
  readonly unitCode: string | null;
}

/** @param notices those that count. @returns the soonest there first */
export function shipmentsOf(notices: readonly ShipNoticeFact[], against: ReadAgainst): Shipment[] {
  const { line } = against;
  const shipments = notices.flatMap(({ document, documentId }) =>
    document.lines.flatMap((sent): Shipment[] => {
      if (sent.orderLineId !== line.id || sent.shipped === null) return [];
      const isOther = isOtherPart(sent.parts, against);
      // Another part may be counted in a unit of its own: it may stand for all of the line.
      const quantity = sentInBaseUnits(line, sent.shipped) ?? (isOther ? against.ordered : null);
      if (quantity === null || quantity.sign <= 0) return [];
      return [
        {
          quantity,
          on: arrivalDay(document.dates),
          documentId,
          number: document.number,
          lots: sent.lots,
          substituteKey: isOther ? substituteKey(line, sent.parts) : null,
          parts: sent.parts,
          unitCode: sent.shipped.code,
        },
      ];
    }),
  );
  return shipments.toSorted((a, b) => byDay(a.on, b.on));
}

/**
 * What is on its way is promised, whatever was answered before: an answer may come later than the goods (R50). Another
 * part on its way takes the place of what was ordered only once it is approved (R42).
 *
 * @param open what is still to come, as answers have it
 * @param shipments those of which nothing has been received, the soonest first
 */
export function withShipments(open: readonly Part[], shipments: readonly Shipment[]): Part[] {
  let parts = firmestFirst(open);
  const shipped: Part[] = [];
  for (const { quantity, on, documentId, substituteKey: key, parts: numbers, unitCode } of shipments) {
    // First those it is meant by.
    const meant = parts.filter((part) => (part.substitute?.key ?? null) === key);
    const { first, rest } = cut([...meant, ...parts.filter((part) => !meant.includes(part))], quantity);
    parts = firmestFirst(rest);
    const substitute = key === null ? null : { key, parts: numbers, unitCode };
    const kind = key === null ? 'ACCEPTED' : 'SUBSTITUTE';
    for (const part of first) {
      // A substitute that was announced stays what a person decided of it.
      const isKnown = part.substitute?.key === key && key !== null;
      const now: Part = isKnown ? part : { ...part, kind, substitute, itemId: null, place: 0, words: 'shipped' };
      shipped.push({ ...now, on: on ?? part.on, documentId: isKnown ? part.documentId : documentId });
    }
  }
  return [...shipped, ...parts];
}

/** What of the shipments has not been received: what has, came by the first of them. */
export function onTheirWay(shipments: readonly Shipment[], received: Decimal): Shipment[] {
  return cut(shipments, received).rest;
}
