import { hubId } from '@supply-hub/identifiers';
import type { Tx } from '@supply-hub/postgres';
import { Decimal, Rational } from '@supply-hub/quantities';
import { inArray, sql } from 'drizzle-orm';
import { matchLine } from '../../domain/match-line.ts';
import { invoiceLines, lineMatches, orderLines, receiptLines } from '../schema.ts';

const priceDigits = 6;
const quantityDigits = 6;
const zero = Rational.of(0n);

/**
 * Computes the matches of these order lines again from all that is known of them. Lines whose order the hub does not
 * know yet, or whose unit has no factor, have none. An outcome that stays the same keeps its time.
 *
 * @param changedAt when something was said of a line, by the line's id
 */
export async function rematch(tx: Tx, changedAt: ReadonlyMap<string, Temporal.Instant>): Promise<void> {
  const ids = [...changedAt.keys()];
  if (ids.length === 0) return;
  const [lines, receiptRows, invoiceRows] = await Promise.all([
    tx.select().from(orderLines).where(inArray(orderLines.id, ids)),
    tx.select().from(receiptLines).where(inArray(receiptLines.orderLineId, ids)),
    tx.select().from(invoiceLines).where(inArray(invoiceLines.orderLineId, ids)),
  ]);
  const receipts = Map.groupBy(receiptRows, (row) => row.orderLineId);
  const invoices = Map.groupBy(invoiceRows, (row) => row.orderLineId);

  const rows = lines.flatMap((line) => {
    const { id, baseQuantity, baseUnit, quantity, unit } = line;
    const at = changedAt.get(id);
    if (at === undefined || baseQuantity === null || baseUnit === null || Decimal.of(quantity).sign === 0) return [];
    const ordered = rational(baseQuantity);
    // R6: the factor is the one the order itself carries.
    const factor = ordered.dividedBy(rational(quantity));
    const inBase = (each: { quantity: string; unit: string }): Rational | null => {
      if (each.unit === unit) return rational(each.quantity).times(factor);
      return each.unit === baseUnit ? rational(each.quantity) : null;
    };
    const arrived = (receipts.get(id) ?? []).map((each) =>
      each.baseQuantity === null ? inBase(each) : rational(each.baseQuantity),
    );
    const claims = invoices.get(id) ?? [];
    const claimed = claims.map(inBase);
    const received = sum(arrived);
    const invoiced = sum(claimed);
    const orderPrice = rational(line.unitPrice).dividedBy(factor);
    const { status, invoicePrice, variance } = matchLine({
      ordered: line.isCancelled ? received : ordered,
      received,
      invoiced,
      invoicedAmount: sum(claims.map(({ amount }) => rational(amount))),
      hasInvoice: claims.length > 0,
      orderPrice,
      isComparable:
        ![...arrived, ...claimed].includes(null) && claims.every(({ currency }) => currency === line.currency),
    });
    return [
      {
        id: hubId('linematch', 'hub', [id]),
        orderLineId: id,
        facilityIds: line.facilityId === null ? [] : [line.facilityId],
        supplierIds: [line.supplierId],
        status,
        baseUnit,
        ordered: digits(ordered, quantityDigits),
        received: digits(received, quantityDigits),
        invoiced: digits(invoiced, quantityDigits),
        orderPrice: digits(orderPrice, priceDigits),
        invoicePrice: invoicePrice === null ? null : digits(invoicePrice, priceDigits),
        variance: digits(variance, priceDigits),
        currency: line.currency,
        changedAt: at.toString({ fractionalSecondDigits: 3 }),
      },
    ];
  });
  const matched = new Set(rows.map((row) => row.orderLineId));
  const unmatched = ids.filter((id) => !matched.has(id));
  if (unmatched.length > 0) await tx.delete(lineMatches).where(inArray(lineMatches.orderLineId, unmatched));
  if (rows.length === 0) return;
  const t = lineMatches;
  const figures = [
    'status',
    'ordered',
    'received',
    'invoiced',
    'order_price',
    'invoice_price',
    'variance',
    'base_unit',
    'currency',
    'facility_ids',
    'supplier_ids',
  ] as const;
  const held = sql.raw(figures.map((name) => `line_match.${name}`).join(', '));
  const given = sql.raw(figures.map((name) => `excluded.${name}`).join(', '));
  await tx
    .insert(t)
    .values(rows)
    .onConflictDoUpdate({
      target: [t.id],
      set: {
        facilityIds: sql`excluded.facility_ids`,
        supplierIds: sql`excluded.supplier_ids`,
        status: sql`excluded.status`,
        baseUnit: sql`excluded.base_unit`,
        ordered: sql`excluded.ordered`,
        received: sql`excluded.received`,
        invoiced: sql`excluded.invoiced`,
        orderPrice: sql`excluded.order_price`,
        invoicePrice: sql`excluded.invoice_price`,
        variance: sql`excluded.variance`,
        currency: sql`excluded.currency`,
        changedAt: sql`excluded.changed_at`,
      },
      setWhere: sql`(${held}) is distinct from (${given})`,
    });
}

function sum(values: readonly (Rational | null)[]): Rational {
  return values.reduce<Rational>((total, value) => (value === null ? total : total.plus(value)), zero);
}

function rational(text: string): Rational {
  return Decimal.of(text).toRational();
}

function digits(value: Rational, places: number): string {
  return value.round(places, 'half-even').toString();
}
