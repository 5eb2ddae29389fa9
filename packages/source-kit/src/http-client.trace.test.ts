import { sourceServer } from '@supply-hub/testkit';
import { inSpan } from '@supply-hub/tracing';
import { recordSpans } from '@supply-hub/tracing/sdk';
import { http, HttpResponse } from 'msw';
import { afterEach, expect, test } from 'vitest';
import { soon, testClient } from '../test/source-client.ts';

let recorded: ReturnType<typeof recordSpans> | undefined;
afterEach(async () => {
  await recorded?.stop();
  recorded = undefined;
});

const ask = { operation: 'stock', path: 'stock?material=secret', keys: 2 };
const send = (client: ReturnType<typeof testClient>) =>
  client.http.send({ ...ask, deadline: soon() }, (response) => response.json());

test('a call is a span, its repeats carry where the trace goes on, and nothing of what was asked stands in it', async () => {
  let asked = 0;
  await using sources = await sourceServer({
    erp: [http.get('/stock', () => (++asked === 1 ? new HttpResponse(null, { status: 503 }) : HttpResponse.json(1)))],
  });
  await using client = testClient(sources.urlOf('erp'));
  recorded = recordSpans();
  await inSpan({ name: 'request', parent: null }, () => send(client));
  const [call, request] = recorded.spans();
  expect(call).toMatchObject({
    parentId: request?.spanId,
    attributes: {
      'hub.operation': 'stock',
      'hub.keys': 2,
      'hub.outcome': 'ok',
      'hub.attempts': 2,
      'http.response.status_code': 200,
    },
  });
  const carried = `00-${request?.traceId}-${call?.spanId}-01`;
  expect(sources.requests().map(({ headers }) => headers.get('traceparent'))).toEqual([carried, carried]);
  expect(JSON.stringify(recorded.spans())).not.toContain('secret');
});

test('a call that fails is a failed span', async () => {
  await using sources = await sourceServer({
    erp: [http.get('/stock', () => new HttpResponse(null, { status: 400 }))],
  });
  await using client = testClient(sources.urlOf('erp'));
  recorded = recordSpans();
  await expect(send(client)).rejects.toThrow();
  expect(recorded.spans()[0]?.attributes).toMatchObject({ 'hub.outcome': 'rejected', 'error.type': 'SOURCE_REJECTED' });
});

test('without tracing a source is told of no trace', async () => {
  await using sources = await sourceServer({ erp: [http.get('/stock', () => HttpResponse.json(1))] });
  await using client = testClient(sources.urlOf('erp'));
  await inSpan({ name: 'request' }, () => send(client));
  expect(sources.requests()[0]?.headers.has('traceparent')).toBe(false);
});
