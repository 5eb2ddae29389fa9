import { SourceContractBroken, StateConflict } from '@supply-hub/errors';
import type { ContractNode, SupplierNode } from '../context.ts';
import type { Loaders } from '../loaders/loaders.ts';

/**
 * The supplier of a thing, which there always is.
 * @param system the system that names it
 * @throws SourceContractBroken when that system has no such supplier
 */
export async function supplierById(loaders: Loaders, id: string, system: string): Promise<SupplierNode> {
  const supplier = await loaders.supplier.load(id);
  if (supplier === null)
    throw new SourceContractBroken(system, 'a supplier it names', 'it to be in its supplier master');
  return supplier;
}

/** The contract of a price. @throws StateConflict when it has gone since the price was read */
export async function contractById(loaders: Loaders, id: string): Promise<ContractNode> {
  const contract = await loaders.contract.load(id);
  if (contract === null) throw new StateConflict('The contract of this price is no longer there: ask again.');
  return contract;
}
