import { seesFacility } from '@supply-hub/subgraph-kit';
import type { SuppliersContext } from '../context.ts';
import type { ContractPrice } from '../domain/contract.ts';

/** The price of an item that would be ordered for a facility on a day, there today when none is given. */
export async function contractPriceOfItem(
  itemId: string,
  { facilityId, on }: { facilityId: string; on?: string | null | undefined },
  { viewer, facilities, today, loaders, assertContractsLoaded }: SuppliersContext,
): Promise<ContractPrice | null> {
  const facility = facilities.get(facilityId);
  if (facility === undefined || !seesFacility(viewer, facilityId)) return null;
  await assertContractsLoaded();
  return loaders.priceThatHolds.load({ itemId, facilityId, on: on ?? today(facility) });
}
