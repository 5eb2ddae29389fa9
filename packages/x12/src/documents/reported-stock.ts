import type { InventoryLine846 } from './inventory-advice-846.ts';
import { partyOf, type Party } from './parties.ts';
import type { ProductId } from './product-ids.ts';
import { isTraced, tracedUnitsOf, withoutTraces, type TracedUnits } from './traced-units.ts';

/** One quantity of an item at one place, with the lot, serial and expiry it is of. */
export interface ReportedStock {
  readonly line: string | undefined;
  /** Without those that name lot and serial. */
  readonly productIds: readonly ProductId[];
  /** Element 673: 33 available for sale, 17 on hand, 20 unusable, QH hold, 63 on order … */
  readonly qualifier: string;
  readonly quantity: string | undefined;
  readonly unit: string | undefined;
  readonly traced: TracedUnits;
  /** The warehouse (N1 WH, else SF, ST) nearest to the quantity; undefined when only the header names one, or none. */
  readonly location: Party | undefined;
}

const placeRoles = ['WH', 'SF', 'ST', 'LO'] as const;

/**
 * The stock one line of an 846 reports. Senders write lot, expiry and place either before the quantities or after
 * them, so what follows the last of several quantities of different kinds (33, 17, QH …) is taken for all of them;
 * quantities of the same kind have each their own.
 */
export function reportedStock(line: InventoryLine846): readonly ReportedStock[] {
  const { quantities } = line;
  const isOneSet = new Set(quantities.map(({ qualifier }) => qualifier)).size === quantities.length;
  const own = tracedUnitsOf(line);
  const place = partyOf(line.parties, ...placeRoles);
  const traces = quantities.map((each) => tracedUnitsOf(each));
  const places = quantities.map((each) => partyOf(each.parties, ...placeRoles));
  const isShared = (found: readonly boolean[]): boolean => isOneSet && found.indexOf(true) === found.length - 1;
  const sharedTrace = isShared(traces.map(isTraced)) ? traces.at(-1) : undefined;
  const sharedPlace = isShared(places.map((each) => each !== undefined)) ? places.at(-1) : undefined;
  return quantities.map((each, at) => {
    const trace = traces[at];
    return {
      line: line.number,
      productIds: withoutTraces(line.productIds),
      qualifier: each.qualifier,
      quantity: each.quantity,
      unit: each.unit,
      traced: trace !== undefined && isTraced(trace) ? trace : (sharedTrace ?? own),
      location: places[at] ?? sharedPlace ?? place,
    };
  });
}
