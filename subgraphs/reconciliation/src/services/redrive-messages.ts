import { InvalidInput, NotPermitted } from '@supply-hub/errors';
import type { Tx } from '@supply-hub/postgres';
import { $Done, done, doOnce } from '@supply-hub/subgraph-kit';
import type { ReconciliationContext } from '../context.ts';
import { lockedStates, type LockedState } from '../db/queries/hand-back.ts';
import type { MessageRow } from '../db/schema.ts';
import { waitsForPerson } from '../domain/message-facts.ts';
import { tryAgain } from './settle-meanings.ts';

/**
 * Gives messages that wait for a person back to the exchange, in the caller's transaction.
 * @returns those that did; what the hub's copy has not heard of yet may have freed others before
 */
export type Redrive = (tx: Tx, messageIds: readonly string[], at: Temporal.Instant) => Promise<readonly string[]>;

/** Why messages cannot be tried again. */
export interface RedriveRefusal {
  readonly code: 'NOT_FOUND' | 'NOT_PARKED' | 'KEY_USED_BEFORE';
  readonly path: readonly string[];
  readonly sentence: string;
}

export interface Redriven {
  /** Null when refused. */
  readonly messages: readonly MessageRow[] | null;
  readonly userErrors: readonly RedriveRefusal[];
}

const mostMessages = 1000;

/**
 * Hands messages that wait for a person back to the exchange, to be applied or sent again: all, or none and why.
 * @throws NotPermitted the viewer runs no integrations
 * @throws InvalidInput no messages, too many, or no key
 */
export async function redriveMessages(
  context: ReconciliationContext,
  { messageIds, idempotencyKey: key }: { readonly messageIds: readonly string[]; readonly idempotencyKey: string },
): Promise<Redriven> {
  const { viewer, redrive, loaders } = context;
  if (viewer.role !== 'integrator') throw new NotPermitted('Only an integrator may have messages tried again.');
  if (messageIds.length === 0 || messageIds.length > mostMessages)
    throw new InvalidInput(`Give 1 to ${mostMessages} messages; there were ${messageIds.length}.`, {
      field: 'input.messageIds',
    });

  const ids = [...new Set(messageIds)].toSorted();
  const deed = { operation: 'redriveMessages', key, input: { messageIds: ids } };
  const outcome = await doOnce(context, deed, $Done, async (tx, at) => {
    const refusals = refusalsOf(messageIds, await lockedStates(tx, viewer, ids));
    if (refusals.length > 0) return { code: 'NOT_TRIED', refusals };
    await tryAgain(tx, redrive, ids, at);
    return done;
  });
  if ('refusals' in outcome) return { messages: null, userErrors: outcome.refusals };
  if ('code' in outcome) return { messages: null, userErrors: [outcome] };
  const messages = await Promise.all(ids.map((id) => loaders.message.load(id)));
  return { messages: messages.filter((message) => message !== null), userErrors: [] };
}

function refusalsOf(messageIds: readonly string[], states: ReadonlyMap<string, LockedState>): RedriveRefusal[] {
  return messageIds.flatMap((id, index): RedriveRefusal[] => {
    const path = ['input', 'messageIds', `${index}`];
    const held = states.get(id);
    if (held === undefined) return [{ code: 'NOT_FOUND', path, sentence: 'There is no such message.' }];
    if (waitsForPerson(held)) return [];
    const sentence =
      held.code === 'PARTNER_HELD'
        ? 'The partner is held: release it, and the message goes out.'
        : `The message is ${held.state} and waits for nobody.`;
    return [{ code: 'NOT_PARKED', path, sentence }];
  });
}
