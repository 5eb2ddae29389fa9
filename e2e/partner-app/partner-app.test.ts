import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { hubId } from '@supply-hub/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { runHub, type RunningHub } from '../running-hub.ts';

const folder = new URL('../../examples/partner-app/', import.meta.url);
const main = fileURLToPath(new URL('src/main.ts', folder));
/** Whom its README speaks for, and the order it answers. */
const readme = readFileSync(new URL('README.md', folder), 'utf8');
const [, supplierNumber = ''] = /--supplier (\d+)/.exec(readme) ?? [];
const [, orderNumber = ''] = /-- answer (\d+)/.exec(readme) ?? [];
const soon = { timeout: 20_000, interval: 20 };

let hub: RunningHub;
let orders: OpenOrder[];
beforeAll(async () => {
  hub = await runHub();
  orders = await openOrders();
});
afterAll(() => hub[Symbol.asyncDispose]());

interface OpenOrder {
  readonly number: string;
  readonly line: string;
  readonly supplierId: string;
}

const $Orders = z.object({
  purchaseOrders: z.object({
    edges: z.array(
      z.object({
        node: z.object({
          number: z.string(),
          supplier: z.object({ id: z.string() }),
          lines: z.array(z.object({ number: z.string(), outstanding: z.object({ value: z.string() }) })),
        }),
      }),
    ),
  }),
});
const $Partners = z.object({
  tradingPartners: z.object({
    edges: z.array(z.object({ node: z.object({ supplier: z.object({ id: z.string() }).nullable() }) })),
  }),
});

/** Orders that wait for an answer of a supplier without EDI, with the first line that does. */
async function openOrders(): Promise<OpenOrder[]> {
  const [{ data: asked }, { data: edi }] = await Promise.all([
    hub.ask(`{ purchaseOrders(first: 100, filter: { status: [SENT, CONFIRMED] }) { edges { node { number supplier { id }
      lines { number outstanding { value } } } } } }`),
    hub.ask('{ tradingPartners(first: 100) { edges { node { supplier { id } } } } }', {}, { role: 'integrator' }),
  ]);
  const speaks = new Set($Partners.parse(edi).tradingPartners.edges.map(({ node }) => node.supplier?.id));
  return $Orders.parse(asked).purchaseOrders.edges.flatMap(({ node: { number, supplier, lines } }) => {
    const line = lines.find(({ outstanding }) => outstanding.value !== '0');
    return line === undefined || speaks.has(supplier.id)
      ? []
      : [{ number, line: line.number, supplierId: supplier.id }];
  });
}

function ofReadme(): OpenOrder {
  const supplierId = hubId('supplier', 'erp', [supplierNumber]);
  const found = orders.find((each) => each.number === orderNumber && each.supplierId === supplierId);
  if (found === undefined) throw new Error(`README.md: ${orderNumber} is no open order of ${supplierNumber}`);
  return found;
}

/** The app as its developer starts it, on behalf of a supplier. */
async function app(supplierId: string, ...args: string[]) {
  const child = spawn(process.execPath, [main, ...args], {
    env: {
      HUB_URL: `${hub.address}/partner/graphql`,
      HUB_TOKEN: await hub.token({ role: 'partner', suppliers: [supplierId] }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => said.push(line));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    said,
    ended,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const told = (said: readonly string[]) => said.filter((line) => /^(RAISED|MOVED|CHANGED|ENDED): /.test(line));

it('R72: shows a supplier its own orders, takes its answer to one, and tells of the backorder as it happens, and no other supplier', async () => {
  const mine = ofReadme();
  const other = orders.find(({ supplierId }) => supplierId !== mine.supplierId);
  if (other === undefined) throw new Error('two suppliers without EDI should have open orders');
  await using my = await app(mine.supplierId);
  await using theirs = await app(other.supplierId);
  await expect
    .poll(() => [...my.said, ...theirs.said].filter((line) => line === 'My backorders:').length, soon)
    .toBe(2);
  expect(my.said[0]).toBe('My open orders:');
  expect(my.said.join('\n')).toContain(`  ${mine.number}  `);
  expect(my.said.join('\n')).not.toContain(other.number);

  // An app says not when it is heard from the first time: the supplier goes on until it is.
  for (let day = 10; day < 20 && told(my.said).length === 0; day += 1) {
    await using answer = await app(mine.supplierId, 'answer', mine.number, `${mine.line}=BACKORDERED@2026-04-${day}`);
    expect([await answer.ended, answer.said]).toEqual([0, [`Order ${mine.number} is answered: CONFIRMED.`]]);
    await expect
      .poll(() => told(my.said).length, { ...soon, timeout: 3000 })
      .toBeGreaterThan(0)
      .catch(() => undefined);
  }
  expect(told(my.said)[0]).toMatch(
    new RegExp(`^(RAISED|MOVED): .* of order ${mine.number}, line ${mine.line}, for 2026-04-1\\d$`),
  );

  await using again = await app(mine.supplierId, 'answer', mine.number, `${mine.line}=BACKORDERED`);
  expect(await again.ended).toBe(0);
  await expect.poll(() => my.said.at(-1), soon).toMatch(/^MOVED: .*, on no day yet$/);

  // R72: what is another's is not there to answer, and nothing of it was told.
  await using foreign = await app(other.supplierId, 'answer', mine.number);
  expect([await foreign.ended, foreign.said]).toEqual([1, [`${mine.number} is no open order of yours.`]]);
  await using own = await app(other.supplierId, 'answer', other.number, `${other.line}=BACKORDERED@2026-04-18`);
  expect(await own.ended).toBe(0);
  await expect.poll(() => theirs.said.at(-1), soon).toMatch(/^RAISED: .*, for 2026-04-18$/);
  expect(told(theirs.said)).toHaveLength(1);
});

it('says in words what a supplier cannot answer', async () => {
  const mine = ofReadme();
  await using undated = await app(mine.supplierId, 'answer', mine.number, `${mine.line}=CHANGED_DATE`);
  expect(await undated.ended).toBe(1);
  expect(undated.said).toEqual([`NOT_SAID: Say on which day that part of line ${mine.line} comes.`]);
  // A line's number with a typing error must not accept the line that was meant.
  await using mistyped = await app(mine.supplierId, 'answer', mine.number, '999=REJECTED');
  expect(await mistyped.ended).toBe(1);
  expect(mistyped.said[0]).toMatch(`999 is no open line of ${mine.number}; open are ${mine.line}`);
});
