import type { Decision } from '@supply-hub/crosswalk';
import type { Tx } from '@supply-hub/postgres';
import { z } from 'zod';
import type { ReconciliationContext } from '../context.ts';
import { beginDeed, endDeed, giveUpDeed } from '../db/queries/begin-deed.ts';
import { assertKey, assertSteward } from './steward.ts';

/** Why nothing was decided. */
export interface CrosswalkRefusal {
  readonly code:
    | 'NOT_FOUND'
    | 'NOT_A_MEANING'
    | 'OTHERWISE_CONFIRMED'
    | 'NOT_CONFIRMED'
    | 'RULE_REFUSED'
    | 'KEY_USED_BEFORE';
  readonly path: readonly string[];
  readonly sentence: string;
}

/** @param field from `input` on, with points between its parts */
export function refused(code: CrosswalkRefusal['code'], field: string, sentence: string): CrosswalkRefusal {
  return { code, path: ['input', ...field.split('.')], sentence };
}

/** Who decides, when, and why. */
export type StewardsDeed = Decision;

/** What came of a deed; kept with its key, and given again to who sends it again. */
export type DeedOutcome = z.output<typeof $Outcome>;
const $Outcome = z.object({
  ids: z.array(z.string()),
  redrivenCount: z.number(),
  keyCount: z.number().optional(),
});

/**
 * Does a steward's deed once under its key. A refusal has no effect and leaves the key free.
 * @throws NotPermitted the viewer is no steward
 */
export async function asSteward(
  { db, viewer, clock }: ReconciliationContext,
  said: { readonly operation: string; readonly key: string; readonly input: unknown; readonly note: string | null },
  act: (tx: Tx, deed: StewardsDeed) => Promise<DeedOutcome | CrosswalkRefusal>,
): Promise<DeedOutcome | CrosswalkRefusal> {
  assertSteward(viewer);
  assertKey(said.key);
  const { operation, key } = said;
  // As it is kept: what is not given is not there.
  const input: unknown = JSON.parse(JSON.stringify(said.input));
  const deed = { operation, subject: viewer.subject, key, input };
  return db.transaction(async (tx) => {
    const at = clock.now();
    const begun = await beginDeed(tx, deed, at);
    if (begun === 'other')
      return refused(
        'KEY_USED_BEFORE',
        'idempotencyKey',
        'This idempotency key was used for another deed: take a new one.',
      );
    if (begun === 'done') return $Outcome.parse(await endDeed(tx, deed));
    const outcome = await act(tx, { by: viewer.subject, at, note: said.note });
    if ('code' in outcome) await giveUpDeed(tx, deed);
    else await endDeed(tx, deed, outcome);
    return outcome;
  });
}
