import { SourceContractBroken } from '@supply-hub/errors';
import type { Db } from '@supply-hub/postgres';
import { copyFeed, DeltaCursor, keyText, type CopySpec, type Feed, type FeedPage } from '@supply-hub/subgraph-kit';
import type { SQL } from 'drizzle-orm';
import { onlyNews, unconfirmedKeys } from '../db/queries/unconfirmed.ts';
import { registerReferences } from '../db/register-references.ts';
import type { DocumentChange, DocumentPage, DocumentSource } from '../sources/order-source.ts';

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
  readonly readAgain?: (startedAt: Temporal.Instant) => SQL;
  /** Before a run: which copies its changes will not cover any more. */
  readonly letGo?: (feed: string, since: Temporal.Instant) => Promise<void>;
}

/** Documents read and saved in one go. */
const documentsAPage = 500;

/**
 * Reads one kind of document whole at first, then what changed and what is in doubt. A document that makes no sense
 * holds up no other, and what the hub holds of it is no longer called current.
 *
 * Changes are looked for a little further back than the last run, and some systems know a change only by its day; a
 * change that was read already is known by its stamp and costs nothing but its line in the list. The stamps are
 * this process's own: another reads those documents once more.
 */
export function documentFeed<V>(options: DocumentFeedOptions<V>): Feed {
  const { name, system, documents, spec, db, everyMs } = options;
  const refOf = (key: readonly string[]) => ({ type: spec.idType, system: system.id, key }) as const;
  let done: ReadonlySet<string> = new Set();

  async function settle({
    documents,
    unreadable,
  }: Pick<DocumentPage<V>, 'documents' | 'unreadable'>): Promise<FeedPage<V>> {
    const reads = documents.map((document) => ({ ref: refOf(document.key), value: document.value, document }));
    const news = await onlyNews(db, spec, name, reads);
    await registerReferences(
      db,
      news.map(({ document }) => document),
      refOf,
    );
    return {
      reads: news.map(({ ref, value }) => ({ ref, value })),
      unreadable: unreadable.map(({ key }) => refOf(key)),
    };
  }

  /** Reads documents by key, saves what they became, and takes note of those that could not be read. */
  async function* readAll(
    keys: readonly (readonly string[])[],
    unread: Set<string>,
    deadline: AbortSignal,
  ): AsyncGenerator<FeedPage<V>> {
    for (let from = 0; from < keys.length; from += documentsAPage) {
      const asked = keys.slice(from, from + documentsAPage);
      const answers = await documents.read(asked, deadline);
      const gone: FeedPage<V>['reads'][number][] = [];
      const page: { [K in 'documents' | 'unreadable']: DocumentPage<V>[K][number][] } = {
        documents: [],
        unreadable: [],
      };
      for (const key of asked) {
        const answer = answers.get(keyText(key)) ?? null;
        if (answer === null) gone.push({ ref: refOf(key), value: null });
        else if (answer instanceof SourceContractBroken) page.unreadable.push({ key, error: answer });
        else if (answer instanceof Error) throw answer;
        else page.documents.push(answer);
      }
      for (const { key } of page.unreadable) unread.add(keyText(key));
      const settled = await settle(page);
      yield { ...settled, reads: [...settled.reads, ...gone] };
    }
  }

  async function* everything(delta: DeltaCursor, deadline: AbortSignal): AsyncGenerator<FeedPage<V>> {
    for await (const page of documents.all(deadline)) {
      delta.see(page.changedAt);
      yield await settle(page);
    }
  }

  async function* changes(
    since: Temporal.Instant,
    startedAt: Temporal.Instant,
    delta: DeltaCursor,
    deadline: AbortSignal,
  ): AsyncGenerator<FeedPage<V>> {
    await options.letGo?.(name, since);
    const listed: DocumentChange[] = [];
    for await (const page of documents.changes(since, deadline)) listed.push(...page);
    for (const { changedAt } of listed) delta.see(changedAt);
    const inDoubt = await unconfirmedKeys(db, spec, system.id, options.readAgain?.(startedAt));
    const due = [...listed.filter((change) => !done.has(stampOf(change))).map(({ key }) => key), ...inDoubt];
    const unread = new Set<string>();
    yield* readAll([...new Map(due.map((key) => [keyText(key), key])).values()], unread, deadline);
    done = new Set(listed.filter(({ key }) => !unread.has(keyText(key))).map(stampOf));
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
        if (delta.since === null) yield* everything(delta, deadline);
        else yield* changes(delta.since, startedAt, delta, deadline);
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

const stampOf = ({ key, stamp }: DocumentChange) => `${keyText(key)}\u001e${stamp}`;

/** A cursor counts for the shape it was reached in: raising the shape has everything read again. */
function readCursor(spec: { readonly shape: number }, cursor: string): string | null {
  const [shape, instant = null] = cursor.split(' ');
  return shape === String(spec.shape) ? instant : null;
}
