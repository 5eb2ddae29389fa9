import { hash } from 'node:crypto';
import type { Tx } from '@supply-hub/postgres';
import { putSubstituted } from '../db/queries/demand-substitutions.ts';
import { readPairs } from '../db/queries/pair-state.ts';
import { noteUntold, saveOutcomes } from '../db/queries/save-outcome.ts';
import { decidePair, substitute, type DecidedDemand, type Names } from '../domain/decide-pair.ts';
import type { Pair } from '../domain/pair-state.ts';

/**
 * Decides these pairs anew and writes what is different. Where a substitute is to take the place of other demands than
 * it did, their cases are due again: what they then ask for is decided in a later step.
 *
 * @returns the demands whose outcome is another
 */
export async function decideAllocations(
  tx: Tx,
  pairs: readonly Pair[],
  { now, names }: { now: Temporal.Instant; names: Names },
): Promise<readonly DecidedDemand[]> {
  if (pairs.length === 0) return [];
  const states = await readPairs(tx, pairs);
  const changed = states.flatMap((state) => decidePair(state, { now, names, digest }));
  await putSubstituted(
    tx,
    states.flatMap(({ substituted = [] }) => substituted),
    states.flatMap((state) => substitute(state, { now, names })),
  );
  await saveOutcomes(tx, changed);
  await noteUntold(
    tx,
    changed.map(({ demand }) => demand.caseId),
    now,
  );
  return changed;
}

/** How decisions are told apart. */
export function digest(text: string): string {
  return hash('sha1', text, 'base64url');
}
