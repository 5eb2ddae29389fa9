import { connect } from '@supply-hub/postgres';
import { testDatabase } from '@supply-hub/testkit';
import { hubId } from '@supply-hub/identifiers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  confirmCrosswalks,
  crosswalkId,
  crosswalkMigrations,
  crosswalksById,
  proposeCrosswalks,
  refuseCrosswalks,
  translate,
  type Meaning,
  type Proposal,
} from '../src/crosswalk.ts';

const noon = Temporal.Instant.from('2026-03-09T12:00:00Z');
const item = (number: string) => hubId('item', 'erp', number);
const means = (key: string, number: string, party = 'alpine'): Meaning => ({
  kind: 'ITEM',
  party,
  key,
  target: item(number),
});
const proposed = (meaning: Meaning, confidence = 80): Proposal => ({
  ...meaning,
  confidence,
  evidence: [{ fact: 'GTIN', sentence: 'The same GTIN.' }],
});
const by = (subject: string, note: string | null = null) => ({ by: subject, at: noon, note });

async function bench() {
  const database = await testDatabase([crosswalkMigrations]);
  const { db, close } = connect({ url: database.url, schema: 'hub', name: 'test' });
  return {
    db,
    propose: (...proposals: Proposal[]) => db.transaction((tx) => proposeCrosswalks(tx, proposals, noon)),
    confirm: (meanings: Meaning[], decision = by('steward')) =>
      db.transaction((tx) => confirmCrosswalks(tx, meanings, decision)),
    refuse: (...meanings: Meaning[]) =>
      db.transaction((tx) => refuseCrosswalks(tx, meanings.map(crosswalkId), by('steward'))),
    read: async (keys: string[], party = 'alpine') => Object.fromEntries(await translate(db, 'ITEM', party, keys)),
    row: async (meaning: Meaning) => (await db.transaction((tx) => crosswalksById(tx, [crosswalkId(meaning)])))[0],
    async [Symbol.asyncDispose]() {
      await close();
      await database.drop();
    },
  };
}

test('a candidate means nothing until a person confirms it', async () => {
  await using hub = await bench();
  await hub.propose(proposed(means('A1', '7')));
  expect(await hub.read(['A1'])).toEqual({});
  expect(await hub.confirm([means('A1', '7')], by('steward', 'Seen on the shelf.'))).toMatchObject([
    { status: 'CONFIRMED', confidence: 80, decided_by: 'steward', note: 'Seen on the shelf.', version: 2 },
  ]);
  expect(await hub.read(['A1', 'A2'])).toEqual({ A1: item('7') });
  expect(await hub.read(['A1'], 'other')).toEqual({});
});

test('a key means one thing: another meaning takes the place of the first, and the candidates go', async () => {
  await using hub = await bench();
  await hub.propose(proposed(means('A1', '7')), proposed(means('A1', '8'), 60), proposed(means('A1', '9'), 40));
  await hub.confirm([means('A1', '7')]);
  expect((await hub.row(means('A1', '8')))?.status).toBe('REFUSED');
  await hub.confirm([means('A1', '8')]);
  expect(await hub.read(['A1'])).toEqual({ A1: item('8') });
  expect((await hub.row(means('A1', '7')))?.status).toBe('REFUSED');
});

test('what nobody proposed can be confirmed: the person is the evidence', async () => {
  await using hub = await bench();
  expect(await hub.confirm([means('A1', '7'), means('B1', '7', 'bayside')])).toMatchObject([
    { status: 'CONFIRMED', confidence: 100, evidence: [{ fact: 'STEWARD', sentence: 'steward said so.' }] },
    { status: 'CONFIRMED' },
  ]);
  expect(await hub.read(['B1'], 'bayside')).toEqual({ B1: item('7') });
});

test('deciding the same again changes nothing', async () => {
  await using hub = await bench();
  await hub.confirm([means('A1', '7')]);
  expect(await hub.confirm([means('A1', '7')], by('another'))).toEqual([]);
  expect((await hub.row(means('A1', '7')))?.decided_by).toBe('steward');
  await hub.refuse(means('A1', '7'));
  expect(await hub.refuse(means('A1', '7'))).toEqual([]);
});

test('what was decided is not proposed again; what was not takes the new evidence', async () => {
  await using hub = await bench();
  await hub.propose(proposed(means('A1', '7')), proposed(means('A2', '7')));
  await hub.refuse(means('A1', '7'));
  await hub.confirm([means('A2', '7')]);
  expect(await hub.propose(proposed(means('A1', '7'), 90), proposed(means('A2', '8'), 90))).toBe(0);
  expect((await hub.row(means('A1', '7')))?.status).toBe('REFUSED');
  expect(await hub.propose(proposed(means('A3', '7'), 50))).toBe(1);
  expect(await hub.propose(proposed(means('A3', '7'), 50))).toBe(0);
  expect(await hub.propose(proposed(means('A3', '7'), 60))).toBe(1);
  expect((await hub.row(means('A3', '7')))?.confidence).toBe(60);
});

test('many who decide of the same keys at once never meet in a circle, and one of them is last', async () => {
  await using hub = await bench();
  const keys = ['A1', 'A2', 'A3'];
  await Promise.all(
    ['1', '2', '3', '4', '5', '6'].map((number, index) =>
      hub.confirm((index % 2 === 0 ? keys : keys.toReversed()).map((key) => means(key, number))),
    ),
  );
  const read = await hub.read(keys);
  expect(new Set(Object.values(read)).size).toBe(1);
  expect(Object.keys(read)).toHaveLength(3);
});

test('whatever is proposed and decided, a key means what was confirmed last and not refused since', async () => {
  await using hub = await bench();
  const $deed = fc.record({
    what: fc.constantFrom('propose', 'confirm', 'refuse'),
    key: fc.constantFrom('A1', 'A2'),
    number: fc.constantFrom('7', '8'),
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array($deed, { maxLength: 8 }), async (deeds) => {
      run += 1;
      const party = `party${run}`;
      const expected: Record<string, string> = {};
      for (const { what, key, number } of deeds) {
        const meaning = means(key, number, party);
        if (what === 'propose') await hub.propose(proposed(meaning));
        else if (what === 'confirm') {
          await hub.confirm([meaning]);
          expected[key] = item(number);
        } else {
          await hub.refuse(meaning);
          if (expected[key] === item(number)) delete expected[key];
        }
      }
      expect(await hub.read(['A1', 'A2'], party)).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});
