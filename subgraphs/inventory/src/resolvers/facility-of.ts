import type { InventoryContext } from '../context.ts';
import type { Facility } from '../domain/facility.ts';

/** The facility of what the viewer has already been let see. */
export function facilityOf(
  { facilityId }: { readonly facilityId: string },
  _: unknown,
  { directory }: InventoryContext,
): Facility {
  const facility = directory.byId(facilityId);
  if (facility === undefined) throw new TypeError('only what is at a facility of hub.yaml is given out');
  return facility;
}
