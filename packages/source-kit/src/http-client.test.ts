import { HubError, SourceContractBroken, SourceRejected, SourceUnavailable, StateConflict } from '@supply-hub/errors';
import { sourceServer } from '@supply-hub/testkit';
import { delay, http, HttpResponse } from 'msw';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { soon, testClient } from '../test/source-client.ts';
import type { SourceRequest } from './http-client.ts';
import type { SourceResponse } from './source-response.ts';

const ask = (more: Partial<SourceRequest> = {}): SourceRequest => ({
  operation: 'stock',
  path: 'stock',
  deadline: soon(),
  ...more,
});
const json = (response: SourceResponse) => response.json();
const status = (code: number, headers: Record<string, string> = {}) =>
  new HttpResponse('{}', { status: code, headers });

/** The error a promise fails with, seen as one of ours. */
async function failureOf(promise: Promise<unknown>): Promise<HubError> {
  const error: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(error instanceof HubError)) throw new Error(`expected one of the hub's errors, got ${String(error)}`);
  return error;
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a request', () => {
  it('carries basic credentials, and JSON comes back with its digits', async () => {
    await using sources = await sourceServer({
      erp: [http.get('/api/stock', () => new HttpResponse('{"quantity":12345678901234567.10}'))],
    });
    await using client = testClient(`${sources.urlOf('erp')}/api`, { auth: { username: 'hub', password: 'pässword' } });
    expect(await client.http.send(ask(), json)).toEqual({ quantity: '12345678901234567.10' });
    const [request] = sources.requests('erp');
    expect(request?.headers.get('authorization')).toBe(`Basic ${Buffer.from('hub:pässword').toString('base64')}`);
    expect(request?.headers.get('accept')).toBe('application/json');
  });

  it('carries a bearer token, and none where none is configured', async () => {
    await using sources = await sourceServer({ erp: [http.get('/stock', () => HttpResponse.json(1))] });
    await using withToken = testClient(sources.urlOf('erp'), { auth: { bearerToken: 'abc' } });
    await using without = testClient(sources.urlOf('erp'));
    await withToken.http.send(ask(), json);
    await without.http.send(ask(), json);
    expect(sources.requests().map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer abc', null]);
  });

  it.each([
    'http://elsewhere.example/stock',
    '//elsewhere.example/stock',
    'http://user@127.0.0.1/x',
    'ftp://127.0.0.1/',
  ])('never leaves its host: %s', async (path) => {
    await using sources = await sourceServer({ erp: [] });
    await using client = testClient(sources.urlOf('erp'), { auth: { bearerToken: 'abc' } });
    expect(await failureOf(client.http.send(ask({ path }), json))).toBeInstanceOf(SourceContractBroken);
    expect(sources.requests()).toEqual([]);
  });

  it('follows no redirect, and says where to look', async () => {
    await using sources = await sourceServer({
      erp: [http.get('/stock', () => status(302, { location: 'http://elsewhere.example/' }))],
    });
    await using client = testClient(sources.urlOf('erp'));
    const failure = await failureOf(client.http.send(ask(), json));
    expect(failure).toMatchObject({ status: 302 });
    expect(failure.message).toContain('systems.erp.baseUrl');
  });
});

describe('what a source says becomes one of our errors', () => {
  it.each([
    [400, SourceRejected, 'SOURCE_REJECTED'],
    [401, SourceRejected, 'SOURCE_REJECTED'],
    [403, SourceRejected, 'SOURCE_REJECTED'],
    [404, SourceRejected, 'SOURCE_REJECTED'],
    [409, SourceRejected, 'SOURCE_REJECTED'],
    [412, StateConflict, 'CONFLICT'],
    [414, SourceRejected, 'SOURCE_REJECTED'],
    [422, SourceRejected, 'SOURCE_REJECTED'],
    [428, SourceRejected, 'SOURCE_REJECTED'],
    [429, SourceUnavailable, 'SOURCE_UNAVAILABLE'],
    [500, SourceUnavailable, 'SOURCE_UNAVAILABLE'],
    [501, SourceRejected, 'SOURCE_REJECTED'],
    [503, SourceUnavailable, 'SOURCE_UNAVAILABLE'],
  ])('%i', async (code, type, graphCode) => {
    await using sources = await sourceServer({
      erp: [http.get('/stock', () => new HttpResponse('{"patient":"Jane"}', { status: code }))],
    });
    await using client = testClient(sources.urlOf('erp'), { retry: { maxRetries: 0 } });
    const failure = await failureOf(client.http.send(ask(), json));
    expect(failure).toBeInstanceOf(type);
    expect(failure.code).toBe(graphCode);
    expect(failure.message).not.toContain('Jane');
    expect(client.calls).toMatchObject([{ status: code, attempts: 1 }]);
  });

  it('names the credentials to check for 401 and 403', async () => {
    await using sources = await sourceServer({ erp: [http.get('/stock', () => status(401))] });
    await using client = testClient(sources.urlOf('erp'));
    expect((await failureOf(client.http.send(ask(), json))).message).toBe(
      "Meridian ERP refused: it did not accept the hub's credentials; check systems.erp.auth in hub.yaml",
    );
    sources.use(
      'erp',
      http.get('/stock', () => status(403)),
    );
    expect((await failureOf(client.http.send(ask(), json))).message).toContain('credentials');
  });

  it('takes an unexpected status for an answer where the caller says so', async () => {
    await using sources = await sourceServer({ erp: [http.get('/stock', () => status(404))] });
    await using client = testClient(sources.urlOf('erp'));
    const accept = (response: SourceResponse) => response.status === 404;
    expect(await client.http.send(ask({ accept }), (response) => response.status)).toBe(404);
    expect(client.calls).toMatchObject([{ outcome: 'ok', status: 404 }]);
  });

  it('repeats a change that met a lock, for it had no effect, and reports the lock when it stays', async () => {
    await using sources = await sourceServer({ erp: [http.post('/orders', () => status(400))] });
    await using client = testClient(sources.urlOf('erp'));
    const explain = () => ({ vendorCode: 'ME/006', passing: true });
    const failure = await failureOf(client.http.send(ask({ method: 'POST', path: 'orders', explain }), json));
    expect(failure).toMatchObject({ retryable: true, detail: 'stock: HTTP 400 · ME/006' });
    expect(sources.requests()).toHaveLength(3);
  });
});

describe('repeats', () => {
  it('asks again after a 503, in one call of two attempts', async () => {
    let asked = 0;
    await using sources = await sourceServer({
      erp: [http.get('/stock', () => ((asked += 1) === 1 ? status(503) : HttpResponse.json('there')))],
    });
    await using client = testClient(sources.urlOf('erp'));
    expect(await client.http.send(ask({ keys: 7 }), json)).toBe('there');
    expect(client.calls).toMatchObject([
      { operation: 'stock', kind: 'read', keys: 7, attempts: 2, outcome: 'ok', status: 200 },
    ]);
    expect(client.counts()).toMatchObject({
      erp: { calls: 1, attempts: 2, failures: 0, keys: 7, byOperation: { stock: 1 } },
    });
  });

  it('gives up after its repeats', async () => {
    await using sources = await sourceServer({ erp: [http.get('/stock', () => status(500))] });
    await using client = testClient(sources.urlOf('erp'), { retry: { maxRetries: 3, baseDelayMs: 1 } });
    expect(await failureOf(client.http.send(ask(), json))).toBeInstanceOf(SourceUnavailable);
    expect(sources.requests()).toHaveLength(4);
  });

  it('never repeats a change by itself, unless told it does no harm', async () => {
    await using sources = await sourceServer({ erp: [http.post('/orders', () => status(503))] });
    await using client = testClient(sources.urlOf('erp'));
    await failureOf(client.http.send(ask({ method: 'POST', path: 'orders' }), json));
    expect(sources.requests()).toHaveLength(1);
    await failureOf(client.http.send(ask({ method: 'POST', path: 'orders', idempotent: true }), json));
    expect(sources.requests()).toHaveLength(4);
  });

  it('never repeats what was refused', async () => {
    await using sources = await sourceServer({ erp: [http.get('/stock', () => status(404))] });
    await using client = testClient(sources.urlOf('erp'));
    await failureOf(client.http.send(ask(), json));
    expect(sources.requests()).toHaveLength(1);
  });

  it('does not wait for a Retry-After beyond its longest pause, but passes it on', async () => {
    await using sources = await sourceServer({
      erp: [http.get('/stock', () => status(429, { 'retry-after': '120' }))],
    });
    await using client = testClient(sources.urlOf('erp'));
    expect(await failureOf(client.http.send(ask(), json))).toMatchObject({ retryAfterMs: 120_000 });
    expect(sources.requests()).toHaveLength(1);
  });

  it('does not ask at all while the source asked to be left alone', async () => {
    await using sources = await sourceServer({ erp: [http.get('/stock', () => status(503, { 'retry-after': '30' }))] });
    await using client = testClient(sources.urlOf('erp'));
    await failureOf(client.http.send(ask(), json));
    const held = await failureOf(client.http.send(ask(), json));
    expect(held).toBeInstanceOf(SourceUnavailable);
    expect(held.message).toContain('asked not to be asked again');
    expect(sources.requests()).toHaveLength(1);
    expect(client.calls[1]).toMatchObject({ attempts: 0, outcome: 'unavailable', status: undefined });
  });

  it('honours a Retry-After of no time', async () => {
    let asked = 0;
    await using sources = await sourceServer({
      erp: [
        http.get('/stock', () => ((asked += 1) < 3 ? status(429, { 'retry-after': '0' }) : HttpResponse.json('there'))),
      ],
    });
    await using client = testClient(sources.urlOf('erp'));
    expect(await client.http.send(ask(), json)).toBe('there');
  });
});

describe('a deadline', () => {
  it('ends the wait before a repeat at once', async () => {
    const given = new AbortController();
    await using sources = await sourceServer({ erp: [http.get('/stock', () => status(503))] });
    await using client = testClient(sources.urlOf('erp'), { retry: { baseDelayMs: 3_600_000, maxDelayMs: 3_600_000 } });
    const asked = failureOf(client.http.send(ask({ deadline: given.signal }), json));
    await expect.poll(() => sources.requests().length).toBe(1);
    given.abort(new DOMException('time is up', 'TimeoutError'));
    // What the source last said is worth more than "too late".
    expect((await asked).message).toContain('HTTP 503');
    expect(client.calls).toMatchObject([{ outcome: 'unavailable', attempts: 1 }]);
    expect(sources.requests()).toHaveLength(1);
  });

  it('ends a request that is under way', async () => {
    await using sources = await sourceServer({ erp: [http.get('/stock', () => delay('infinite'))] });
    await using client = testClient(sources.urlOf('erp'));
    const given = new AbortController();
    const asked = failureOf(client.http.send(ask({ deadline: given.signal }), json));
    await expect.poll(() => sources.requests().length).toBe(1);
    given.abort();
    expect((await asked).message).toBe('Meridian ERP is not available: the request was given up before it answered');
    expect(client.calls).toMatchObject([{ outcome: 'cancelled' }]);
  });

  it('ends the wait for a turn', async () => {
    await using sources = await sourceServer({ erp: [http.get('/stock', () => delay('infinite'))] });
    await using client = testClient(sources.urlOf('erp'), { maxConcurrent: 1 });
    const [first, second] = [new AbortController(), new AbortController()];
    const running = failureOf(client.http.send(ask({ deadline: first.signal }), json));
    await expect.poll(() => sources.requests().length).toBe(1);
    const waiting = failureOf(client.http.send(ask({ deadline: second.signal }), json));
    second.abort(new DOMException('time is up', 'TimeoutError'));
    // The one before is still running: the wait ended by itself.
    expect(await Promise.race([waiting, running])).toBe(await waiting);
    expect((await waiting).message).toContain('did not answer in the time there was');
    expect(sources.requests()).toHaveLength(1);
    first.abort();
    await running;
  });

  it('that has passed already sends nothing', async () => {
    await using sources = await sourceServer({ erp: [] });
    await using client = testClient(sources.urlOf('erp'));
    expect(await failureOf(client.http.send(ask({ deadline: AbortSignal.abort() }), json))).toBeInstanceOf(
      SourceUnavailable,
    );
    expect(sources.requests()).toEqual([]);
  });
});

describe('the breaker', () => {
  const options = { retry: { maxRetries: 0 }, breaker: { failures: 2, halfOpenAfterMs: 60_000 } };

  it('opens after failures in a row, and then nothing is sent', async () => {
    await using sources = await sourceServer({ erp: [http.get('/stock', () => status(500))] });
    await using client = testClient(sources.urlOf('erp'), options);
    await failureOf(client.http.send(ask(), json));
    expect(client.http.state).toBe('closed');
    await failureOf(client.http.send(ask(), json));
    expect(client.http.state).toBe('open');
    const failure = await failureOf(client.http.send(ask(), json));
    expect(failure).toBeInstanceOf(SourceUnavailable);
    expect(failure.message).toContain('failed several times in a row');
    expect(sources.requests()).toHaveLength(2);
    expect(client.calls[2]).toMatchObject({ attempts: 0, outcome: 'unavailable' });
  });

  it('does not open for refusals or throttling', async () => {
    await using sources = await sourceServer({ erp: [http.get('/stock', () => status(404))] });
    await using client = testClient(sources.urlOf('erp'), options);
    for (const code of [404, 400, 429, 403, 429, 401]) {
      sources.use(
        'erp',
        http.get('/stock', () => status(code)),
      );
      await failureOf(client.http.send(ask(), json));
    }
    expect(client.http.state).toBe('closed');
    expect(sources.requests()).toHaveLength(6);
  });

  describe('when the caller’s time runs out', () => {
    const timeIsUp = new DOMException('time is up', 'TimeoutError');

    /** @returns the breaker's state after three requests that were each cut short at that age */
    async function stateAfterCuts(ageMs: number) {
      vi.useFakeTimers({ toFake: ['performance'] });
      await using sources = await sourceServer({ erp: [http.get('/stock', () => delay('infinite'))] });
      await using client = testClient(sources.urlOf('erp'), { ...options, timeoutMs: 10_000 });
      const given = new AbortController();
      const cut = [1, 2, 3].map(() => failureOf(client.http.send(ask({ deadline: given.signal }), json)));
      await expect.poll(() => sources.requests().length).toBe(3);
      vi.advanceTimersByTime(ageMs);
      given.abort(timeIsUp);
      for (const failure of await Promise.all(cut))
        expect(failure.message).toContain('did not answer in the time there was');
      // What an attempt showed is counted behind the caller's back.
      await new Promise(setImmediate);
      return client.http.state;
    }

    it('does not open for requests that had only begun: they had waited for their turn', async () => {
      expect(await stateAfterCuts(4_900)).toBe('closed');
    });

    it('opens for requests that a well source would have answered by then', async () => {
      expect(await stateAfterCuts(5_100)).toBe('open');
    });
  });

  it('lets one of ten through when half open, and closes for all when that one is answered', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await using sources = await sourceServer({ erp: [http.get('/stock', () => status(500))] });
    await using client = testClient(sources.urlOf('erp'), { ...options, maxConcurrent: 20 });
    for (let n = 0; n < 2; n += 1) await failureOf(client.http.send(ask(), json));
    sources.reset();
    const probe = Promise.withResolvers<void>();
    sources.use(
      'erp',
      http.get('/stock', async () => {
        await probe.promise;
        return HttpResponse.json('well');
      }),
    );
    vi.setSystemTime(Date.now() + 60_001);
    const ten = Promise.all(Array.from({ length: 10 }, () => client.http.send(ask(), json)));
    await expect.poll(() => sources.requests().length).toBe(1);
    expect(client.http.state).toBe('half-open');
    probe.resolve();
    expect(await ten).toEqual(Array.from({ length: 10 }, () => 'well'));
    expect(client.http.state).toBe('closed');
  });

  it('opens again when that one fails, and the others fail without being sent', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await using sources = await sourceServer({ erp: [http.get('/stock', () => status(500))] });
    await using client = testClient(sources.urlOf('erp'), options);
    for (let n = 0; n < 2; n += 1) await failureOf(client.http.send(ask(), json));
    vi.setSystemTime(Date.now() + 60_001);
    const five = await Promise.all(Array.from({ length: 5 }, () => failureOf(client.http.send(ask(), json))));
    expect(five.every((failure) => failure instanceof SourceUnavailable)).toBe(true);
    expect(client.http.state).toBe('open');
    expect(sources.requests()).toHaveLength(3);
  });

  it('is not closed by a caller who gave up the one that tried', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await using sources = await sourceServer({ erp: [http.get('/stock', () => status(500))] });
    await using client = testClient(sources.urlOf('erp'), options);
    for (let n = 0; n < 2; n += 1) await failureOf(client.http.send(ask(), json));
    sources.reset();
    sources.use(
      'erp',
      http.get('/stock', () => delay('infinite')),
    );
    vi.setSystemTime(Date.now() + 60_001);
    const given = new AbortController();
    const probe = failureOf(client.http.send(ask({ deadline: given.signal }), json));
    await expect.poll(() => sources.requests().length).toBe(1);
    given.abort();
    await probe;
    await expect.poll(() => client.http.state).toBe('open');
  });
});

describe('a system', () => {
  it('is sent no more at a time than configured, and refuses when too many wait', async () => {
    let running = 0;
    let most = 0;
    const gate = Promise.withResolvers<void>();
    await using sources = await sourceServer({
      erp: [
        http.get('/stock', async () => {
          running += 1;
          most = Math.max(most, running);
          await gate.promise;
          running -= 1;
          return HttpResponse.json('done');
        }),
      ],
    });
    await using client = testClient(sources.urlOf('erp'), { maxConcurrent: 2, maxQueued: 3 });
    const asked = Array.from({ length: 5 }, () => client.http.send(ask(), json));
    const refused = await failureOf(client.http.send(ask(), json));
    expect(refused.message).toContain('too many requests are waiting');
    await expect.poll(() => running).toBe(2);
    gate.resolve();
    expect(await Promise.all(asked)).toHaveLength(5);
    expect(most).toBe(2);
  });
});

describe('the record a call leaves', () => {
  it('is one line without addresses, credentials or payload', async () => {
    await using sources = await sourceServer({
      erp: [http.get('/stock', () => HttpResponse.json({ patient: 'Jane' }))],
    });
    await using client = testClient(sources.urlOf('erp'), { auth: { username: 'hub', password: 'secret' } });
    const line = vi.spyOn(client.log, 'info');
    await client.http.send(ask({ path: 'stock?patient=Jane', keys: 2 }), json);
    expect(line.mock.calls).toEqual([
      [
        {
          system: 'erp',
          operation: 'stock',
          kind: 'read',
          keys: 2,
          attempts: 1,
          outcome: 'ok',
          status: 200,
          vendorCode: undefined,
          ms: expect.any(Number),
        },
        'source call',
      ],
    ]);
    expect(JSON.stringify(line.mock.calls)).not.toMatch(/Jane|secret|127\.0\.0\.1/);
  });

  it('says when it was asked, and counts sessions apart', async () => {
    await using sources = await sourceServer({ erp: [http.get('/stock', () => HttpResponse.json(1))] });
    await using client = testClient(sources.urlOf('erp'));
    await client.http.send(ask({ kind: 'session' }), json);
    client.clock.advance(1000);
    await client.http.send(ask(), json);
    expect(client.calls.map(({ startedAt }) => startedAt.toString())).toEqual([
      '2026-03-09T06:00:00Z',
      '2026-03-09T06:00:01Z',
    ]);
    expect(client.counts()['erp']).toMatchObject({ calls: 1, sessions: 1 });
  });

  it('calls what its reader could not read a broken contract, and what broke in the reader a bug', async () => {
    await using sources = await sourceServer({ erp: [http.get('/stock', () => new HttpResponse('{"a":'))] });
    await using client = testClient(sources.urlOf('erp'));
    expect(await failureOf(client.http.send(ask(), json))).toBeInstanceOf(SourceContractBroken);
    const bug = new TypeError('ours');
    await expect(
      client.http.send(ask(), () => {
        throw bug;
      }),
    ).rejects.toBe(bug);
    expect(client.calls.map(({ outcome }) => outcome)).toEqual(['contract-broken', 'bug']);
  });
});
