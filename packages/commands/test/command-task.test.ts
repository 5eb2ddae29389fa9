import { SourceRejected, SourceUnavailable } from '@supply-hub/errors';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { CommandRefused, commandsById, commandsByKey, openCommandsOf } from '../src/commands.ts';
import { shop, stuckShop } from './painters-shop.ts';

test('what was asked is done once, in order, and what follows commits with it', async () => {
  await using hub = await shop();
  await hub.ask('red');
  await hub.ask('blue');
  const task = hub.task();
  expect(await task.step()).toBe(true);
  expect(await task.step()).toBe(true);
  expect(await task.step()).toBe(false);
  expect(hub.painted).toEqual(['red', 'blue']);
  expect(hub.ends).toEqual(['red DONE 2', 'blue DONE 2']);
  expect(await hub.states()).toEqual(['red DONE 1', 'blue DONE 1']);
  const told = await hub.db.execute(sql`select data ->> 'state' as state from hub.outbox order by seq`);
  expect(told.map(({ state }) => state)).toEqual(['WAITING', 'WAITING', 'DONE', 'DONE']);
});

test('while the system is away commands wait, say why, and go in order when it is back', async () => {
  await using hub = await shop();
  await hub.ask('red');
  await hub.ask('blue', { key: 'door' });
  hub.becomes(() => {
    throw new SourceUnavailable('Painter', 'the door is shut');
  });
  const task = hub.task();
  for (let day = 0; day < 20; day += 1) {
    await task.step();
    expect(await task.step()).toBeTypeOf('number');
    hub.clock.advance(86_400_000);
  }
  expect(await hub.states()).toEqual(['red WAITING 20', 'blue WAITING 0']);
  expect(await openCommandsOf(hub.db, 'orders')).toMatchObject([
    { said: 'Painter is not available: the door is shut' },
    { said: null },
  ]);
  hub.becomes(() => undefined);
  await task.step();
  await task.step();
  expect(hub.painted).toEqual(['red', 'blue']);
});

test('R35: what may have worked unheard is looked for before it is asked again', async () => {
  await using hub = await shop();
  await hub.ask('red');
  hub.becomes((colour) => {
    hub.painted.push(colour);
    throw new SourceUnavailable('Painter', 'nobody answered');
  });
  const task = hub.task();
  await task.step();
  hub.clock.advance(60_000);
  await task.step();
  expect(hub.painted).toEqual(['red']);
  expect(hub.repeats).toEqual([false, true]);
  expect(hub.ends).toEqual(['red DONE 2']);
});

test('a command cut off by a crash is held as long as the system may be at it, then taken up as a repeat', async () => {
  await using hub = await shop();
  await hub.ask('red');
  await hub.db.execute(sql`
    update hub.command set state = 'SENDING', attempts = 1, held_until = '2026-03-09T12:00:20Z', version = 2`);
  const task = hub.task();
  expect(await task.step()).toBe(20_000);
  expect(hub.painted).toEqual([]);
  hub.clock.advance(20_000);
  expect(await task.step()).toBe(true);
  expect(hub.repeats).toEqual([true]);
});

test('two workers never carry out one command', async () => {
  await using hub = await shop();
  for (const colour of ['red', 'blue', 'green']) await hub.ask(colour);
  const [one, two] = [hub.task(), hub.task()];
  for (let turn = 0; turn < 4; turn += 1) await Promise.all([one.step(), two.step()]);
  expect(hub.painted).toEqual(['red', 'blue', 'green']);
  expect(await hub.states()).toEqual(['red DONE 1', 'blue DONE 1', 'green DONE 1']);
});

test('a command that ends while it is looked for is not carried out: it is the next one’s turn', async () => {
  await using hub = await shop();
  const { command } = await hub.ask('red');
  await hub.ask('blue', { key: 'door' });
  let step: Promise<unknown> | undefined;
  await hub.db.transaction(async (tx) => {
    await tx.execute(sql`
      update hub.command set state = 'WITHDRAWN', ended_at = asked_at, version = version + 1 where id = ${command.id}`);
    step = hub.task().step();
    const waits = () =>
      tx.execute(sql`select from pg_locks where not granted and locktype in ('transactionid', 'tuple')`);
    await expect.poll(async () => (await waits()).length).toBe(1);
  });
  await step;
  expect(hub.painted).toEqual(['blue']);
});

test('what is refused ends, and what waited behind it under its key is withdrawn', async () => {
  await using hub = await shop();
  const { command } = await hub.ask('red');
  await hub.ask('blue');
  await hub.ask('green', { key: 'door' });
  hub.becomes((colour) => {
    if (colour === 'red') throw new SourceRejected('Painter', 'no red', { status: 400 });
  });
  const task = hub.task();
  await task.step();
  expect(hub.ends).toEqual(['red REFUSED', 'blue WITHDRAWN']);
  await task.step();
  expect(hub.painted).toEqual(['green']);
  expect((await commandsById(hub.db, [command.id])).get(command.id)).toMatchObject({
    state: 'REFUSED',
    said: 'Painter refused: no red',
  });
});

test('a performer refuses what makes no sense any more; credentials are waited for; a fault is tried six times', async () => {
  await using hub = await shop();
  await hub.ask('red');
  const task = hub.task();
  const refusals: Error[] = [
    new SourceRejected('Painter', 'no such user', { status: 401 }),
    ...Array.from({ length: 5 }, () => new Error('a bug')),
  ];
  hub.becomes(() => {
    const next = refusals.shift();
    if (next !== undefined) throw next;
  });
  while (refusals.length > 0) {
    await task.step();
    hub.clock.advance(60_000);
  }
  expect(await hub.states()).toEqual(['red REFUSED 6']);
  await hub.ask('blue');
  hub.becomes(() => {
    throw new CommandRefused('The wall is gone.');
  });
  await task.step();
  expect((await commandsByKey(hub.db, 'orders', ['wall'])).map(({ said }) => said)).toEqual([
    'It could not be carried out for a fault of the hub; the log has it.',
    'The wall is gone.',
  ]);
});

test('a command that its system fails at for long lets others go on, but not those of its key, and is told once', async () => {
  await using hub = await stuckShop();
  expect(await hub.states()).toEqual(['red WAITING 7', 'rust WAITING 0', 'blue WAITING 0']);
  expect(hub.stuck).toEqual([['red']]);
  // Its own turn first, then the others'.
  await hub.run.step();
  expect(await hub.run.step()).toBe(true);
  expect(hub.painted).toEqual(['blue']);
  expect(await hub.run.step()).toBeTypeOf('number');
  hub.becomes(() => undefined);
  hub.clock.advance(60_000);
  await hub.run.step();
  await hub.run.step();
  expect(hub.painted).toEqual(['blue', 'red', 'rust']);
  expect(hub.stuck).toEqual([['red'], []]);
});
