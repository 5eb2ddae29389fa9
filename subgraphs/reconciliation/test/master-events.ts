import { itemChanged, supplierItemChanged } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import { item, supplier } from './ids.ts';
import type { Publisher } from './publisher.ts';

/** Items, and how suppliers number them. */
export function masterEvents({ publish }: Publisher) {
  return {
    /** A line of the item master. */
    item: ({
      number,
      gtins = [],
      description = null,
    }: {
      number: string;
      gtins?: string[];
      description?: string | null;
    }) =>
      publish(itemChanged, {
        data: {
          id: item(number),
          number,
          description,
          baseUnit: 'EA',
          lotControlled: false,
          serialControlled: false,
          gtins,
          units: [],
        },
      }),
    /** How a supplier numbers an item. */
    part: (supplierNumber: string, itemNumber: string, partNumber: string) => {
      const id = hubId('supplieritem', 'erp', [supplierNumber, itemNumber]);
      return publish(supplierItemChanged, {
        data: { id, supplierId: supplier(supplierNumber), itemId: item(itemNumber), partNumber },
      });
    },
  };
}
