import { silentLog } from '@supply-hub/log';
import { fastify, type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { consoleRoutes } from './console.ts';

let app: FastifyInstance;
beforeEach(async () => {
  app = fastify();
  await consoleRoutes(app, {
    log: silentLog,
    examples: [{ query: '{ a } # </script><script>alert(1)</script>' }],
    token: async () => 'a.b.c',
  });
});
afterEach(() => app.close());

test('the page loads from its own origin alone, and an example cannot break out of its data', async () => {
  const { headers, body } = await app.inject('/');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'; script-src 'self'");
  expect(policy).not.toContain('http');
  expect(body).not.toMatch(/(src|href)="(?!\/graphiql\/|data:,)/);
  expect(body.match(/<\/script>/g)).toHaveLength(2);
  expect(body).not.toContain('<script>alert');
});

test.each([
  ['a page of this machine', { host: 'localhost:4000', 'sec-fetch-site': 'same-origin' }, '127.0.0.1', 200],
  ['a tool on this machine', { host: '127.0.0.1:4000' }, '127.0.0.1', 200],
  ['IPv6', { host: '[::1]:4000' }, '::1', 200],
  ['a page of another site', { host: 'localhost:4000', 'sec-fetch-site': 'cross-site' }, '127.0.0.1', 404],
  ['another port of this machine', { host: 'localhost:4000', 'sec-fetch-site': 'same-site' }, '127.0.0.1', 404],
  ['a foreign name that points here', { host: 'evil.example:4000' }, '127.0.0.1', 404],
  ['another machine', { host: 'localhost:4000' }, '10.0.0.7', 404],
])('the development token for %s', async (_, headers, remoteAddress, status) => {
  const answer = await app.inject({ url: '/graphiql/token', headers, remoteAddress });
  expect(answer.statusCode).toBe(status);
  expect(answer.body.includes('a.b.c')).toBe(status === 200);
});
