import { InvalidInput } from '@supply-hub/errors';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { doOnce } from '../src/subgraph-kit.ts';
import { planner, sampleHub } from './sample.ts';

const $Outcome = z.object({ id: z.string() });
const noSuchShelf = { code: 'NOT_FOUND', path: ['input', 'shelf'], sentence: 'There is no such shelf.' };
const label = { operation: 'labelShelf', key: 'k-1', input: { shelf: 'a', note: undefined } };

async function labelling() {
  const hub = await sampleHub();
  let count = 0;
  return Object.assign(hub, {
    /** Writes a row, and is refused after it when `isRefused`. */
    label: (deed: typeof label | object, isRefused = false, viewer = planner) =>
      doOnce({ ...hub, viewer }, { ...label, ...deed }, $Outcome, async (tx) => {
        count += 1;
        await tx.execute(
          sql`insert into hub.source_key values ('shelf', 'keeper', array[${`${count}`}], ${`s${count}`})`,
        );
        return isRefused ? noSuchShelf : { id: `s${count}` };
      }),
    rows: async () => (await hub.db.execute(sql`select from hub.source_key where type = 'shelf'`)).length,
  });
}

test('R35: what is sent twice under a key is done once, and answered alike', async () => {
  await using hub = await labelling();
  const [first, second] = await Promise.all([hub.label({}), hub.label({})]);
  expect([first, second, await hub.label({})]).toEqual([{ id: 's1' }, { id: 's1' }, { id: 's1' }]);
  expect(await hub.rows()).toBe(1);
});

test('R35: a key that was used for another deed is refused', async () => {
  await using hub = await labelling();
  await hub.label({});
  expect(await hub.label({ input: { shelf: 'b' } })).toMatchObject({ code: 'KEY_USED_BEFORE' });
  expect(await hub.rows()).toBe(1);
});

test('another person’s key, and another operation’s, is another key', async () => {
  await using hub = await labelling();
  await hub.label({});
  expect(await hub.label({}, false, { ...planner, subject: 'someone-else' })).toEqual({ id: 's2' });
  expect(await hub.label({ operation: 'moveShelf' })).toEqual({ id: 's3' });
});

test('a refusal leaves nothing behind, and the key free', async () => {
  await using hub = await labelling();
  expect(await hub.label({}, true)).toEqual(noSuchShelf);
  expect(await hub.rows()).toBe(0);
  expect(await hub.label({})).toEqual({ id: 's2' });
});

test('without a key nothing is done', async () => {
  await using hub = await labelling();
  await expect(hub.label({ key: ' ' })).rejects.toThrow(InvalidInput);
  await expect(hub.label({ key: 'k'.repeat(201) })).rejects.toThrow('idempotency key');
});
