import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runningGateway, type RunningGateway } from './fake-graph.ts';

const running = new AsyncDisposableStack();
let gateway: RunningGateway;
let authorization: string;
beforeAll(async () => {
  const stateDir = await mkdtemp(join(tmpdir(), 'gateway-'));
  running.defer(() => rm(stateDir, { recursive: true }));
  gateway = running.use(await runningGateway(stateDir));
  authorization = `Bearer ${await gateway.token()}`;
});
afterAll(() => running.disposeAsync());

/** What the door does otherwise, and why. */
const givenUp: Readonly<Record<string, string>> = {
  '572B': 'Apollo Server answers a document that cannot be parsed with 400, whatever form the answer has',
  FDE2: 'the same for a document that is not valid',
  '7B9B': 'the same for variables that do not fit',
};

const audits = serverAudits({
  url: () => `${gateway.gateway.address}/graphql`,
  fetchFn: (url: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', authorization);
    return fetch(url, { ...init, headers });
  },
}).filter(({ name }) => !name.startsWith('MAY'));

test.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s: %s', async (id, _, audit) => {
  const { status } = await audit.fn();
  if (givenUp[id] === undefined) expect(status).toBe('ok');
  else expect(status, `it is kept now: take ${id} off the list`).not.toBe('ok');
});

test('nothing is on the list that the audit does not know', () => {
  const known = new Set(audits.map(({ id }) => id));
  expect(Object.keys(givenUp).filter((id) => !known.has(id))).toEqual([]);
});
