import { contractChanged, publishAll } from '@supply-hub/events';
import type { CopySpec, SourceKey } from '@supply-hub/subgraph-kit';
import { facilitiesOf, priceKeyOf, type Contract } from '../domain/contract.ts';
import { shownBasePriceOf } from '../domain/price-choice.ts';
import { forgetContractParts, saveContractParts } from './contract-parts.ts';
import { contracts } from './schema.ts';

/** How contracts are kept: whole, with their prices and what they say of supplier items beside them. */
export const contractCopies: CopySpec<Contract> = {
  name: 'contract',
  idType: 'contract',
  table: contracts,
  aging: 'masters',
  shape: 1,
  scopeOf: ({ supplierId, lines }) => ({ facilityIds: facilitiesOf(lines), supplierIds: [supplierId] }),
  columns: ({ supplierId, validFrom }) => ({ supplierId, validFrom }),
  references: keysNamedBy,
  saveParts: saveContractParts,
  forgetParts: forgetContractParts,
  async publish(tx, changed) {
    await publishAll(
      tx,
      contractChanged,
      changed.map(({ id, value, version, asOf }) => ({
        aggregateId: id,
        aggregateVersion: version,
        occurredAt: asOf,
        data: {
          id,
          supplierId: value.supplierId,
          number: value.number,
          validFrom: value.validFrom,
          validTo: value.validTo,
          prices: value.lines.flatMap(({ prices }) =>
            prices.map((price) => ({
              id: price.id,
              itemId: price.itemId,
              facilityId: price.facilityId,
              supplierItemId: price.supplierItemId,
              unit: price.unit,
              price: price.price,
              perQuantity: price.perQuantity,
              pricePerBaseUnit: shownBasePriceOf(price)?.amount ?? null,
              validFrom: price.validFrom,
              validTo: price.validTo,
            })),
          ),
        },
      })),
    );
  },
};

/** Everything a contract names, so that whoever meets one of these ids can have it read. */
function keysNamedBy({ system, number, supplier, lines }: Contract): SourceKey[] {
  return [
    { type: 'supplier', system, key: [supplier] },
    ...lines.flatMap((line): SourceKey[] => [
      { type: 'item', system, key: [line.item] },
      { type: 'supplieritem', system, key: [supplier, line.item] },
      ...line.prices.map(({ validFrom }, index): SourceKey => ({
        type: 'contractprice',
        system,
        key: priceKeyOf(number, line.number, index === 0 ? null : { from: validFrom }),
      })),
    ]),
  ];
}
