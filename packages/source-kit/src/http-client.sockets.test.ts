import { HubError, SourceContractBroken, SourceUnavailable } from '@supply-hub/errors';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

import { rawServer } from '../test/raw-server.ts';
import { soon, testClient } from '../test/source-client.ts';
import type { SourceResponse } from './source-response.ts';

const json = (response: SourceResponse) => response.json();
const ask = () => ({ operation: 'stock', path: 'stock', deadline: soon() });
const once = { retry: { maxRetries: 0 } };

async function failureOf(promise: Promise<unknown>): Promise<HubError> {
  const error: unknown = await promise.catch((error: unknown) => error);
  if (!(error instanceof HubError)) throw new Error(`expected one of the hub's errors, got ${String(error)}`);
  return error;
}

describe('a source that does not answer', () => {
  it('refuses the connection', async () => {
    const server = await rawServer(() => {});
    await server[Symbol.asyncDispose]();
    await using client = testClient(server.url, once);
    const failure = await failureOf(client.http.send(ask(), json));
    expect(failure).toBeInstanceOf(SourceUnavailable);
    expect(failure.message).toBe('Meridian ERP is not available: the connection was refused');
    expect(failure.detail).toBe('ECONNREFUSED');
  });

  it('has no known host name', async () => {
    await using client = testClient('http://erp.invalid', once);
    expect((await failureOf(client.http.send(ask(), json))).message).toMatch(/host name/);
  });

  it('never sends its headers', async () => {
    await using server = await rawServer(() => {});
    await using client = testClient(server.url, { timeoutMs: 50, retry: { maxRetries: 1, baseDelayMs: 1 } });
    const failure = await failureOf(client.http.send(ask(), json));
    expect(failure.message).toBe('Meridian ERP is not available: it did not answer within 50 ms');
    expect(client.calls).toMatchObject([{ attempts: 2, outcome: 'unavailable', status: undefined }]);
  });

  it('stops in the middle of its body', async () => {
    await using server = await rawServer((_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"a":');
    });
    await using client = testClient(server.url, { timeoutMs: 50, ...once });
    expect((await failureOf(client.http.send(ask(), json))).message).toContain('within 50 ms');
  });

  it('trickles an endless body', async () => {
    await using server = await rawServer((_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(' '), 5);
      response.on('close', () => clearInterval(drip));
    });
    await using client = testClient(server.url, { timeoutMs: 80, ...once });
    expect((await failureOf(client.http.send(ask(), json))).message).toContain('within 80 ms');
  });
});

describe('a source that breaks off', () => {
  it('cuts its body, and is asked again', async () => {
    await using server = await rawServer((_request, response) => {
      if (server.count() > 1) response.end('"whole"');
      else {
        response.writeHead(200, { 'content-length': '100' }).write('{"a":1');
        setImmediate(() => response.destroy());
      }
    });
    await using client = testClient(server.url);
    expect(await client.http.send(ask(), json)).toBe('whole');
    expect(client.calls).toMatchObject([{ attempts: 2, outcome: 'ok' }]);
  });

  it('cuts its body each time', async () => {
    await using server = await rawServer((_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"a":1');
      setImmediate(() => response.destroy());
    });
    await using client = testClient(server.url, once);
    const failure = await failureOf(client.http.send(ask(), json));
    expect(failure.message).toBe('Meridian ERP is not available: the connection broke');
  });

  it('cuts a chunked body', async () => {
    await using server = await rawServer((_request, response) => {
      response.writeHead(200).write('{"a":1');
      setImmediate(() => response.destroy());
    });
    await using client = testClient(server.url, once);
    expect(await failureOf(client.http.send(ask(), json))).toBeInstanceOf(SourceUnavailable);
  });

  it('speaks no HTTP', async () => {
    await using server = await rawServer((request) => void request.socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    await using client = testClient(server.url, once);
    expect(await failureOf(client.http.send(ask(), json))).toBeInstanceOf(SourceContractBroken);
  });
});

it('a client that is closed lets what runs finish, and what waits for its turn finds the source unavailable', async () => {
  const held = Promise.withResolvers<ServerResponse>();
  await using server = await rawServer((_request, response) => held.resolve(response));
  const client = testClient(server.url, { maxConcurrent: 1 });
  const running = client.http.send(ask(), json);
  const waiting = failureOf(client.http.send(ask(), json));
  const response = await held.promise;
  const closed = client.http.close();
  response.end('"whole"');
  expect(await running).toBe('whole');
  const failure = await waiting;
  expect(failure).toBeInstanceOf(SourceUnavailable);
  expect(failure.message).toContain('the hub has closed its connections to it');
  await closed;
  expect(await failureOf(client.http.send(ask(), json))).toBeInstanceOf(SourceUnavailable);
  expect(client.calls.map(({ outcome }) => outcome)).toEqual(['ok', 'unavailable', 'unavailable']);
  expect(server.count()).toBe(1);
});

describe('a body', () => {
  it('larger than the limit is refused before it is read, where its length is told', async () => {
    await using server = await rawServer((_request, response) => {
      response.writeHead(200, { 'content-length': String(16 * 1024 * 1024 + 1) }).write('[');
    });
    await using client = testClient(server.url);
    const failure = await failureOf(client.http.send(ask(), json));
    expect(failure).toBeInstanceOf(SourceContractBroken);
    expect(failure.message).toContain('at most 16777216 bytes');
    expect(server.count()).toBe(1);
  });

  it('without a length is read to the limit and no further, and its connection is closed', async () => {
    const closed = Promise.withResolvers<void>();
    await using server = await rawServer((_request, response) => {
      response.writeHead(200);
      const pour = () => {
        while (response.write(Buffer.alloc(64 * 1024, ' ')));
      };
      response.on('drain', pour).on('close', closed.resolve);
      pour();
    });
    await using client = testClient(server.url, { maxBodyBytes: 1024 * 1024 });
    const failure = await failureOf(client.http.send(ask(), json));
    expect(failure.message).toContain('at most 1048576 bytes');
    await closed.promise;
    expect(server.count()).toBe(1);
  });

  it.each([
    ['in the charset it names', 'application/json;charset=ISO-8859-1', Buffer.from('"Bücher"', 'latin1'), 'Bücher'],
    ['in UTF-8 with a byte order mark', 'application/json', Buffer.from('\uFEFF"Bücher"'), 'Bücher'],
    ['with its charset in quotes', 'application/json; charset="utf-8"', Buffer.from('"Bücher"'), 'Bücher'],
  ])('is read %s', async (_name, contentType, body, expected) => {
    await using server = await rawServer(
      (_request, response) => void response.setHeader('content-type', contentType).end(body),
    );
    await using client = testClient(server.url);
    expect(await client.http.send(ask(), json)).toBe(expected);
  });

  it.each([
    [
      'not in the charset it names',
      'application/json;charset=utf-8',
      Buffer.from('"Bücher"', 'latin1'),
      'text in utf-8',
    ],
    ['in a charset nobody knows', 'application/json;charset=klingon', Buffer.from('""'), 'a charset that exists'],
    ['not JSON', 'application/json', Buffer.from('{"patient":"Jane",}'), 'JSON'],
    ['a log-in page', 'text/html', Buffer.from('<html>Jane</html>'), 'XML or HTML'],
  ])('is refused when %s', async (_name, contentType, body, expected) => {
    await using server = await rawServer(
      (_request, response) => void response.setHeader('content-type', contentType).end(body),
    );
    await using client = testClient(server.url);
    const failure = await failureOf(client.http.send(ask(), json));
    expect(failure).toBeInstanceOf(SourceContractBroken);
    expect(failure.message).toContain(expected);
    expect(`${failure.message} ${String(failure.cause)}`).not.toContain('Jane');
  });

  it('is refused when it was compressed, which nobody asked for', async () => {
    await using server = await rawServer(
      (_request, response) => void response.setHeader('content-encoding', 'gzip').end(gzipSync('""')),
    );
    await using client = testClient(server.url);
    expect((await failureOf(client.http.send(ask(), json))).message).toContain('no compression');
  });
});
