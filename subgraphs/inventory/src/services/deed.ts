import { InvalidInput, NotPermitted } from '@supply-hub/errors';
import { z } from 'zod';
import type { InventoryContext } from '../context.ts';

/** Why nothing was done. */
export interface TransferRefusal {
  readonly code:
    | 'NOT_FOUND'
    | 'NOT_ENOUGH'
    | 'NOT_USABLE'
    | 'SAME_PLACE'
    | 'NOT_MOVED_BY_THE_HUB'
    | 'NOT_IN_TRANSIT'
    | 'NOT_CANCELLABLE'
    | 'KEY_USED_BEFORE';
  readonly path: readonly string[];
  readonly sentence: string;
}

/** @param field of the input */
export function refusal(code: TransferRefusal['code'], field: string, sentence: string): TransferRefusal {
  return { code, path: ['input', field], sentence };
}

const scope = 'inventory:write';
const longestReason = 300;

/** @throws NotPermitted the viewer may not move stock */
export function assertMayMove({ viewer }: Pick<InventoryContext, 'viewer'>): void {
  if (viewer.role === 'partner' || !viewer.scopes.has(scope))
    throw new NotPermitted(`Moving stock needs the scope ${scope}.`);
}

/** @returns the reason without spaces around it. @throws InvalidInput */
export function assertReason(reason: string): string {
  const said = reason.trim();
  if (said === '' || said.length > longestReason)
    throw new InvalidInput(`Say why in 1 to ${longestReason} characters: others act on it.`, { field: 'input.reason' });
  return said;
}

/** What came of a deed: the transfer it made or moved. */
export const $TransferId: z.ZodType<{ readonly id: string }> = z.object({ id: z.string() });
