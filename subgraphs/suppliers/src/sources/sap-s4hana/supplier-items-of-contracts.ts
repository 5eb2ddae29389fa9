import type { HubError } from '@supply-hub/errors';
import { keyText, type SourceAnswer, type SourceKey } from '@supply-hub/subgraph-kit';
import { itemIdOf } from '../../domain/contract.ts';
import { soldAs, type SellingLine, type SupplierItem } from '../../domain/supplier-item.ts';
import { supplierIdOf } from '../../domain/supplier.ts';
import type { ContractClient } from './contract-client.ts';
import { isInForce, orderUnitOf, placeOf } from './contract-mapping.ts';
import { ItemUnitsOf } from './item-units.ts';
import { supplierNumber, type Report } from './supplier-mapping.ts';

/**
 * How suppliers sell items, from the lines that name the items: lines, then their contracts (V2 cannot filter a line
 * by its contract's supplier), then the items' units. Three questions, however many keys.
 */
export async function readSupplierItems(
  client: ContractClient,
  surroundings: {
    readonly system: string;
    readonly facilityOf: (plant: string) => string | undefined;
    readonly reportOn: (contract: string) => Report;
  },
  keys: readonly SourceKey[],
  deadline: AbortSignal,
): Promise<SourceAnswer<SupplierItem>> {
  const { system, facilityOf, reportOn } = surroundings;
  const items = [...new Set(keys.map(({ key }) => key[1] ?? ''))];
  const lines = await client.contractItemsOfMaterials(items, deadline);
  const numbers = new Set([...lines.rows.values()].flat().map(({ PurchaseContract }) => PurchaseContract));
  const units = new ItemUnitsOf(client, 'supplier items');
  const [headers, failed] = await Promise.all([
    client.contractsByNumber([...numbers], deadline, 'supplier items'),
    units.fetch(
      items.filter((item) => (lines.rows.get(item)?.length ?? 0) > 0),
      deadline,
    ),
  ]);

  function sold(supplier: string, item: string): SupplierItem | HubError | null {
    const error = lines.errors.get(item) ?? failed.get(item);
    if (error !== undefined) return error;
    const selling: SellingLine[] = [];
    for (const line of lines.rows.get(item) ?? []) {
      const unread = headers.errors.get(line.PurchaseContract);
      if (unread !== undefined) return unread;
      const header = headers.rows.get(line.PurchaseContract)?.[0];
      if (header === undefined || !isInForce(header) || supplierNumber(header.Supplier) !== supplier) continue;
      const place = placeOf(line, facilityOf, reportOn(line.PurchaseContract));
      if (place === null) continue;
      selling.push({
        ...place,
        partNumber: line.SupplierMaterialNumber || null,
        orderUnit: orderUnitOf(line, units.units.get(item)),
        validFrom: header.ValidityStartDate.toString(),
      });
    }
    if (selling.length === 0) return null;
    const ids = { supplierId: supplierIdOf(system, supplier), itemId: itemIdOf(system, item) };
    return soldAs({ system, supplier, item, ...ids }, selling);
  }

  return new Map(keys.map(({ key: [supplier = '', item = ''] }) => [keyText([supplier, item]), sold(supplier, item)]));
}
