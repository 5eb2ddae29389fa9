import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshClone, ready } from '../two-commands/clone.ts';

const isSlow = process.env['CI_SLOW'] === '1';
const title = isSlow
  ? 'what the README tells a newcomer to type'
  : 'skipped: it installs and starts; CI_SLOW=1 runs it';
const minutes = 60_000;

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const lines = [...readme.matchAll(/^```sh\n([^`]*)^```$/gm)].flatMap(([, block = '']) =>
  block.split('\n').filter((line) => line !== ''),
);

const answers = (like: unknown) => (out: string) => {
  const answer: unknown = JSON.parse(out);
  expect(answer).toMatchObject({ data: like });
  expect(answer).not.toHaveProperty('errors');
};

/** What comes of each line. A line that is not here fails the test: say what a newcomer should see. */
const outcomes: Readonly<Record<string, (out: string) => void>> = {
  'npm run --silent hub -- query docs/examples/case-readiness.graphql': answers({
    surgicalCases: {
      edges: expect.arrayContaining([
        {
          node: expect.objectContaining({
            readiness: expect.stringMatching(/^(SHORT|AT_RISK)$/),
            demands: expect.arrayContaining([expect.objectContaining({ reason: expect.any(String) })]),
          }),
        },
      ]),
    },
  }),
  'npm run --silent hub -- send hl7 .hub/sandbox/book-a-case.hl7': (out) => expect(out).toMatch(/\bAA\b/),
  'npm run --silent hub -- trace TRY-0001': (out) => expect(out).toMatch(/TRY-0001/),
  'npm run --silent hub -- query docs/examples/supply-exceptions.graphql': answers({
    supplyExceptions: {
      edges: expect.arrayContaining([{ node: expect.objectContaining({ kind: 'UNKNOWN_PROCEDURE' }) }]),
    },
  }),
  'npm run --silent hub -- query docs/examples/latest-messages.graphql': answers({
    messages: { edges: expect.arrayContaining([{ node: expect.objectContaining({ state: expect.any(String) }) }]) },
  }),
  'npm run --silent hub -- ledger': (out) => expect(out).toMatch(/^It adds up\.$/m),
  'npm run --silent hub -- query docs/examples/item-to-order.graphql': answers({
    itemByIdentifier: {
      number: 'MED-000001',
      contractPrice: { pricePerBaseUnit: { amount: '2.50' } },
      stock: [{ lots: expect.arrayContaining([expect.objectContaining({ lot: expect.any(String) })]) }],
      onOrder: expect.arrayContaining([expect.objectContaining({ promises: expect.any(Array) })]),
    },
    facility: { cases: { edges: [{}, {}, {}] } },
  }),
  'npm run --silent hub -- sandbox erp away': (out) => expect(out).toBe('erp\taway\nehr\tup\nwms\tup\n'),
  'npm run --silent hub -- query docs/examples/open-orders.graphql': answers({
    purchaseOrders: { edges: expect.arrayContaining([expect.anything()]) },
  }),
  'npm run --silent hub -- sandbox erp up': (out) => expect(out).toBe('erp\tup\nehr\tup\nwms\tup\n'),
  'npm run --silent hub -- token theatre --facility north-valley': (out) =>
    expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/),
  'npm run --silent hub -- query docs/examples/next-cases.graphql --role theatre': answers({
    surgicalCases: { edges: expect.arrayContaining([expect.anything()]) },
  }),
  'npm run --silent hub -- check': (out) => {
    expect(out).toMatch(/^ok {5}hub: ready at http/m);
    expect(out).not.toContain('WRONG');
  },
};

/** Runs until Ctrl-C, in a terminal of its own. */
const start = 'npm start';
const ctrlC = '\u0003';
/** Takes as long as it takes; .ci/run types it itself, in a clone as fresh as this one. */
const elsewhere = 'npm test';

it('is known here, line by line, and what is known here is in it', () => {
  expect([...new Set(lines)].toSorted()).toEqual([...Object.keys(outcomes), start, elsewhere].toSorted());
  expect(readFileSync(new URL('../../.ci/run', import.meta.url), 'utf8')).toMatch(/^\s*(run )?.*\bnpm test\b/m);
});

describe.runIf(isSlow)(title, () => {
  it(
    'works in that order on a fresh clone, and so does what the hub suggests itself',
    { timeout: 15 * minutes },
    async () => {
      await using clone = await freshClone(join(tmpdir(), 'supply hub readme'));
      const [first, ...rest] = lines.filter((line) => line !== elsewhere);
      expect(first).toBe(start);
      const hub = clone.typeAtTerminal(start);
      await ready(hub);
      const suggested = [
        ...hub.output().matchAll(/^ {2}(npm run --silent hub -- (?:query|sandbox) .*?)(?: {2,}\(.*)?$/gm),
      ];
      expect(suggested).toHaveLength(3);
      for (const line of [
        ...rest,
        ...suggested.map(([, each = '']) => each),
        'npm run --silent hub -- sandbox erp up',
      ]) {
        const { code, out, err } = await clone.type(line).ended;
        expect([line, code, err]).toEqual([line, 0, '']);
        outcomes[line]?.(out);
      }
      hub.child.stdin?.write(ctrlC);
      expect((await hub.ended).code).toBe(0);
      expect(clone.processes()).toEqual([]);
    },
  );
});
