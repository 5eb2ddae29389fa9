/** S/4HANA's supplier master → the hub's Supplier. */
import { parseGln, type Gln } from '@supply-hub/identifiers';
import { Money, parseCurrency, type MoneyJson } from '@supply-hub/quantities';
import { withoutPadding } from '@supply-hub/source-kit';
import type { Supplier } from '../../domain/supplier.ts';
import type { SupplierRow } from './supplier-wire.ts';

/** Told of each field that is left out, and why. */
export type Report = (field: string, reason: string) => void;

export const supplierNumber = (text: string): string => withoutPadding(text.trim());

/**
 * Purchasing data is kept for each purchasing organization; a group that buys together has one. Of several, the
 * first by its code speaks.
 * @param system the configured system's id
 */
export function toSupplier(row: SupplierRow, system: string, report: Report): Supplier {
  const [purchasing] = row.to_SupplierPurchasingOrg.toSorted((a, b) =>
    a.PurchasingOrganization < b.PurchasingOrganization ? -1 : 1,
  );
  const orderCurrency = currency(purchasing?.PurchaseOrderCurrency ?? '', report);
  return {
    system,
    number: supplierNumber(row.Supplier),
    name: row.SupplierName,
    gln: gln(row, report),
    isBlocked: row.PurchasingIsBlocked || row.DeletionIndicator,
    orderCurrency,
    minimumOrder: minimum(purchasing?.MinimumOrderAmount ?? '0', orderCurrency, report),
    plannedDeliveryDays: purchasing?.MaterialPlannedDeliveryDurn || null,
    isAcknowledgementRequired: purchasing?.IsOrderAcknRqd ?? false,
  };
}

/** The three parts are numbers, so their zeros in front may be missing; all zeros is no GLN kept. */
function gln(row: SupplierRow, report: Report): Gln | null {
  const text =
    row.InternationalLocationNumber1.padStart(7, '0') +
    row.InternationalLocationNumber2.padStart(5, '0') +
    row.InternationalLocationNumber3.padStart(1, '0');
  if (/^0+$/.test(text)) return null;
  const reading = parseGln(text);
  if (reading.ok) return reading.value;
  report('InternationalLocationNumber', reading.reason);
  return null;
}

function currency(code: string, report: Report): string | null {
  if (code === '') return null;
  const reading = parseCurrency(code);
  if (reading.ok) return reading.value;
  report('PurchaseOrderCurrency', reading.reason);
  return null;
}

function minimum(amount: string, orderCurrency: string | null, report: Report): MoneyJson | null {
  if (!/[1-9]/.test(amount)) return null;
  if (orderCurrency !== null) return Money.of(amount, orderCurrency).toJSON();
  report('MinimumOrderAmount', 'it has no currency');
  return null;
}
