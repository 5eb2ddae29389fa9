/** X12 846, 944, 945 and 947 → what a warehouse says of its stock, in its own codes and units. */
import { Decimal } from '@supply-hub/quantities';
import {
  descriptionText,
  partyOf,
  reportedStock,
  tracedUnitsOf,
  withoutTraces,
  type Adjustment947,
  type InventoryLine846,
  type ProductId,
  type ReceivedItem944,
  type ReportedStock,
  type ShippedItem945,
  type TracedUnits,
} from '@supply-hub/x12';
import { adjustmentOf, receiptOf, stockOf, type PlaceSent } from '../../domain/warehouse-document.ts';
import { inUnit, lineOf, placeOf, refused, type LineReading } from './line-reading.ts';

/** The warehouse a document names: by its role, else by where it ships from. */
export function warehouseIn(
  parties: readonly (Parameters<typeof placeOf>[0] & { readonly role: string })[],
): PlaceSent | null {
  return placeOf(partyOf(parties, 'WH', 'SF'));
}

/** X12 element 353. A change tells of differences (R23); what else there is replaces. */
export function kindOfPurpose(purpose: string): 'COUNT' | 'CHANGE' | null {
  if (purpose === '04') return 'CHANGE';
  return ['00', '05', '06', '07'].includes(purpose) ? 'COUNT' : null;
}

export function linesOf846(line: InventoryLine846, kind: 'COUNT' | 'CHANGE'): LineReading {
  const own = tracedUnitsOf(line);
  const reported = reportedStock(line).map((each) => ({ ...each, traced: filled(each.traced, own) }));
  const lots = Map.groupBy(reported, ({ traced, location }) =>
    JSON.stringify([traced.lots, traced.expiryDates, traced.serials, location?.id]),
  );
  const lines = [];
  for (const ofLot of lots.values()) {
    const reading = lineOfLot(ofLot, descriptionText(line.descriptions), kind);
    if (!reading.ok) return reading;
    lines.push(...reading.lines);
  }
  return { ok: true, lines };
}

/** What stands behind a quantity, and beside it what the line itself says: the lot in LIN, its last day in DTM. */
function filled(traced: TracedUnits, own: TracedUnits): TracedUnits {
  const either = (a: readonly string[], b: readonly string[]) => (a.length > 0 ? a : b);
  return {
    ...traced,
    lots: either(traced.lots, own.lots),
    serials: either(traced.serials, own.serials),
    expiryDates: either(traced.expiryDates, own.expiryDates),
  };
}

function lineOfLot(
  reported: readonly ReportedStock[],
  description: string | undefined,
  kind: 'COUNT' | 'CHANGE',
): LineReading {
  const [first] = reported;
  const sums: Record<string, Decimal> = {};
  const units = new Set<string>();
  for (const { qualifier, quantity, unit } of reported) {
    if (quantity === undefined || !['17', '33', '20', 'QH'].includes(qualifier)) continue;
    if (unit === undefined) return refused('gives a quantity without a unit');
    units.add(unit);
    sums[qualifier] = (sums[qualifier] ?? Decimal.zero).plus(Decimal.of(quantity));
  }
  const stock = stockOf(sums);
  const [unit] = units;
  if (first === undefined || stock === null || unit === undefined) return { ok: true, lines: [] };
  if (units.size > 1) return refused(`counts one lot in ${[...units].join(' and ')}`);
  if (kind === 'COUNT' && (stock.available.sign < 0 || stock.blocked.sign < 0))
    return refused('counts less than nothing');
  const { available, blocked } = stock;
  return lineOf({
    productIds: first.productIds,
    description,
    place: placeOf(first.location),
    traced: first.traced,
    quantities: inUnit(
      [
        { status: 'AVAILABLE', quantity: available },
        { status: 'BLOCKED', quantity: blocked },
      ],
      unit,
    ),
  });
}

export function lineOf944(item: ReceivedItem944): LineReading {
  const { quantity, unit, exceptions } = item;
  if (exceptions.some((each) => each.unit !== unit))
    return refused('tells of conditions in another unit than it was received in');
  const stock = receiptOf(
    Decimal.of(quantity),
    exceptions.map((each) => ({ quantity: Decimal.of(each.quantity), condition: each.condition })),
  );
  return warehouseLine(item, inUnit(stock, unit));
}

export function lineOf945(item: ShippedItem945): LineReading {
  const { shipped, unit } = item;
  if (shipped === undefined) return { ok: true, lines: [] };
  if (unit === undefined) return refused('gives a quantity without a unit');
  const left = [{ status: 'AVAILABLE' as const, quantity: Decimal.zero.minus(Decimal.of(shipped)) }];
  return warehouseLine(item, inUnit(left, unit));
}

export function lineOf947(item: Adjustment947): LineReading {
  const { reason, quantity, unit, inventoryType = null } = item;
  return warehouseLine(item, inUnit(adjustmentOf(reason, Decimal.of(quantity), inventoryType), unit));
}

/** What the lines of the warehouse sets have in common. G62 36 is the last day. */
function warehouseLine(
  item: Pick<Adjustment947, 'productIds' | 'upcCaseCode' | 'lot' | 'descriptions' | 'references' | 'dates'>,
  quantities: ReturnType<typeof inUnit>,
): LineReading {
  const { productIds, upcCaseCode, lot, descriptions, references, dates } = item;
  const ids: ProductId[] = [
    ...productIds,
    ...(upcCaseCode === undefined ? [] : [{ qualifier: 'UI', value: upcCaseCode }]),
  ];
  const expiries = dates.map(({ qualifier, on }) => ({ qualifier: qualifier === '36' ? '036' : '', on }));
  return lineOf({
    productIds: withoutTraces(ids),
    description: descriptions[0]?.text,
    place: null,
    traced: tracedUnitsOf({ productIds: ids, references, dates: expiries, ...(lot !== undefined && { lot }) }),
    quantities,
  });
}
