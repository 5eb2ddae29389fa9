import { afterEach, expect, test } from 'vitest';
import {
  activeTraceId,
  fail,
  inSpan,
  inThisTrace,
  isTracing,
  keptTraceparent,
  note,
  traceHeaders,
  traceOf,
} from './tracing.ts';
import { recordSpans, startTracing } from './sdk.ts';
import { NoopSpanProcessor } from '@opentelemetry/sdk-trace';

let tracing: { stop(): Promise<void> } | undefined;
afterEach(async () => {
  await tracing?.stop();
  tracing = undefined;
});

function recording() {
  const recorded = recordSpans();
  tracing = recorded;
  return recorded;
}

const traceId = '0af7651916cd43dd8448eb211c80319c';
const traceparent = `00-${traceId}-b7ad6b7169203331-01`;

test('where nobody asked for spans, work is just done, and nothing is handed on', async () => {
  const seen = await inSpan({ name: 'work', parent: { traceparent } }, async () => {
    note({ a: 1 });
    fail('CONFLICT');
    return { id: activeTraceId(), headers: traceHeaders(), kept: keptTraceparent(), of: traceOf('message_1') };
  });
  expect(isTracing()).toBe(false);
  expect(seen).toEqual({ id: undefined, headers: {}, kept: undefined, of: undefined });
  const work = () => 1;
  expect(inThisTrace(work)).toBe(work);
});

test('work within work is one tree, across awaits', async () => {
  const { spans } = recording();
  await inSpan({ name: 'outer', kind: 'server' }, async () => {
    await Promise.resolve();
    await Promise.all(['a', 'b'].map((name) => inSpan({ name }, async () => note({ name }))));
  });
  const [a, b, outer] = spans();
  expect([a?.parentId, b?.parentId]).toEqual([outer?.spanId, outer?.spanId]);
  expect(outer?.parentId).toBeUndefined();
  expect(a?.attributes).toEqual({ name: 'a' });
});

test('a trace that began elsewhere goes on, with what others add to it, and is handed on', async () => {
  const { spans } = recording();
  const headers = await inSpan({ name: 'taken up', parent: { traceparent, tracestate: 'other=1' } }, async () =>
    traceHeaders(),
  );
  const [span] = spans();
  expect(span).toMatchObject({ traceId, parentId: 'b7ad6b7169203331' });
  expect(headers).toEqual({ traceparent: `00-${traceId}-${span?.spanId}-01`, tracestate: 'other=1' });
});

test.each([
  ['malformed', 'x'],
  ['of no trace', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`],
  ['of a version there is not', `ff-${traceId}-b7ad6b7169203331-01`],
  ['longer than its version', `${traceparent}-more`],
  ['in capitals', traceparent.toUpperCase()],
])('a traceparent that is %s begins a trace', async (_, given) => {
  const { spans } = recording();
  await inSpan({ name: 'work', parent: { traceparent: given } }, async () => undefined);
  expect(spans()[0]?.parentId).toBeUndefined();
  expect(spans()[0]?.traceId).not.toBe(traceId);
});

test('a later version is read as far as it is known, and of two the innermost counts', async () => {
  const { spans } = recording();
  await inSpan(
    { name: 'later', parent: { traceparent: `01-${traceId}-b7ad6b7169203331-01-x` } },
    async () => undefined,
  );
  const two = `00-${'1'.repeat(32)}-b7ad6b7169203331-01, ${traceparent}`;
  await inSpan({ name: 'two', parent: { traceparent: two } }, async () => undefined);
  expect(spans().map((span) => span.traceId)).toEqual([traceId, traceId]);
});

test('a failure marks its span by its kind, and tells nothing of what it said', async () => {
  const { spans } = recording();
  class Refused extends Error {
    readonly code = 'REFUSED';
  }
  const work = inSpan({ name: 'work' }, () => Promise.reject(new Refused('the patient Jane Doe')));
  await expect(work).rejects.toThrow(Refused);
  expect(spans()[0]?.attributes).toEqual({ 'error.type': 'REFUSED' });
  expect(JSON.stringify(spans())).not.toContain('Jane');
});

test('what arrives can be gone on with by whoever knows its id', async () => {
  const { spans } = recording();
  await inSpan({ name: 'arrival', parent: null, seed: 'message_1' }, async () =>
    inSpan({ name: 'within' }, async () => undefined),
  );
  await inSpan({ name: 'later', parent: traceOf('message_1') ?? null }, async () => undefined);
  await inSpan({ name: 'of another', parent: traceOf('message_2') ?? null }, async () => undefined);
  const [within, arrival, later, other] = spans();
  expect(arrival?.parentId).toBeUndefined();
  expect([within?.parentId, later?.parentId]).toEqual([arrival?.spanId, arrival?.spanId]);
  expect(new Set([within, arrival, later].map((span) => span?.traceId)).size).toBe(1);
  expect(other?.traceId).not.toBe(arrival?.traceId);
});

test('of a share of the traces only those are kept with work and handed on as kept', async () => {
  tracing = startTracing({ service: 'test', processor: new NoopSpanProcessor(), share: 0 });
  const seen = await inSpan({ name: 'work', parent: null }, async () => ({
    kept: keptTraceparent(),
    headers: traceHeaders(),
  }));
  expect(seen.kept).toBeUndefined();
  expect(seen.headers.traceparent).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-00$/);
  expect(traceOf('message_1')).toBeUndefined();
});

test('work that is put off belongs to where it was put off', async () => {
  const { spans } = recording();
  let later: () => Promise<void> = async () => undefined;
  await inSpan({ name: 'outer' }, async () => {
    later = inThisTrace(() => inSpan({ name: 'later' }, async () => undefined));
  });
  await later();
  const [outer, put] = spans();
  expect(put?.parentId).toBe(outer?.spanId);
});
