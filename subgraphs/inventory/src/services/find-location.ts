import type { InventoryContext, StorageLocationNode } from '../context.ts';

/** A storage location by its id, or by its crosswalk's; null unless it is at one of the viewer's facilities (R72). */
export async function findLocation(
  id: string,
  type: 'location' | 'locationcrosswalk',
  { directory, facility, loaders }: Pick<InventoryContext, 'directory' | 'facility' | 'loaders'>,
): Promise<StorageLocationNode | null> {
  const listed = type === 'location' ? directory.location(id) : directory.locationOfCrosswalk(id);
  const ref = listed === undefined ? await loaders.sourceKey.load(id) : null;
  const location = listed ?? (ref?.type === type ? directory.locationByKey(ref.system, ref.key) : undefined);
  return location === undefined || facility(location.facilityId) === null ? null : location;
}
