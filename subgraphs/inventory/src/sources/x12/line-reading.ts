import type { Decimal } from '@supply-hub/quantities';
import type { ProductId, TracedUnits } from '@supply-hub/x12';
import type { PlaceSent, QuantitySent, WarehouseLineSent } from '../../domain/warehouse-document.ts';
import type { StockStatus } from '../../domain/stock.ts';

/** A line that says what it can, or why it cannot be read. */
export type LineReading =
  | { readonly ok: true; readonly lines: readonly WarehouseLineSent[] }
  | { readonly ok: false; readonly reason: string };

interface Said {
  readonly productIds: readonly ProductId[];
  readonly description: string | undefined;
  readonly place: PlaceSent | null;
  readonly traced: TracedUnits;
  readonly quantities: readonly QuantitySent[];
}

/** One lot, one last day: of several nobody could say which quantity is of which (R18, R19). */
export function lineOf({ productIds, description, place, traced, quantities }: Said): LineReading {
  const { lots, serials, expiryDates } = traced;
  if (lots.length > 1) return refused(`gives one quantity for ${lots.length} lots`);
  if (expiryDates.length > 1) return refused(`gives ${expiryDates.length} last days for one lot (R18)`);
  const [lot = null] = lots;
  const [expiresOn = null] = expiryDates;
  if (expiresOn !== null && lot === null) return refused('gives a last day without a lot (R19)');
  if (quantities.length === 0) return { ok: true, lines: [] };
  return {
    ok: true,
    lines: [
      {
        parts: productIds,
        description: description?.slice(0, 200) ?? null,
        place,
        lot,
        serials,
        expiresOn,
        quantities,
      },
    ],
  };
}

export const refused = (reason: string): LineReading => ({ ok: false, reason });

/** Quantities that are something, in one unit. */
export function inUnit(
  quantities: readonly { readonly status: StockStatus; readonly quantity: Decimal }[],
  unit: string,
): QuantitySent[] {
  return quantities.flatMap(({ status, quantity }) =>
    quantity.sign === 0 ? [] : { status, quantity: quantity.toString(), unit },
  );
}

/** A party as a place. */
export function placeOf(
  party:
    | {
        readonly idQualifier?: string | undefined;
        readonly id?: string | undefined;
        readonly name?: string | undefined;
      }
    | undefined,
): PlaceSent | null {
  return party === undefined
    ? null
    : { qualifier: party.idQualifier ?? null, id: party.id ?? null, name: party.name ?? null };
}
