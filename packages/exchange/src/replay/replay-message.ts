import { recordEdges } from '@supply-hub/lineage';
import type { Log } from '@supply-hub/log';
import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { receive } from '../apply/receive.ts';
import { storedMessage } from '../apply/stored-message.ts';
import { takerOf, type TakerContext } from '../apply/taker.ts';
import { sentenceOf } from '../store/root-of.ts';
import { changedRows, changesBetween, type ChangedRows } from './changed-rows.ts';

/** One message of a replay. */
export interface ReplayItem {
  readonly replayId: string;
  readonly place: number;
  readonly messageId: string;
  readonly isPreview: boolean;
}

export type ReplayOutcome = 'UNCHANGED' | 'CHANGED' | 'REFUSED' | 'SKIPPED' | 'FAILED';

/**
 * Has the receiver take a message it has taken before. What comes of it is noted in the same transaction, so that a
 * replay which is killed goes on where it was. Never throws for what a receiver does: one message stops no other.
 */
export async function replayMessage(
  { replayId, place, messageId, isPreview }: ReplayItem,
  context: TakerContext & { readonly log: Log },
): Promise<ReplayOutcome> {
  const { connection, clock, log } = context;
  const note = (tx: Tx, outcome: ReplayOutcome, sentence: string | null, changes: readonly ChangedRows[] = []) =>
    tx.execute(sql`
      update hub.replay_item set outcome = ${outcome}, note = ${sentence}, at = ${clock.now().toString()}::timestamptz,
        changes = ${JSON.stringify(changes)}::text::jsonb
      where replay_id = ${replayId} and place = ${place}`);
  const only = async (outcome: ReplayOutcome, sentence: string): Promise<ReplayOutcome> => {
    await connection.db.transaction((tx) => note(tx, outcome, sentence));
    return outcome;
  };

  const stored = await storedMessage(connection.db, messageId);
  if (stored === null) return only('SKIPPED', 'It is not kept any more.');
  if (stored.bytes === null) return only('SKIPPED', 'Its bytes are kept no longer: their retention time is over.');
  if (stored.state !== 'APPLIED') return only('SKIPPED', `It is ${stored.state} by now, not applied.`);
  const taker = await takerOf(stored, context);
  if (taker.route === null) return only('SKIPPED', 'Nobody takes it any more.');

  // A preview is taken as a test is: all of it, and undone.
  const message = { ...stored, is_test: isPreview };
  const scope = {
    facilityIds: stored.facility_id === null ? [] : [stored.facility_id],
    supplierIds: stored.supplier_id === null ? [] : [stored.supplier_id],
  };
  try {
    let progress: unknown = null;
    let changes: ChangedRows[] = [];
    for (;;) {
      const outcome = await taker.connection.db.transaction(async (tx) => {
        const [locked] = await tx.execute(
          sql`select from hub.message where id = ${messageId} and state = 'APPLIED' for update`,
        );
        if (locked === undefined) throw new Error('It was taken back while it was replayed.');
        const before = await changedRows(tx);
        const reception = await receive(tx, taker, { message, progress, log });
        const at = clock.now();
        if (reception.kind === 'continues') {
          changes = added(changes, changesBetween(before, await changedRows(tx)));
          progress = reception.progress;
          return undefined;
        }
        if (reception.kind === 'applied' && !isPreview) {
          const edges = [...new Set(reception.about)].map((to) => ({
            from: messageId,
            to,
            kind: 'causes' as const,
            ...scope,
          }));
          await recordEdges(tx, edges, at);
        }
        // What is refused or known to the business was undone: it changes nothing, whatever was tried.
        const made = reception.kind === 'applied' ? changesBetween(before, await changedRows(tx)) : [];
        changes = added(changes, made);
        const said: ReplayOutcome =
          reception.kind === 'parked' ? 'REFUSED' : changes.length === 0 ? 'UNCHANGED' : 'CHANGED';
        await note(tx, said, reception.kind === 'parked' ? reception.reason : null, changes);
        if (!isPreview) await recordEdges(tx, [{ from: replayId, to: messageId, kind: 'replays', ...scope }], at);
        return said;
      });
      if (outcome !== undefined) return outcome;
    }
  } catch (error) {
    log.warn({ err: error, replay: replayId, message: messageId }, 'a message could not be replayed');
    return only('FAILED', sentenceOf(error));
  }
}

function added(so: readonly ChangedRows[], far: readonly ChangedRows[]): ChangedRows[] {
  const byTable = Map.groupBy([...so, ...far], ({ table }) => table);
  return [...byTable].map(([table, rows]) => ({
    table,
    added: rows.reduce((sum, row) => sum + row.added, 0),
    changed: rows.reduce((sum, row) => sum + row.changed, 0),
    removed: rows.reduce((sum, row) => sum + row.removed, 0),
  }));
}
