import { SourceContractBroken } from '@supply-hub/errors';
import type { Db } from '@supply-hub/postgres';
import {
  copyFeed,
  DeltaCursor,
  idOf,
  registerSourceKeys,
  type CopySpec,
  type Feed,
  type FeedPage,
  type SourceKey,
} from '@supply-hub/subgraph-kit';
import type { SQL } from 'drizzle-orm';
import { doubt, onlyNews, unconfirmedKeys } from '../db/queries/unconfirmed.ts';
import type { ChangedDocuments, DocumentSource, SourceDocument } from '../sources/order-source.ts';

export interface DocumentFeedOptions<V> {
  readonly name: string;
  readonly system: { readonly id: string; readonly name: string };
  readonly documents: DocumentSource<V>;
  readonly spec: CopySpec<V>;
  /** How they are kept when all of them are read at once, if otherwise. */
  readonly firstSpec?: CopySpec<V>;
  readonly db: Db;
  readonly everyMs: number;
  /** Which of the copies that no feed vouches for are read again without being asked for; all when absent. */
  readonly readAgain?: SQL;
  /** Before a run: which copies its changes will not cover any more. */
  readonly letGo?: (feed: string, since: Temporal.Instant) => Promise<void>;
}

/**
 * Reads one kind of document whole at first, then what changed and what is in doubt. A document that makes no sense
 * holds up no other, and what the hub holds of it is no longer called current.
 */
export function documentFeed<V>(options: DocumentFeedOptions<V>): Feed {
  const { name, system, documents, spec, db, everyMs } = options;
  const refOf = (key: readonly string[]): SourceKey => ({ type: spec.idType, system: system.id, key });

  async function settle({ documents, unreadable }: Omit<ChangedDocuments<V>, 'changedAt'>): Promise<FeedPage<V>> {
    await doubt(
      db,
      spec,
      unreadable.map(({ key }) => refOf(key)),
    );
    const reads = documents.map((document) => ({ ref: refOf(document.key), value: document.value, document }));
    const news = await onlyNews(db, spec, name, reads);
    await registerReferences(
      db,
      news.map(({ document }) => document),
      refOf,
    );
    return { reads: news.map(({ ref, value }) => ({ ref, value })) };
  }

  async function readAgain(deadline: AbortSignal): Promise<FeedPage<V>> {
    const keys = await unconfirmedKeys(db, spec, system.id, options.readAgain);
    if (keys.length === 0) return { reads: [] };
    const answers = [...(await documents.read(keys, deadline)).values()];
    const found: SourceDocument<V>[] = [];
    const gone: FeedPage<V>['reads'][number][] = [];
    for (const [index, answer] of answers.entries()) {
      if (answer instanceof SourceContractBroken) continue;
      if (answer instanceof Error) throw answer;
      if (answer === null) gone.push({ ref: refOf(keys[index] ?? []), value: null });
      else found.push(answer);
    }
    const { reads } = await settle({ documents: found, unreadable: [] });
    return { reads: [...reads, ...gone] };
  }

  const feed = (kept: CopySpec<V>): Feed =>
    copyFeed({
      name,
      system,
      everyMs,
      spec: kept,
      db,
      async *changedSince(cursor, deadline, startedAt) {
        const delta = new DeltaCursor(cursor === null ? null : readCursor(spec, cursor), startedAt);
        if (delta.since !== null) await options.letGo?.(name, delta.since);
        for await (const page of documents.changed(delta.since, deadline)) {
          delta.see(page.changedAt);
          yield await settle(page);
        }
        yield await readAgain(deadline);
        // Only a whole run has seen everything: pages come in no order of change.
        if (delta.next !== null) yield { reads: [], cursor: `${spec.shape} ${delta.next}` };
      },
    });
  const [first, later] = [feed(options.firstSpec ?? spec), feed(spec)];
  return {
    ...later,
    run: (cursor, asOf, deadline) =>
      cursor === null || readCursor(spec, cursor) === null
        ? first.run(null, asOf, deadline)
        : later.run(cursor, asOf, deadline),
  };
}

/** A cursor counts for the shape it was reached in: raising the shape has everything read again. */
function readCursor(spec: { readonly shape: number }, cursor: string): string | null {
  const [shape, instant = null] = cursor.split(' ');
  return shape === String(spec.shape) ? instant : null;
}

/**
 * Makes everything that documents name readable by its id, before they are saved. In the order of ids and in a
 * statement of its own, so that writers of the same keys wait for each other and never in a circle.
 */
export async function registerReferences(
  db: Db,
  documents: readonly SourceDocument<unknown>[],
  refOf: (key: readonly string[]) => SourceKey,
): Promise<void> {
  const byId = new Map(
    documents.flatMap((each) => [refOf(each.key), ...each.references]).map((ref) => [idOf(ref), ref]),
  );
  await registerSourceKeys(
    db,
    [...byId].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, ref]) => ref),
  );
}
