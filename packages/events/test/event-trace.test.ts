import { inSpan } from '@supply-hub/tracing';
import { recordSpans } from '@supply-hub/tracing/sdk';
import { sql } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { batchHandler, handler } from '../src/handler.ts';
import { bench, delivery } from './bench.ts';
import { changeThing, note, noteTaken, noon, takeNote, thingChanged } from './shop-and-desk.ts';
import { publish } from '../src/outbox.ts';

let recorded: ReturnType<typeof recordSpans> | undefined;
afterEach(async () => {
  await recorded?.stop();
  recorded = undefined;
});

test('an event goes on with the trace it was published in, and what its handler publishes too', async () => {
  await using $ = await bench();
  recorded = recordSpans();
  await inSpan({ name: 'request', parent: null }, () => $.shop.db.transaction((tx) => changeThing(tx, 'thing_1')));
  await using running = await delivery($, [
    handler(thingChanged, 'desk.notes', async ({ subject, aggregateversion }, { tx }) => {
      const data = { about: subject };
      await publish(tx, noteTaken, {
        aggregateId: 'note_1',
        aggregateVersion: aggregateversion,
        data,
        occurredAt: noon,
      });
    }),
    handler(noteTaken, 'desk.second', async () => undefined),
  ]);
  await running.idle();
  const [request, first, second] = recorded.spans();
  expect([first?.name, second?.name]).toEqual(['event desk.notes', 'event desk.second']);
  expect([first?.parentId, second?.parentId]).toEqual([request?.spanId, first?.spanId]);
  expect(new Set(recorded.spans().map(({ traceId }) => traceId)).size).toBe(1);
});

test('what is handled together of several traces is part of none, and names them all', async () => {
  await using $ = await bench();
  recorded = recordSpans();
  for (const id of ['thing_1', 'thing_2'])
    await inSpan({ name: id, parent: null }, () => $.shop.db.transaction((tx) => changeThing(tx, id)));
  await $.shop.db.transaction((tx) => changeThing(tx, 'thing_3'));
  const before = await delivery($, [
    batchHandler(thingChanged, 'desk.notes', async (events, { tx }) => {
      for (const event of events) await note(tx, 'desk.notes', event);
    }),
  ]);
  await before.idle();
  await before.stop();
  const [one, two, handled] = recorded.spans();
  expect(handled).toMatchObject({ parentId: undefined, attributes: { 'hub.events': 3 } });
  expect(handled?.links.toSorted()).toEqual([one?.spanId, two?.spanId].toSorted());
});

test('without tracing nothing is written beside an event, and one that was traced is handled as any other', async () => {
  await using $ = await bench();
  await inSpan({ name: 'request' }, () => $.shop.db.transaction((tx) => changeThing(tx, 'thing_1')));
  recorded = recordSpans();
  await inSpan({ name: 'request' }, () => $.shop.db.transaction((tx) => changeThing(tx, 'thing_2')));
  await recorded.stop();
  recorded = undefined;
  const rows = await $.shop.db.execute(
    sql`select aggregate_id, traceparent is not null as traced from hub.outbox order by seq`,
  );
  expect([...rows]).toEqual([
    { aggregate_id: 'thing_1', traced: false },
    { aggregate_id: 'thing_2', traced: true },
  ]);
  await using running = await delivery($, [handler(thingChanged, 'desk.notes', takeNote)]);
  await running.idle();
});
