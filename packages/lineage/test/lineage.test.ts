import type { Viewer } from '@supply-hub/identity';
import { connect } from '@supply-hub/postgres';
import { testDatabase } from '@supply-hub/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endEdges, lineageMigrations, lineageOf, recordEdges, type Edge, type EdgeKind } from '../src/lineage.ts';

const noon = Temporal.Instant.from('2026-03-09T12:00:00Z');
const later = Temporal.Instant.from('2026-03-09T13:00:00Z');

const all: Viewer = {
  subject: 'planner',
  role: 'planner',
  facilities: '*',
  suppliers: '*',
  scopes: new Set(),
  expiresAt: later,
};
const of = (facility: string): Viewer => ({ ...all, facilities: new Set([facility]) });
const partner = (supplier: string): Viewer => ({
  ...all,
  role: 'partner',
  facilities: new Set(),
  suppliers: new Set([supplier]),
});

async function bench() {
  const database = await testDatabase([lineageMigrations]);
  const statements: string[] = [];
  const { db, close } = connect({
    url: database.url,
    schema: 'hub',
    name: 'test',
    onStatement: (statement) => statements.push(statement),
  });
  return {
    db,
    statements,
    record: (edges: readonly Edge[], at = noon) => db.transaction((tx) => recordEdges(tx, edges, at)),
    find: async (id: string, viewer = all, maxEdges = 1000) => {
      const { edges, isCut } = await lineageOf(db, viewer, id, { maxEdges });
      return { isCut, sentences: edges.map(({ from, kind, to }) => `${from} ${kind} ${to}`), edges };
    },
    async [Symbol.asyncDispose]() {
      await close();
      await database.drop();
    },
  };
}

const edge = (sentence: string, scope: Partial<Pick<Edge, 'facilityIds' | 'supplierIds'>> = {}): Edge => {
  const [from = '', kind, to = ''] = sentence.split(' ');
  return { from, kind: kind as EdgeKind, to, facilityIds: ['north'], supplierIds: [], ...scope };
};

/** Two cases, one order with two lines; a lot and a line cover the first case, the other line the second. */
const hospital = [
  'message causes case',
  'case needs demand',
  'card causes demand',
  'lot covers demand',
  'line covers demand',
  'line part-of order',
  'message2 causes case2',
  'case2 needs demand2',
  'card causes demand2',
  'line2 covers demand2',
  'line2 part-of order',
].map((sentence) => edge(sentence));

test('a case leads to the messages before it, and through its demands to cards, lots and orders', async () => {
  await using $ = await bench();
  await $.record(hospital);
  expect((await $.find('case')).sentences.toSorted()).toEqual([
    'card causes demand',
    'case needs demand',
    'line covers demand',
    'line part-of order',
    'lot covers demand',
    'message causes case',
  ]);
});

test('an order leads to every case its lines serve, a line and a lot to theirs', async () => {
  await using $ = await bench();
  await $.record(hospital);
  expect((await $.find('order')).sentences.toSorted()).toEqual([
    'case needs demand',
    'case2 needs demand2',
    'line covers demand',
    'line part-of order',
    'line2 covers demand2',
    'line2 part-of order',
  ]);
  expect((await $.find('line')).sentences.toSorted()).toEqual([
    'case needs demand',
    'line covers demand',
    'line part-of order',
  ]);
  expect((await $.find('lot')).sentences.toSorted()).toEqual(['case needs demand', 'lot covers demand']);
});

test('a message leads to its case and what that needs, and to no lot: no lot came of it', async () => {
  await using $ = await bench();
  await $.record(hospital);
  expect((await $.find('message')).sentences).toEqual(['message causes case', 'case needs demand']);
});

test('an edge that stands is left, one that ended is still told, and stands again when recorded again', async () => {
  await using $ = await bench();
  const covers = edge('lot covers demand');
  await $.record([covers, covers]);
  await $.record([covers], later);
  expect((await $.find('lot')).edges).toEqual([{ from: 'lot', to: 'demand', kind: 'covers', at: noon, endedAt: null }]);
  await $.db.transaction((tx) => endEdges(tx, 'demand', 'covers', [], later));
  await $.db.transaction((tx) => endEdges(tx, ['demand'], 'covers', [], later.add({ hours: 1 })));
  expect((await $.find('demand')).edges).toMatchObject([{ at: noon, endedAt: later }]);
  await $.record([covers], later);
  expect((await $.find('demand')).edges).toMatchObject([{ at: later, endedAt: null }]);
});

test('of the edges into a thing those of another kind and those kept go on', async () => {
  await using $ = await bench();
  await $.record(hospital);
  await $.db.transaction((tx) => endEdges(tx, 'demand', 'covers', [{ from: 'line', to: 'demand' }], later));
  const { edges } = await $.find('demand');
  expect(edges.filter(({ endedAt }) => endedAt !== null).map(({ from }) => from)).toEqual(['lot']);
});

test('what is recorded with another scope is seen by that one', async () => {
  await using $ = await bench();
  await $.record([edge('case needs demand')]);
  await $.record([edge('case needs demand', { facilityIds: ['south'] })], later);
  expect((await $.find('case', of('north'))).sentences).toEqual([]);
  expect((await $.find('case', of('south'))).edges).toMatchObject([{ at: noon }]);
});

test('R72: an edge of another facility is not walked, nor anything behind it found', async () => {
  await using $ = await bench();
  const south = { facilityIds: ['south'] };
  await $.record([
    edge('message causes case', { facilityIds: [] }),
    edge('case needs demand', south),
    edge('card causes demand', { facilityIds: null }),
    edge('line covers demand', { ...south, supplierIds: ['alpine'] }),
    edge('line part-of order', { facilityIds: ['north', 'south'], supplierIds: ['alpine'] }),
  ]);
  expect((await $.find('case')).sentences).toHaveLength(5);
  expect((await $.find('case', of('south'))).sentences.toSorted()).toEqual([
    'card causes demand',
    'case needs demand',
    'line covers demand',
    'line part-of order',
  ]);
  expect((await $.find('case', of('north'))).sentences).toEqual([]);
  expect((await $.find('order', of('north'))).sentences).toEqual(['line part-of order']);
  expect((await $.find('order', partner('alpine'))).sentences).toEqual(['line part-of order', 'line covers demand']);
  expect((await $.find('order', partner('other'))).sentences).toEqual([]);
});

test('the nearest edges are kept when there are more than asked for, those that stand first', async () => {
  await using $ = await bench();
  await $.record([...hospital, edge('oldlot covers demand')]);
  await $.db.transaction((tx) =>
    endEdges(
      tx,
      'demand',
      'covers',
      [
        { from: 'lot', to: 'demand' },
        { from: 'line', to: 'demand' },
      ],
      later,
    ),
  );
  expect(await $.find('case', all, 6)).toMatchObject({
    isCut: true,
    sentences: [
      'case needs demand',
      'message causes case',
      'card causes demand',
      'line covers demand',
      'lot covers demand',
      'oldlot covers demand',
    ],
  });
  expect(await $.find('case', all, 7)).toMatchObject({ isCut: false });
});

test('a thing nobody wrote an edge of has none', async () => {
  await using $ = await bench();
  expect(await $.find('order_nobody')).toEqual({ edges: [], sentences: [], isCut: false });
});

test('the number of statements follows the length of the way and not what is found on it', async () => {
  await using $ = await bench();
  const count = async (demands: number) => {
    await $.record(
      Array.from({ length: demands }, (_, n) => [
        edge(`case${demands} needs demand${demands}-${n}`),
        edge(`lot${n} covers demand${demands}-${n}`),
      ]).flat(),
    );
    $.statements.length = 0;
    expect((await $.find(`case${demands}`)).sentences).toHaveLength(demands * 2);
    return $.statements.length;
  };
  expect(await count(2)).toBe(await count(60));
});

test('writers of the same edges in other orders wait for each other and never in a circle', async () => {
  await using $ = await bench();
  const edges = Array.from({ length: 200 }, (_, n) => edge(`lot${n} covers demand`));
  await Promise.all(
    [edges, edges.toReversed(), edges.toSpliced(50, 50), edges.slice(50)].map((some) => $.record(some)),
  );
  expect((await $.find('demand')).sentences).toHaveLength(200);
});

const kinds = ['causes', 'covers', 'needs', 'part-of'] as const;
const $graph = (of: readonly EdgeKind[]) =>
  fc
    .array(fc.tuple(fc.nat(7), fc.constantFrom(...of), fc.nat(7)), { maxLength: 24 })
    .map((triples) =>
      triples.filter(([from, , to]) => from !== to).map(([from, kind, to]) => ({ from: `${from}`, kind, to: `${to}` })),
    );
type Plain = Pick<Edge, 'from' | 'to' | 'kind'>;
const sentence = ({ from, kind, to }: Plain) => `${from} ${kind} ${to}`;

test('without wholes and parts, what is found is every edge on a way to the thing or from it, and no other', async () => {
  await using $ = await bench();
  let run = 0;
  await fc.assert(
    fc.asyncProperty($graph(['causes', 'covers']), async (graph) => {
      const mine = `${(run += 1)}:`;
      await $.record(graph.map((one) => edge(`${mine}${one.from} ${one.kind} ${mine}${one.to}`)));
      const reached = (from: string, follow: (one: Plain) => readonly [string, string]) => {
        const ids = new Set([from]);
        // A set's iteration comes to what is added meanwhile.
        for (const id of ids) for (const [a, b] of graph.map(follow)) if (a === id) ids.add(b);
        return ids;
      };
      const before = reached('0', ({ from, to }) => [to, from]);
      const after = reached('0', ({ from, to }) => [from, to]);
      const { sentences } = await $.find(`${mine}0`);
      const expected = graph.filter(({ from, to }) => before.has(to) || after.has(from)).map(sentence);
      expect(new Set(sentences.map((text) => text.replaceAll(mine, '')))).toEqual(new Set(expected));
    }),
    { numRuns: 40 },
  );
});

test('with wholes and parts, every edge found is on a way that does not turn, and everyone sees a part of what all see', async () => {
  await using $ = await bench();
  let run = 0;
  await fc.assert(
    fc.asyncProperty($graph(kinds), fc.infiniteStream(fc.boolean()), async (graph, coin) => {
      const mine = `${(run += 1)}:`;
      const isNorth = new Set(graph.filter(() => coin.next().value).map(sentence));
      await $.record(
        graph.map((one) =>
          edge(`${mine}${one.from} ${one.kind} ${mine}${one.to}`, {
            facilityIds: [isNorth.has(sentence(one)) ? 'north' : 'south'],
          }),
        ),
      );
      const plain = (texts: readonly string[]) => new Set(texts.map((text) => text.replaceAll(mine, '')));
      expect(plain((await $.find(`${mine}0`)).sentences)).toEqual(onWays(graph, '0'));
      const north = graph.filter((one) => isNorth.has(sentence(one)));
      expect(plain((await $.find(`${mine}0`, of('north'))).sentences)).toEqual(onWays(north, '0'));
    }),
    { numRuns: 40 },
  );
});

/** The rule told another way: parts and wholes are joined first, then every single way is gone to its end. */
function onWays(graph: readonly Plain[], start: string): Set<string> {
  const found = new Set<string>();
  const isPart = ({ kind }: Plain) => kind === 'needs' || kind === 'part-of';
  const wholeOf = (one: Plain) => (one.kind === 'needs' ? one.from : one.to);
  const go = (at: string, way: 'up' | 'down', cameFromPart: boolean, been: readonly string[]): void => {
    const here = `${at} ${cameFromPart}`;
    if (been.includes(here)) return;
    for (const one of graph) {
      if (one.from !== at && one.to !== at) continue;
      const other = one.from === at ? one.to : one.from;
      if (isPart(one)) {
        const isDown = wholeOf(one) === at;
        if (isDown && cameFromPart) continue;
        found.add(sentence(one));
        go(other, way, !isDown, [...been, here]);
      } else if ((way === 'down' ? one.from : one.to) === at) {
        found.add(sentence(one));
        go(other, way, false, [...been, here]);
      }
    }
  };
  go(start, 'up', false, []);
  go(start, 'down', false, []);
  return found;
}
