import { InvalidInput, NotPermitted } from '@supply-hub/errors';
import type { Tx } from '@supply-hub/postgres';
import type { InventoryContext } from '../context.ts';
import { beginDeed, endDeed, giveUpDeed } from '../db/queries/begin-deed.ts';

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

/**
 * Does a deed once under its key (R35): whoever sends it again gets what came of it the first time. A refusal has no
 * effect and leaves the key free.
 *
 * @param act @returns the id of what came of it, or why nothing did
 * @throws InvalidInput no key
 */
export async function once(
  { db, viewer, clock }: Pick<InventoryContext, 'db' | 'viewer' | 'clock'>,
  { operation, key, input }: { readonly operation: string; readonly key: string; readonly input: unknown },
  act: (tx: Tx, at: Temporal.Instant) => Promise<{ readonly id: string } | TransferRefusal>,
): Promise<{ readonly id: string } | TransferRefusal> {
  if (key.trim() === '' || key.length > 200)
    throw new InvalidInput('Give an idempotency key of 1 to 200 characters, a new one for each deed.', {
      field: 'input.idempotencyKey',
    });
  // As it is kept: what is not given is not there.
  const plain: unknown = JSON.parse(JSON.stringify(input));
  const deed = { operation, subject: viewer.subject, key, input: plain };
  return db.transaction(async (tx) => {
    const at = clock.now().round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
    const begun = await beginDeed(tx, deed, at);
    if (begun.is === 'done' && begun.outcomeId !== null) return { id: begun.outcomeId };
    if (begun.is !== 'new')
      return refusal(
        'KEY_USED_BEFORE',
        'idempotencyKey',
        'This idempotency key was used for another deed: take a new one.',
      );
    const outcome = await act(tx, at);
    if ('code' in outcome) await giveUpDeed(tx, deed);
    else await endDeed(tx, deed, outcome.id);
    return outcome;
  });
}
