import type { Decision } from '@supply-hub/crosswalk';
import type { Tx } from '@supply-hub/postgres';
import { doOnce, type Deed } from '@supply-hub/subgraph-kit';
import { z } from 'zod';
import type { ReconciliationContext } from '../context.ts';
import { assertSteward } from './steward.ts';

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
 * Does a steward's deed once under its key (R35). A refusal has no effect and leaves the key free.
 * @throws NotPermitted the viewer is no steward; InvalidInput no key
 */
export function asSteward(
  context: ReconciliationContext,
  { note, ...deed }: Deed & { readonly note: string | null },
  act: (tx: Tx, deed: StewardsDeed) => Promise<DeedOutcome | CrosswalkRefusal>,
): Promise<DeedOutcome | CrosswalkRefusal> {
  const { viewer } = context;
  assertSteward(viewer);
  return doOnce(context, deed, $Outcome, (tx, at) => act(tx, { by: viewer.subject, at, note }));
}
