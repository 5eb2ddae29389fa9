import { StateConflict } from '@supply-hub/errors';
import { expect, test } from 'vitest';
import { bench } from '../test/bench.ts';
import { changeThing, noon, thingChanged } from '../test/shop-and-desk.ts';
import { publish, publishAll } from './outbox.ts';

const red = (id: string, aggregateVersion = 1) => ({
  aggregateId: id,
  aggregateVersion,
  data: { id, colour: 'red' },
  occurredAt: noon,
});

test('an event is there when its transaction commits', async () => {
  await using $ = await bench();
  const id = await $.shop.db.transaction((tx) =>
    publish(tx, thingChanged, { ...red('thing_1'), causationId: 'message_7' }),
  );
  expect(
    await $.hub.sql`select id, type, data_version, aggregate, aggregate_id, aggregate_version, causation_id,
    occurred_at, data, position from hub.outbox`,
  ).toEqual([
    {
      id,
      type: 'shop.thing-changed',
      data_version: 1,
      aggregate: 'thing',
      aggregate_id: 'thing_1',
      aggregate_version: '1',
      causation_id: 'message_7',
      occurred_at: new Date('2026-03-09T12:00:00Z'),
      data: { id: 'thing_1', colour: 'red' },
      position: null,
    },
  ]);
});

test('a rollback leaves nothing', async () => {
  await using $ = await bench();
  const failing = $.shop.db.transaction(async (tx) => {
    await changeThing(tx, 'thing_1');
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await $.hub.sql`select from hub.outbox`).toHaveLength(0);
});

test('many events are one statement, in the order given', async () => {
  const statements: string[] = [];
  await using $ = await bench((statement) => statements.push(statement));
  const ids = ['thing_3', 'thing_1', 'thing_2'];
  const published = await $.shop.db.transaction((tx) =>
    publishAll(
      tx,
      thingChanged,
      ids.map((id) => red(id)),
    ),
  );
  expect(statements.filter((statement) => statement.includes('insert into hub.outbox'))).toHaveLength(1);
  const rows = await $.hub.sql`select id, aggregate_id from hub.outbox order by seq`;
  expect(rows.map((row) => row['aggregate_id'])).toEqual(ids);
  expect(rows.map((row) => row['id'])).toEqual(published);
});

test('no events are no statement', async () => {
  const statements: string[] = [];
  await using $ = await bench((statement) => statements.push(statement));
  expect(await $.shop.db.transaction((tx) => publishAll(tx, thingChanged, []))).toEqual([]);
  expect(statements.join()).not.toContain('hub.outbox');
});

test('data that does not fit is a bug of the publisher, told without the value', async () => {
  await using $ = await bench();
  const wrong: unknown = { id: 'thing_1', colour: 7 };
  await expect(
    // @ts-expect-error what the type checker would have refused
    $.shop.db.transaction((tx) => publish(tx, thingChanged, { ...red('thing_1'), data: wrong })),
  ).rejects.toThrow(new TypeError('shop.thing-changed cannot be published at colour: string expected.'));
});

test('what the definition does not name is not published', async () => {
  await using $ = await bench();
  const data = { id: 'thing_1', colour: 'red', patient: 'somebody' };
  await $.shop.db.transaction((tx) => publish(tx, thingChanged, { ...red('thing_1'), data }));
  expect(await $.hub.sql`select data from hub.outbox`).toEqual([{ data: { id: 'thing_1', colour: 'red' } }]);
});

test('a version is said once: a writer without the lock is told so', async () => {
  await using $ = await bench();
  await $.shop.db.transaction((tx) => publish(tx, thingChanged, red('thing_1', 4)));
  await expect($.shop.db.transaction((tx) => publish(tx, thingChanged, red('thing_1', 4)))).rejects.toThrow(
    new StateConflict(
      'shop.thing-changed of thing_1 version 4 was published before: lock the thing before reading its version.',
    ),
  );
});

test('a subgraph may publish, and neither number nor change nor remove what was', async () => {
  await using $ = await bench();
  await $.shop.db.transaction((tx) => changeThing(tx, 'thing_1'));
  await expect($.shop.sql`update hub.outbox set position = 1`).rejects.toThrow('permission denied');
  await expect($.shop.sql`delete from hub.outbox`).rejects.toThrow('permission denied');
  await expect($.shop.sql`update hub.sequencer set last_position = 9`).rejects.toThrow('permission denied');
});
