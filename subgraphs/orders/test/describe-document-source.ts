import { SourceContractBroken, SourceRejected, SourceUnavailable } from '@supply-hub/errors';
import { keyText } from '@supply-hub/subgraph-kit';
import { describe, expect, test } from 'vitest';
import type { DocumentChange, DocumentPage, DocumentSource } from '../src/sources/order-source.ts';

/** One kind of document in a system that the suite can fill and break. */
export interface DocumentSourceBench extends AsyncDisposable {
  readonly documents: DocumentSource<unknown>;
  /** Puts documents with these numbers there, last changed on 2026-03-05. */
  fill(count: number): void;
  /** Changes one of them on 2026-03-09. */
  change(index: number): void;
  /** Gives one of them a code that nobody has listed. */
  spoil(index: number): void;
  /** From now on every call is answered so; `once`: only the next. */
  answer(how: 'missing' | 'failing' | 'silent' | 'rubbish' | 'throttled once'): void;
  /** Calls so far, sessions apart. */
  calls(): number;
}

/** What every connector must do for each kind of document. */
export function describeDocumentSource(
  name: string,
  kind: {
    /** The key of the document at an index. */
    readonly key: (index: number) => readonly string[];
    /** Calls that reading any number of keys up to a batch takes. */
    readonly callsARead: number;
    /** Whether a document that stands can still change. */
    readonly changesInPlace: boolean;
    readonly bench: () => Promise<DocumentSourceBench>;
  },
): void {
  const { key, callsARead } = kind;
  const soon = () => AbortSignal.timeout(10_000);
  const keys = (count: number) => Array.from({ length: count }, (_, index) => key(index));

  async function collect(pages: AsyncIterable<DocumentPage<unknown>>) {
    const documents: string[] = [];
    const unreadable: string[] = [];
    const instants: string[] = [];
    for await (const page of pages) {
      documents.push(...page.documents.map((each) => keyText(each.key)));
      unreadable.push(...page.unreadable.map((each) => keyText(each.key)));
      if (page.changedAt !== null) instants.push(page.changedAt.toString());
    }
    return { documents, unreadable, latest: instants.toSorted().at(-1) };
  }

  async function list(pages: AsyncIterable<readonly DocumentChange[]>) {
    const changes: DocumentChange[] = [];
    for await (const page of pages) changes.push(...page);
    return changes;
  }

  describe(name, () => {
    test('one entry a key, null for what there is none of', async () => {
      await using bench = await kind.bench();
      bench.fill(3);
      const answers = await bench.documents.read([key(2), key(7), key(0)], soon());
      expect([...answers.keys()]).toEqual([key(2), key(7), key(0)].map(keyText));
      expect(answers.get(keyText(key(2)))).toMatchObject({ key: key(2) });
      expect(answers.get(keyText(key(7)))).toBeNull();
      expect(bench.calls()).toBe(callsARead);
    });

    test('many keys are as many calls as a few, none are none', async () => {
      await using bench = await kind.bench();
      bench.fill(120);
      const answers = await bench.documents.read(keys(120), soon());
      expect([...answers.values()].every((answer) => answer !== null && !(answer instanceof Error))).toBe(true);
      expect(bench.calls()).toBe(callsARead);
      expect((await bench.documents.read([], soon())).size).toBe(0);
      expect(bench.calls()).toBe(callsARead);
    });

    test('all of them come page by page, each once; of none, none', async () => {
      await using bench = await kind.bench();
      expect(await collect(bench.documents.all(soon()))).toEqual({ documents: [], unreadable: [] });
      bench.fill(620);
      const { documents, latest } = await collect(bench.documents.all(soon()));
      expect(documents).toEqual(keys(620).map(keyText));
      expect(latest).toMatch(/^2026-03-05/);
    });

    test('what changed since an instant is named without the rest, and by another stamp than before', async () => {
      await using bench = await kind.bench();
      bench.fill(3);
      const since = Temporal.Instant.from('2026-03-09T00:00:00Z');
      const stampOf = async (from: Temporal.Instant) => {
        const changes = await list(bench.documents.changes(from, soon()));
        const stamps = changes.filter((change) => keyText(change.key) === keyText(key(1)));
        expect(new Set(stamps.map(({ stamp }) => stamp)).size).toBe(1);
        return stamps[0]?.stamp;
      };
      const before = await stampOf(Temporal.Instant.from('2026-03-04T00:00:00Z'));
      expect(await stampOf(Temporal.Instant.from('2026-03-04T00:00:00Z'))).toBe(before);
      bench.change(1);
      if (kind.changesInPlace) expect(await stampOf(since)).not.toBe(before);
      expect((await list(bench.documents.changes(since, soon()))).map((each) => keyText(each.key))).toContain(
        keyText(key(1)),
      );
      expect(await list(bench.documents.changes(since.add({ hours: 24 * 9 }), soon()))).toEqual([]);
      expect(bench.calls()).toBeLessThanOrEqual(10);
    });

    test('an unlisted code is its own document’s error, read by key or with all', async () => {
      await using bench = await kind.bench();
      bench.fill(3);
      bench.spoil(1);
      const answers = await bench.documents.read(keys(3), soon());
      expect(answers.get(keyText(key(1)))).toBeInstanceOf(SourceContractBroken);
      expect(answers.get(keyText(key(0)))).toMatchObject({ key: key(0) });
      expect(await collect(bench.documents.all(soon()))).toMatchObject({
        documents: [key(0), key(2)].map(keyText),
        unreadable: [keyText(key(1))],
      });
    });

    test('a service that is not there is told as a refusal', async () => {
      await using bench = await kind.bench();
      bench.answer('missing');
      expect((await bench.documents.read([key(0)], soon())).get(keyText(key(0)))).toBeInstanceOf(SourceRejected);
      await expect(collect(bench.documents.all(soon()))).rejects.toBeInstanceOf(SourceRejected);
    });

    test('asked to wait, it waits and asks again', async () => {
      await using bench = await kind.bench();
      bench.fill(1);
      bench.answer('throttled once');
      expect((await bench.documents.read([key(0)], soon())).get(keyText(key(0)))).toMatchObject({ key: key(0) });
    });

    test.each(['failing', 'silent'] as const)('a %s system is not available, and is named', async (how) => {
      await using bench = await kind.bench();
      bench.answer(how);
      const answers = await bench.documents.read([key(0)], AbortSignal.timeout(300));
      expect(answers.get(keyText(key(0)))).toBeInstanceOf(SourceUnavailable);
      expect(answers.get(keyText(key(0)))).toMatchObject({ system: 'Meridian ERP' });
      await expect(collect(bench.documents.all(AbortSignal.timeout(300)))).rejects.toBeInstanceOf(SourceUnavailable);
    });

    test('an answer that is no answer is a broken contract, never "no such document"', async () => {
      await using bench = await kind.bench();
      bench.answer('rubbish');
      const answers = await bench.documents.read([key(0)], soon());
      expect(answers.get(keyText(key(0)))).toBeInstanceOf(SourceContractBroken);
      await expect(collect(bench.documents.all(soon()))).rejects.toBeInstanceOf(SourceContractBroken);
    });
  });
}
