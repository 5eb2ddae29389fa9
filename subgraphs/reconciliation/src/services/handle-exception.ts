import { InvalidInput } from '@supply-hub/errors';
import type { Tx } from '@supply-hub/postgres';
import { $Done, done, doOnce } from '@supply-hub/subgraph-kit';
import type { ReconciliationContext } from '../context.ts';
import { addNote, lockedException, setOwner, waive } from '../db/queries/exception-deeds.ts';
import { tellExceptions } from '../db/queries/tell-exceptions.ts';
import type { SupplyExceptionRow } from '../db/schema.ts';
import { assertHospital, assertText } from './steward.ts';

/** Why nothing was done about an exception. */
export interface ExceptionRefusal {
  readonly code: 'NOT_FOUND' | 'NOT_OPEN' | 'KEY_USED_BEFORE';
  readonly path: readonly string[];
  readonly sentence: string;
}

export interface Handled {
  /** Null when refused. */
  readonly exception: SupplyExceptionRow | null;
  readonly userErrors: readonly ExceptionRefusal[];
}

interface Named {
  readonly exceptionId: string;
  readonly idempotencyKey: string;
}

/** Says who looks after an exception; null: nobody. @throws NotPermitted, InvalidInput */
export function assignException(
  context: ReconciliationContext,
  input: Named & { readonly owner?: string | null | undefined },
): Promise<Handled> {
  const owner = typeof input.owner === 'string' ? assertText(input.owner, 'owner', 200) : null;
  return handle(context, 'assignException', { ...input, owner }, async (tx, exception, at) => {
    if (exception.closedAt !== null) return notOpen;
    if (exception.owner === owner) return null;
    await setOwner(tx, exception.id, owner, at);
    const kind = owner === null ? 'GIVEN_BACK' : 'ASSIGNED';
    await addNote(tx, { exceptionId: exception.id, kind, by: context.viewer.subject, at, text: owner });
    return null;
  });
}

/** Adds a note, to a closed exception too. @throws NotPermitted, InvalidInput */
export function noteException(
  context: ReconciliationContext,
  input: Named & { readonly text: string },
): Promise<Handled> {
  const text = assertText(input.text, 'text');
  return handle(context, 'noteException', { ...input, text }, async (tx, { id }, at) => {
    await addNote(tx, { exceptionId: id, kind: 'NOTE', by: context.viewer.subject, at, text });
    return null;
  });
}

/** Closes an exception that was dealt with elsewhere. @throws NotPermitted, InvalidInput */
export function resolveException(
  context: ReconciliationContext,
  input: Named & { readonly resolution: string },
): Promise<Handled> {
  const resolution = assertText(input.resolution, 'resolution');
  return handle(context, 'resolveException', { ...input, resolution }, async (tx, { id, closedAt }, at) => {
    if (closedAt !== null) return notOpen;
    const by = context.viewer.subject;
    await waive(tx, id, { by, at, resolution });
    await addNote(tx, { exceptionId: id, kind: 'RESOLVED', by, at, text: resolution });
    return null;
  });
}

const notOpen: ExceptionRefusal = {
  code: 'NOT_OPEN',
  path: ['input', 'exceptionId'],
  sentence: 'The exception is closed already.',
};

/** Does a deed once under its key, to an exception the viewer may see. */
async function handle(
  context: ReconciliationContext,
  operation: string,
  { idempotencyKey: key, ...input }: Named & Readonly<Record<string, unknown>>,
  act: (tx: Tx, exception: SupplyExceptionRow, at: Temporal.Instant) => Promise<ExceptionRefusal | null>,
): Promise<Handled> {
  const { viewer, loaders } = context;
  assertHospital(viewer);
  const outcome = await doOnce(context, { operation, key, input }, $Done, async (tx, at) => {
    const exception = await lockedException(tx, viewer, input.exceptionId);
    if (exception === null) return notFound;
    const refused = await act(tx, exception, at);
    if (refused !== null) return refused;
    await tellExceptions(tx, [input.exceptionId], at);
    return done;
  });
  if ('code' in outcome) return { exception: null, userErrors: [outcome] };
  const exception = await loaders.exception.load(input.exceptionId);
  if (exception === null) throw new InvalidInput('The exception is no longer the viewer’s to see.');
  return { exception, userErrors: [] };
}

const notFound: ExceptionRefusal = {
  code: 'NOT_FOUND',
  path: ['input', 'exceptionId'],
  sentence: 'There is no such exception.',
};
