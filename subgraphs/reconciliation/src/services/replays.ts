import { askReplay, steerReplay, type ReplaySelection } from '@supply-hub/exchange';
import { InvalidInput } from '@supply-hub/errors';
import { assertKey, decodeCursor, pageOf, pageSize, type Page, type PageArguments } from '@supply-hub/subgraph-kit';
import type { ReconciliationContext } from '../context.ts';
import {
  replayById,
  replayItemPage,
  replayPage,
  type ReplayItemRow,
  type ReplayOutcome,
  type ReplayRow,
} from '../db/queries/replays.ts';
import { assertIntegrator, assertText } from './steward.ts';

/** Why nothing was done about a replay. */
export interface ReplayRefusal {
  readonly code: 'NOT_FOUND' | 'NOT_IN_STATE' | 'KEY_USED_BEFORE';
  readonly path: readonly string[];
  readonly sentence: string;
}

export interface ReplayAnswer {
  /** Null when refused. */
  readonly replay: ReplayRow | null;
  readonly userErrors: readonly ReplayRefusal[];
}

/** What is selected, as an input gives it: what is absent or null narrows nothing. */
interface Selection {
  readonly from?: readonly string[] | null | undefined;
  readonly types?: readonly string[] | null | undefined;
  readonly since?: string | null | undefined;
  readonly until?: string | null | undefined;
  readonly businessKey?: string | null | undefined;
  readonly messageIds?: readonly string[] | null | undefined;
}

const mostNamed = 1000;

/**
 * Has messages replayed, or tells what would come of it.
 * @throws NotPermitted | InvalidInput
 */
export async function askForReplay(
  { db, viewer, clock }: ReconciliationContext,
  input: {
    readonly selection: Selection;
    readonly isPreview: boolean;
    readonly reason: string;
    readonly rate?: number | null | undefined;
    readonly idempotencyKey: string;
  },
): Promise<ReplayAnswer> {
  assertIntegrator(viewer);
  assertKey(input.idempotencyKey);
  const rate = input.rate ?? 50;
  if (rate < 1 || rate > 10_000) throw new InvalidInput('Give 1 to 10000 messages a second.', { field: 'input.rate' });
  const request = {
    selection: selectionOf(input.selection),
    isPreview: input.isPreview,
    reason: assertText(input.reason, 'reason'),
    rate,
    idempotencyKey: input.idempotencyKey,
  };
  const asked = await db.transaction((tx) => askReplay(tx, request, { by: viewer.subject, at: clock.now() }));
  if (asked === 'conflict')
    return refused(
      'KEY_USED_BEFORE',
      ['input', 'idempotencyKey'],
      'This idempotency key was used for another replay: take a new one.',
    );
  return { replay: await replayById(db, asked.id), userErrors: [] };
}

/** Pauses, resumes or cancels a replay. @throws NotPermitted */
export async function steer(
  { db, viewer, clock }: ReconciliationContext,
  id: string,
  move: 'pause' | 'resume' | 'cancel',
): Promise<ReplayAnswer> {
  assertIntegrator(viewer);
  const isDone = await db.transaction((tx) => steerReplay(tx, id, move, { by: viewer.subject, at: clock.now() }));
  const replay = await replayById(db, id);
  if (replay === null) return refused('NOT_FOUND', ['replayId'], 'There is no such replay.');
  if (isDone) return { replay, userErrors: [] };
  return refused('NOT_IN_STATE', ['replayId'], `The replay is ${replay.state}.`);
}

/** @throws NotPermitted */
export async function listReplays(
  { db, viewer }: ReconciliationContext,
  page: PageArguments,
): Promise<Page<ReplayRow>> {
  assertIntegrator(viewer);
  const size = pageSize(page);
  const after = decodeCursor(page);
  return pageOf(await replayPage(db, after, size), size, after, ({ row }) => row);
}

/** Null when there is none. @throws NotPermitted */
export async function findReplay({ db, viewer }: ReconciliationContext, id: string): Promise<ReplayRow | null> {
  assertIntegrator(viewer);
  return replayById(db, id);
}

export async function listReplayItems(
  { db }: ReconciliationContext,
  replayId: string,
  outcomes: readonly ReplayOutcome[] | null | undefined,
  page: PageArguments,
): Promise<Page<ReplayItemRow>> {
  const size = pageSize(page);
  const after = decodeCursor(page);
  if (after !== undefined && !/^\d{1,9}$/.test(after.sortKey))
    throw new InvalidInput('"after" is not a cursor of this list: give the endCursor of the page before.', {
      field: 'after',
    });
  return pageOf(await replayItemPage(db, replayId, outcomes, after, size), size, after, ({ row }) => row);
}

const refused = (code: ReplayRefusal['code'], path: readonly string[], sentence: string): ReplayAnswer => ({
  replay: null,
  userErrors: [{ code, path, sentence }],
});

function selectionOf(given: Selection): ReplaySelection {
  const { from, types, since, until, businessKey, messageIds } = given;
  const selection: ReplaySelection = {
    ...(from && { from: [...from] }),
    ...(types && { types: [...types] }),
    ...(since && { since }),
    ...(until && { until }),
    ...(businessKey && { businessKey }),
    ...(messageIds && { messageIds: [...messageIds] }),
  };
  if (Object.keys(selection).length === 0)
    throw new InvalidInput('Say which messages: by who sent them, type, time, business key or id.', {
      field: 'input.selection',
    });
  if (messageIds && messageIds.length > mostNamed)
    throw new InvalidInput(`Name at most ${mostNamed} messages; there were ${messageIds.length}.`, {
      field: 'input.selection.messageIds',
    });
  return selection;
}
