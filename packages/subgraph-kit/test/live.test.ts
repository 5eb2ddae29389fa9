import { NotAuthenticated, SourceUnavailable } from '@supply-hub/errors';
import { defineEvent, eventsMigrations, publish, startSequencer } from '@supply-hub/events';
import type { Verifier, Viewer } from '@supply-hub/identity';
import { silentLog } from '@supply-hub/log';
import { connect, type Connection } from '@supply-hub/postgres';
import { testDatabase } from '@supply-hub/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import {
  $LiveLine,
  createSubgraph,
  isVisibleTo,
  liveField,
  serveSubgraph,
  type LiveBatch,
  type LiveFrame,
  type Subgraph,
} from '../src/subgraph-kit.ts';
import { partnerOf, planner, plannerOf } from './sample.ts';

const shelfChanged = defineEvent({
  type: 'sample.shelf-changed',
  version: 1,
  aggregate: 'shelf',
  data: z.object({ id: z.string(), label: z.string(), facilityId: z.string() }),
  example: null,
});

const viewers: Record<string, Viewer> = {
  all: planner,
  north: plannerOf('facility_north'),
  south: plannerOf('facility_south'),
  partner: partnerOf('supplier_1'),
};
let isRevoked = false;
const verifier: Verifier = {
  async verify(header) {
    const viewer = viewers[header ?? ''];
    if (viewer === undefined || isRevoked) throw new NotAuthenticated('The token has expired.');
    return viewer;
  },
};

/** The shelves as they stand. */
const shelves = new Map<string, { id: string; label: string; facilityId: string }>();
let beforeLoad: () => Promise<void> = async () => undefined;

let stack: AsyncDisposableStack;
let connection: Connection;
let subgraph: Subgraph;
beforeEach(async () => {
  isRevoked = false;
  beforeLoad = async () => undefined;
  shelves.clear();
  stack = new AsyncDisposableStack();
  const migrations = { name: 'sample', schema: 'sample', directory: new URL('migrations/', import.meta.url) };
  const database = stack.adopt(await testDatabase([eventsMigrations, migrations]), (it) => it.drop());
  connection = stack.use(connect({ url: database.url, schema: 'sample', name: 'sample' }));
  const hub = stack.use(connect({ url: database.url, schema: 'hub', name: 'hub' }));
  stack.adopt(await startSequencer({ connection: hub, log: silentLog }), (it) => it.stop());
  subgraph = stack.adopt(createSampleSubgraph(connection), (it) => it.close());
});
afterEach(() => stack.disposeAsync());

function createSampleSubgraph(on: Connection): Subgraph {
  return createSubgraph({
    name: 'items',
    sdl: `type Query { none: Int }
      type Subscription { shelfChanged(labels: [String!]): Shelf! }
      type Shelf { id: ID!, label: String!, before: String, away: Int }`,
    resolvers: {
      Shelf: {
        away: () => {
          throw new SourceUnavailable('Shelf Keeper', 'it refused the connection');
        },
      },
    },
    verifier,
    log: silentLog,
    context: (base) => base,
    live: {
      connection: on,
      fields: {
        shelfChanged: liveField({
          definition: shelfChanged,
          concerns: ({ event: { data } }, { labels }: { labels?: string[] | null }, viewer) =>
            (labels?.includes(data.label) ?? true) &&
            isVisibleTo(viewer, { facilityIds: [data.facilityId], supplierIds: [] }),
          async load({ event, before }, { viewer }) {
            await beforeLoad();
            const shelf = shelves.get(event.data.id);
            if (shelf === undefined || !isVisibleTo(viewer, { facilityIds: [shelf.facilityId], supplierIds: [] }))
              return null;
            return { ...shelf, before: before?.label };
          },
        }),
      },
    },
  });
}

let version = 0;
async function change(id: string, label: string, facilityId = 'facility_north', standsAt = facilityId): Promise<void> {
  shelves.set(id, { id, label, facilityId: standsAt });
  version += 1;
  const data = { id, label, facilityId };
  const occurredAt = Temporal.Instant.from('2026-03-09T12:00:00Z');
  await connection.db.transaction((tx) =>
    publish(tx, shelfChanged, { aggregateId: id, aggregateVersion: version, data, occurredAt }),
  );
}

/** Follows until it is told to stop; what came stands in `frames`. */
function follow(options: { as?: string; query?: string; after?: number; variables?: Record<string, unknown> } = {}) {
  const { as = 'all', query = 'subscription { shelfChanged { id label before } }', after, variables } = options;
  const gone = new AbortController();
  const begun = Promise.withResolvers<number>();
  const frames: LiveFrame[] = [];
  const call = { authorization: as, traceId: 't', signal: gone.signal };
  const running = (async () => {
    for await (const batch of subgraph.subscribe({ query, ...(variables && { variables }) }, call, after)) {
      frames.push(...batch.frames);
      begun.resolve(batch.position);
    }
  })();
  begun.promise.catch(() => undefined);
  running.catch((error: unknown) => begun.reject(error));
  return {
    frames,
    begun: begun.promise,
    running,
    async until(count: number) {
      await expect.poll(() => frames.length, { timeout: 20_000 }).toBe(count);
      return frames.map(({ result }) => result.data?.['shelfChanged'] ?? result);
    },
    async stop() {
      gone.abort();
      await running.catch(() => undefined);
    },
  };
}

test('a subscriber is told of each event in order, as the thing stands, with what was before', async () => {
  const all = follow();
  await all.begun;
  await change('shelf_1', 'red');
  await change('shelf_2', 'blue');
  await all.until(2);
  await change('shelf_1', 'green');
  expect(await all.until(3)).toEqual([
    { id: 'shelf_1', label: 'red', before: null },
    { id: 'shelf_2', label: 'blue', before: null },
    { id: 'shelf_1', label: 'green', before: 'red' },
  ]);
  expect(all.frames.map(({ key }) => key)).toEqual(['shelf_1', 'shelf_2', 'shelf_1']);
  await all.stop();
});

test('R72: nobody is told of a facility that is not theirs, whatever the event says', async () => {
  const [north, south, partner] = [follow({ as: 'north' }), follow({ as: 'south' }), follow({ as: 'partner' })];
  await Promise.all([north.begun, south.begun, partner.begun]);
  await change('shelf_1', 'red', 'facility_north');
  // It moved since it was told to be in the north: what is read is under the viewer's rights.
  await change('shelf_2', 'moved', 'facility_north', 'facility_south');
  await change('shelf_3', 'end', 'facility_south');
  expect(await south.until(1)).toMatchObject([{ id: 'shelf_3' }]);
  expect(await north.until(1)).toMatchObject([{ id: 'shelf_1' }]);
  expect(partner.frames).toEqual([]);
  await Promise.all([north.stop(), south.stop(), partner.stop()]);
});

test('arguments and variables narrow what is told', async () => {
  const red = follow({
    query: 'subscription Of($labels: [String!]) { shelfChanged(labels: $labels) { label } }',
    variables: { labels: ['red'] },
  });
  await red.begun;
  await change('shelf_1', 'blue');
  await change('shelf_1', 'red');
  expect(await red.until(1)).toEqual([{ label: 'red' }]);
  await red.stop();
});

test('who comes back with a position is told all that came meanwhile', async () => {
  const first = follow();
  await first.begun;
  await change('shelf_1', 'red');
  await first.until(1);
  await first.stop();
  await change('shelf_2', 'blue');
  await change('shelf_3', 'green');
  const second = follow({ after: first.frames[0]?.position ?? -1 });
  expect(await second.until(2)).toMatchObject([{ label: 'blue' }, { label: 'green' }]);
  await second.stop();
});

test('a source that is away costs its field; a read that fails for a moment costs nothing', async () => {
  const all = follow({ query: 'subscription { shelfChanged { label away } }' });
  await all.begun;
  let failures = 2;
  beforeLoad = async () => {
    failures -= 1;
    if (failures >= 0) throw new Error('the database restarts');
  };
  await change('shelf_1', 'red');
  await all.until(1);
  expect(all.frames[0]?.result).toMatchObject({
    data: { shelfChanged: { label: 'red', away: null } },
    errors: [{ path: ['shelfChanged', 'away'], extensions: { code: 'SOURCE_UNAVAILABLE' } }],
  });
  await all.stop();
});

test('what cannot be read at all is told, and the next event comes', async () => {
  const all = follow();
  await all.begun;
  beforeLoad = async () => {
    throw new Error('insert into patient values (Jane)');
  };
  await change('shelf_1', 'red');
  await all.until(1);
  beforeLoad = async () => undefined;
  await change('shelf_1', 'blue');
  await all.until(2);
  expect(all.frames[0]).toMatchObject({
    key: 'shelf_1',
    result: { data: null, errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] },
  });
  expect(JSON.stringify(all.frames)).not.toContain('Jane');
  await all.stop();
});

test.each([
  ['no token', { as: 'nobody' }, 'expired'],
  ['a query', { query: '{ none }' }, 'no subscription to one field'],
  ['what is no field', { query: 'subscription { nothing }' }, 'Cannot query field'],
  ['what cannot be parsed', { query: 'subscription {' }, 'cannot be parsed'],
  ['a position too far back', { after: -200_000 }, 'too far back'],
])('%s is refused at once', async (_, options, said) => {
  await expect(follow(options).running).rejects.toThrow(said);
});

test('over HTTP it is the same, line by line, and ends with the connection', async () => {
  const served = await serveSubgraph(subgraph, { host: '127.0.0.1', port: 0, isReady: () => Promise.resolve(true) });
  stack.defer(() => served.close());
  const gone = new AbortController();
  const open = (authorization: string) =>
    fetch(`${served.address}/live`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query: 'subscription { shelfChanged { label } }' }),
      signal: gone.signal,
    });
  const lines = linesOf(await open('north'));
  const first = await lines.next();
  expect(first.value).toMatchObject({ frames: [] });
  await change('shelf_1', 'red');
  const told: LiveBatch[] = [];
  for (let line = await lines.next(); told.length === 0; line = await lines.next())
    if (line.value !== undefined && 'frames' in line.value && line.value.frames.length > 0) told.push(line.value);
  expect(told[0]?.frames).toMatchObject([{ key: 'shelf_1', result: { data: { shelfChanged: { label: 'red' } } } }]);
  gone.abort();

  const refused = await fetch(`${served.address}/live`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'nobody' },
    body: JSON.stringify({ query: 'subscription { shelfChanged { label } }' }),
  });
  expect(JSON.parse(await refused.text())).toEqual({
    error: { message: 'The token has expired.', extensions: { code: 'UNAUTHENTICATED' } },
  });
});

async function* linesOf(response: Response) {
  let rest = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const [last = '', ...lines] = (rest + chunk).split('\n').toReversed();
    rest = last;
    for (const line of lines.toReversed()) yield $LiveLine.parse(JSON.parse(line));
  }
}
