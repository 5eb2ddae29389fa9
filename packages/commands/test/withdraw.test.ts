import { SourceUnavailable } from '@supply-hub/errors';
import { expect, test } from 'vitest';
import { askBack, commandsAbout, withdrawCommand } from '../src/commands.ts';
import { shop, stuckShop } from './painters-shop.ts';

const takeBack = ({ db, clock }: Awaited<ReturnType<typeof shop>>, id: string) =>
  db.transaction((tx) => askBack(tx, id, 'Ann took it back: painted by hand.', clock.now()));

test('a person takes back what is stuck, and with it what waits behind it', async () => {
  await using hub = await stuckShop();
  expect(await takeBack(hub, hub.red.id)).toBe(true);
  await hub.run.step();
  expect(await hub.states()).toEqual(['red WITHDRAWN 8', 'rust WITHDRAWN 0', 'blue WAITING 0']);
  expect(hub.stuck).toEqual([['red'], []]);
  expect(await takeBack(hub, hub.red.id)).toBe(false);
  expect(hub.ends).toEqual(['red WITHDRAWN', 'rust WITHDRAWN']);
});

test('R35: who takes back a later command leaves the earlier one of its key, which may have worked, to be looked for', async () => {
  await using hub = await shop();
  hub.becomes((colour) => {
    hub.painted.push(colour);
    throw new SourceUnavailable('Painter', 'nobody answered');
  });
  await hub.ask('red');
  const task = hub.task();
  await task.step();
  const { command: blue } = await hub.ask('blue');
  await hub.ask('green');
  expect(await takeBack(hub, blue.id)).toBe(true);
  await task.step();
  expect(await hub.states()).toEqual(['red WAITING 1', 'blue WITHDRAWN 1', 'green WITHDRAWN 0']);
  hub.becomes(() => undefined);
  hub.clock.advance(60_000);
  await task.step();
  expect(await hub.states()).toEqual(['red DONE 2', 'blue WITHDRAWN 1', 'green WITHDRAWN 0']);
  expect(hub.painted).toEqual(['red']);
});

test('only what was never begun can be withdrawn', async () => {
  await using hub = await shop();
  const { command: red } = await hub.ask('red');
  const { command: blue } = await hub.ask('blue');
  hub.becomes(() => {
    throw new SourceUnavailable('Painter', 'nobody answered');
  });
  await hub.task().step();
  const withdraw = (id: string) =>
    hub.db.transaction((tx) => withdrawCommand(tx, id, 'Not needed any more.', hub.clock.now()));
  expect(await withdraw(red.id)).toBeNull();
  expect(await withdraw(blue.id)).toMatchObject({ state: 'WITHDRAWN', said: 'Not needed any more.' });
  expect(await withdraw(blue.id)).toBeNull();
  expect(await commandsAbout(hub.db, ['facility_00000000000000000001'])).toHaveLength(2);
});
