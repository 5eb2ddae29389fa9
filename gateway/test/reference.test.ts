import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { referencePage } from '../src/reference/reference-page.ts';
import { runningGateway, supergraphSdl } from './fake-graph.ts';

let stateDir = '';
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'gateway-reference-'));
});
afterAll(() => rm(stateDir, { recursive: true }));

const page = referencePage({
  schema: buildSchema(`
    type Query {
      "Items by \`name\`, <em>not</em> all."
      items(first: Int = 20, kind: Kind, "Only these." ids: [ID!]!): [Item!]!
      node: Node
    }
    interface Node { id: ID! }
    type Item implements Node { id: ID!, old: Int @deprecated(reason: "Use \`Item.id\`. Gone after 2027-06-30."), patient: String }
    enum Kind { "A thing." DEVICE }
    union Found = Item
    input Wanted { kind: Kind = DEVICE }
  `),
  rules: new Map([['Item.patient', [{ kind: 'requiresScopes', anyOf: [['phi:read']] }]]]),
  costs: new Map([['Query.node', { weight: 5 }]]),
  audited: new Set(['Item.patient']),
  title: 'Hub & more',
  path: '/graphql',
  maxCost: 100,
});

test('it has every type and member at an anchor of its own, each type a link', () => {
  for (const id of [
    'Query',
    'Query.items',
    'Query.items.kind',
    'Item.id',
    'Kind.DEVICE',
    'Wanted.kind',
    'Found',
    'Node',
  ])
    expect(page).toContain(`id="${id}"`);
  const anchors = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  for (const [, to = ''] of page.matchAll(/href="#([\w.]+)"/g)) expect(anchors).toContain(to);
  expect(page).toContain('first: <a href="#Int">Int</a> = 20');
  expect(page).toContain('= DEVICE');
});

test('it tells what is deprecated, who may ask and what it costs', () => {
  expect(page).toMatch(/id="Item\.old".*deprecated.*Use <code>Item\.id<\/code>\. Gone after 2027-06-30\./);
  expect(page).toMatch(/id="Item\.patient".*<b>needs phi:read<\/b><b>that it is read is kept<\/b>/);
  expect(page).toMatch(/id="Query\.items".*<b>cost 1 × first<\/b>/);
  expect(page).toMatch(/id="Query\.node".*<b>cost 5<\/b>/);
});

test('a description cannot put anything into it but text and code', () => {
  expect(page).toContain('Items by <code>name</code>, &#60;em&#62;not&#60;/em&#62; all.');
  expect(page).toContain('<title>Hub &#38; more</title>');
});

test('it loads nothing, and runs its own style and script alone', async () => {
  await using running = await runningGateway(stateDir);
  const response = await fetch(`${running.gateway.address}/reference`);
  const policy = response.headers.get('content-security-policy') ?? '';
  const html = await response.text();
  expect(policy).toContain("default-src 'none'");
  for (const [, text = ''] of html.matchAll(/<(?:script|style)>([^]*?)<\/(?:script|style)>/g))
    expect(policy).toContain(createHash('sha256').update(text).digest('base64'));
  expect(html).not.toMatch(/ (?:src|style|on\w+)=/);
  expect(html).not.toMatch(/href="(?!#|data:)/);
});

test('partners have one of what is theirs', async () => {
  await using running = await runningGateway(stateDir);
  const html = await (await fetch(`${running.gateway.address}/partner/reference`)).text();
  expect(html).toContain('id="Query.item"');
  expect(html).not.toContain('Bin');
  expect(html).not.toContain('id="Item.note"');
});

test('in production it needs a token, and partners get their own alone', async () => {
  await using running = await runningGateway(stateDir, { mode: 'production' });
  const status = async (path: string, role?: 'planner' | 'partner') => {
    const headers = role === undefined ? {} : { authorization: `Bearer ${await running.token(role)}` };
    const { status } = await fetch(`${running.gateway.address}${path}`, { headers });
    return status;
  };
  expect(await status('/reference')).toBe(401);
  expect(await status('/partner/reference')).toBe(401);
  expect(await status('/reference', 'planner')).toBe(200);
  expect(await status('/reference', 'partner')).toBe(403);
  expect(await status('/partner/reference', 'partner')).toBe(200);
});

test('it is that of the graph there is', async () => {
  await using running = await runningGateway(stateDir);
  const asked = async () => (await fetch(`${running.gateway.address}/reference`)).text();
  expect(await asked()).toContain('id="Item.onHand"');
  running.gateway.reload({ supergraphSdl: supergraphSdl.replace(/^ +onHand: .*$/m, '') });
  expect(await asked()).not.toContain('id="Item.onHand"');
});
