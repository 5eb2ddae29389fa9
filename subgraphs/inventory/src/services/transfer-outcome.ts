import type { InventoryContext } from '../context.ts';
import type { StockTransfer } from '../domain/stock-transfer.ts';
import type { TransferRefusal } from './deed.ts';

/** What a person sees of a deed. */
export interface TransferOutcome {
  /** Null when refused. */
  readonly transfer: StockTransfer | null;
  readonly userErrors: readonly TransferRefusal[];
}

/** A deed's outcome with the transfer as it is now. */
export async function transferOutcome(
  done: { readonly id: string } | TransferRefusal,
  { loaders }: Pick<InventoryContext, 'loaders'>,
): Promise<TransferOutcome> {
  if ('code' in done) return { transfer: null, userErrors: [done] };
  return { transfer: await loaders.transfer.clear(done.id).load(done.id), userErrors: [] };
}
