/**
 * S/4HANA's purchase contracts → the hub's Contract.
 *
 * A line's price stands twice: as the net price of the item, and as price conditions with periods and scales. The
 * conditions give the prices where they are gross prices alone; where discounts or charges stand beside them, only
 * the ERP knows what comes out, and its net price is taken for the contract's whole time. A line for a plant that is
 * no facility of the hub, or whose price cannot be read, is left out and told.
 */
import { hubId } from '@supply-hub/identifiers';
import { Money, standardUnitCodes } from '@supply-hub/quantities';
import { withoutPadding } from '@supply-hub/source-kit';
import {
  contractIdOf,
  itemIdOf,
  priceKeyOf,
  sortableNumber,
  supplierItemIdOf,
  type Contract,
  type ContractLine,
  type ContractPrice,
  type UnitFactor,
} from '../../domain/contract.ts';
import { supplierIdOf } from '../../domain/supplier.ts';
import type { ContractItemRow, ContractRow, PricedContractItemRow } from './contract-wire.ts';
import { pricePeriods, type PricePeriod } from './price-periods.ts';
import { supplierNumber, type Report } from './supplier-mapping.ts';
import type { ItemUnits } from './unit-mapping.ts';

/** What a contract is read with. */
export interface ContractSurroundings {
  /** The configured system's id. */
  readonly system: string;
  /** The hub id of the facility that is this plant; undefined when none is. */
  readonly facilityOf: (plant: string) => string | undefined;
  /** By item number; absent when the item master has no such item or its base unit is not known. */
  readonly units: ReadonlyMap<string, ItemUnits>;
  readonly report: Report;
}

export const contractNumber = (text: string): string => withoutPadding(text.trim());
export const itemNumber = (material: string): string => withoutPadding(material.trim());

/** Null when it is deleted, not yet released, or for plants alone that are no facility of the hub. */
export function toContract(
  row: ContractRow,
  items: readonly PricedContractItemRow[],
  { system, facilityOf, units, report }: ContractSurroundings,
): Contract | null {
  if (!isInForce(row)) return null;
  const number = contractNumber(row.PurchaseContract);
  const supplier = supplierNumber(row.Supplier);
  const terms = { validFrom: row.ValidityStartDate.toString(), validTo: row.ValidityEndDate.toString() };
  const lines = items
    .flatMap((item) => {
      const place = placeOf(item, facilityOf, report);
      return place === null ? [] : [toLine(item, place)];
    })
    .toSorted((a, b) => (sortableNumber(a.number) < sortableNumber(b.number) ? -1 : 1));
  if (lines.length === 0 && items.some(namesAnItem)) return null;
  return { system, number, supplier, supplierId: supplierIdOf(system, supplier), ...terms, lines };

  function toLine(item: PricedContractItemRow, { facilityId }: { facilityId: string | null }): ContractLine {
    const material = itemNumber(item.Material);
    const line = withoutPadding(item.PurchaseContractItem);
    const itemUnits = units.get(material);
    const told: Report = (field, reason) => report(`item ${line}, ${field}`, reason);
    const shared = {
      itemId: itemIdOf(system, material),
      supplierItemId: supplierItemIdOf(system, supplier, material),
      facilityId,
    };
    const periods = pricePeriods(item, terms, told);
    return {
      number: line,
      item: material,
      ...shared,
      partNumber: item.SupplierMaterialNumber || null,
      orderUnit: orderUnitOf(item, itemUnits),
      prices: periods.flatMap((period, index) => {
        const key = priceKeyOf(number, line, index === 0 ? null : { from: period.validFrom });
        const id = hubId('contractprice', system, key);
        const price = toPrice(period, itemUnits, told);
        return price === null ? [] : [{ id, contractId: contractIdOf(system, number), ...shared, ...price }];
      }),
    };
  }
}

/** Whether the contract was released and not deleted. */
export const isInForce = (row: ContractRow): boolean =>
  row.PurchasingDocumentDeletionCode === '' && !row.ReleaseIsNotCompleted;

const namesAnItem = (item: ContractItemRow): boolean =>
  item.Material !== '' && item.PurchasingDocumentDeletionCode === '';

/** Whom a line is for; null for one that says nothing of an item, is deleted, or is for a plant unknown here. */
export function placeOf(
  item: ContractItemRow,
  facilityOf: ContractSurroundings['facilityOf'],
  report: Report,
): { facilityId: string | null } | null {
  if (!namesAnItem(item)) return null;
  if (item.Plant === '') return { facilityId: null };
  const facilityId = facilityOf(item.Plant);
  if (facilityId !== undefined) return { facilityId };
  report(`Plant ${item.Plant}`, 'no facility of hub.yaml has this code');
  return null;
}

/** What a line is ordered in; null when the unit or its factor is not known. */
export const orderUnitOf = (item: ContractItemRow, units: ItemUnits | undefined): UnitFactor | null =>
  units?.factors.get(item.OrderQuantityUnit) ?? null;

type Price = Pick<ContractPrice, 'price' | 'perQuantity' | 'unit' | 'factor' | 'validFrom' | 'validTo' | 'tiers'>;

function toPrice(period: PricePeriod, units: ItemUnits | undefined, report: Report): Price | null {
  const unit = standardUnitCodes.sap.read(period.unitCode);
  if (!unit.ok) {
    report('price unit', unit.reason);
    return null;
  }
  const money = Money.parse(period.amount, period.currency);
  if (!money.ok) {
    report('price', money.reason);
    return null;
  }
  const factor = units?.factors.get(period.unitCode);
  if (factor === undefined) report(`factor of ${unit.value}`, 'the item master has none, or none above zero');
  return {
    price: money.value.toJSON(),
    perQuantity: period.perQuantity,
    unit: unit.value,
    factor: factor === undefined || units === undefined ? null : { ...factor, baseUnit: units.baseUnit },
    validFrom: period.validFrom,
    validTo: period.validTo,
    tiers: period.tiers.map(({ from, amount }) => ({ from, price: Money.of(amount, money.value.currency).toJSON() })),
  };
}
