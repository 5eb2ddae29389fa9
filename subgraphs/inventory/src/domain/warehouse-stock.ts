/**
 * What a warehouse has of an item, folded from what it sent. The latest count says what there was then; changes after it
 * are added, whenever they came. An older count says nothing any more, nor does a change before the latest one (R23). So
 * the same documents come to the same stock in whatever order they arrive.
 */
import { Decimal, type UnitOfMeasure } from '@supply-hub/quantities';
import { earlier, type LotOnHand, type StockStatus } from './stock.ts';

/** A quantity of one lot in one place, in base units. */
export interface WarehouseQuantity {
  readonly locationCode: string;
  readonly lot: string | null;
  readonly expiresOn: string | null;
  readonly status: StockStatus;
  /** Of a change with its sign. */
  readonly quantity: string;
  readonly unit: UnitOfMeasure;
}

/** A quantity as a document says it. */
export interface WarehouseFact extends WarehouseQuantity {
  /** COUNT: so much there is. CHANGE: so much has been added. */
  readonly kind: 'COUNT' | 'CHANGE';
  /** When it was counted, or happened. */
  readonly at: Temporal.Instant;
}

/** @param countedAt when the facility was last counted; null: never */
export function foldWarehouse(facts: readonly WarehouseFact[], countedAt: Temporal.Instant | null): LotOnHand[] {
  const deciding = facts.filter((fact) => decides(fact, countedAt));
  // R18: one lot has one last day, whichever document tells it.
  const days = new Map<string, string | null>();
  for (const { lot, expiresOn } of deciding) if (lot !== null) days.set(lot, earlier(expiresOn, days.get(lot) ?? null));
  const dated = deciding.map((each) => ({
    ...each,
    expiresOn: each.lot === null ? null : (days.get(each.lot) ?? null),
  }));
  const byShelf = Map.groupBy(dated, ({ locationCode, status }) => JSON.stringify([locationCode, status]));
  return [...byShelf.values()].flatMap(lotsOfShelf);
}

/** Whether what a document says of a moment still says something. */
export function decides({ kind, at }: Pick<WarehouseFact, 'kind' | 'at'>, countedAt: Temporal.Instant | null): boolean {
  const since = countedAt === null ? 1 : Temporal.Instant.compare(at, countedAt);
  return kind === 'COUNT' ? since === 0 : since > 0;
}

/** The lots of one place and status. */
function lotsOfShelf(quantities: readonly WarehouseQuantity[]): LotOnHand[] {
  const lots = new Map<string, { like: WarehouseQuantity; quantity: Decimal }>();
  for (const each of quantities) {
    const key = JSON.stringify(each.lot);
    const known = lots.get(key);
    lots.set(key, {
      like: each,
      quantity: Decimal.of(each.quantity).plus(known?.quantity ?? Decimal.zero),
    });
  }
  const inOrder = [...lots.values()].toSorted(
    (a, b) =>
      compare(a.like.expiresOn ?? '9999', b.like.expiresOn ?? '9999') || compare(a.like.lot ?? '', b.like.lot ?? ''),
  );
  // What left without its lot being told left one of the lots: the first to expire, so that none is counted on that may
  // be gone. More than there ever was can only be what was never told of; it leaves nothing.
  let missing = inOrder.reduce((sum, { quantity }) => (quantity.sign < 0 ? sum.minus(quantity) : sum), Decimal.zero);
  return inOrder.flatMap(({ like, quantity }): LotOnHand[] => {
    if (quantity.sign <= 0) return [];
    const taken = missing.compare(quantity) < 0 ? missing : quantity;
    missing = missing.minus(taken);
    const left = quantity.minus(taken);
    if (left.sign === 0) return [];
    const { locationCode, lot, expiresOn, status, unit } = like;
    return [
      {
        locationCode,
        lot,
        expiresOn,
        quantity: left.toString(),
        unit,
        status,
        ownership: 'OWNED',
        supplier: null,
      },
    ];
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
