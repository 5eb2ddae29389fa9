import { systemName } from '@supply-hub/subgraph-kit';
import type { InventoryContext } from '../context.ts';
import type { StockAlert } from '../domain/stock-alert/stock-alert.ts';
import type { AlertNames } from '../domain/stock-alert/words.ts';

/** What the things an alert is about are called. An item the item master has not told of is called by its number. */
export async function namesIn(
  { itemId, facilityId, locationId, about }: StockAlert,
  { config, directory, loaders }: Pick<InventoryContext, 'config' | 'directory' | 'loaders'>,
): Promise<AlertNames> {
  const facility = directory.byId(facilityId);
  const name = itemId === null ? null : await loaders.itemName.load(itemId);
  const number = itemId === null || name !== null ? null : (await loaders.sourceKey.load(itemId))?.key[0];
  return {
    item: itemId === null ? null : (name ?? number ?? 'an item'),
    facility: facility?.name ?? 'a facility that hub.yaml does not list',
    location: locationId === null ? null : (directory.location(locationId)?.name ?? about.locationCode),
    system: systemName(config.systems, facility?.stockSystem ?? ''),
    timeZone: facility?.timeZone ?? 'UTC',
  };
}
