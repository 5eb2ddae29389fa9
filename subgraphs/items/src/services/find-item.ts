import { InvalidInput } from '@supply-hub/errors';
import { assertGtin } from '@supply-hub/identifiers';
import { withoutPadding } from '@supply-hub/source-kit';
import type { ItemNode, ItemsContext } from '../context.ts';

/** The longest key an item master has. */
const longestKey = 40;

/**
 * The item that a system or a standard calls so. A GTIN is looked up among those of the copies, at every level; a
 * system's own key that the hub has never seen is asked of that system.
 * @throws InvalidInput a system that is not configured, a GTIN that is none
 * @throws SourceUnavailable when "no such item" cannot be told
 */
export async function findItem(
  { system, value }: { system: string; value: string },
  context: ItemsContext,
): Promise<ItemNode | null> {
  return system === 'gtin' ? findByGtin(value, context) : findByKey(system, value.trim(), context);
}

async function findByGtin(value: string, { loaders, assertComplete }: ItemsContext): Promise<ItemNode | null> {
  const id = await loaders.itemIdByGtin.load(assertGtin(value.trim(), 'value'));
  if (id !== null) return loaders.item.load(id);
  await assertComplete();
  return null;
}

async function findByKey(system: string, key: string, { config, loaders }: ItemsContext): Promise<ItemNode | null> {
  const configured = config.systems[system];
  if (configured === undefined) {
    const known = ['gtin', ...Object.keys(config.systems)].join(', ');
    throw new InvalidInput(`"${system.slice(0, 40)}" is no system of this hub. Name one of: ${known}.`, {
      field: 'system',
    });
  }
  // Only item masters have keys of their own for items; what other systems call them is in no crosswalk yet.
  if (configured.kind !== 'sap-s4hana' || key === '' || key.length > longestKey) return null;
  return loaders.item.loadByKey({ type: 'item', system, key: [withoutPadding(key)] });
}
