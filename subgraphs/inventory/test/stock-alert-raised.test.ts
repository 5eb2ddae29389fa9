import type { LiveFrame } from '@supply-hub/subgraph-kit';
import { expect, test } from 'vitest';
import { book, judgedHub, sequenced } from './alert-desk.ts';
import { itemId, north, south, type InventoryHub } from './inventory-hub.ts';

/** A screen of somebody; what it was told stands in `told`. */
async function watch(hub: InventoryHub, args = '', as = 'planner', after?: number) {
  const gone = new AbortController();
  const frames: LiveFrame[] = [];
  const begun = Promise.withResolvers<number>();
  const query = `subscription { stockAlertRaised${args} { changedAt stockAlert { kind state severity sentence facility { name } } } }`;
  const call = { authorization: `Bearer ${as}`, traceId: 'test', signal: gone.signal };
  const running = (async () => {
    for await (const batch of hub.subscribe({ query }, call, after)) {
      frames.push(...batch.frames);
      begun.resolve(batch.position);
    }
  })();
  running.catch(begun.reject);
  await begun.promise;
  return {
    frames,
    told: () =>
      frames.map(({ result }) => {
        const frame = result.data?.['stockAlertRaised'] as { stockAlert: Record<string, string> } | undefined;
        const { kind, state, severity } = frame?.stockAlert ?? {};
        return `${kind} ${state} ${severity}`;
      }),
    async [Symbol.asyncDispose]() {
      gone.abort();
      await running.catch(() => undefined);
    },
  };
}

test('an alert is told when it is raised, escalates and is cleared, to those it concerns, and from a cursor on without loss', async () => {
  await using hub = await judgedHub();
  await using _order = await sequenced(hub);
  await using all = await watch(hub);
  await using ofItem = await watch(
    hub,
    `(facilityIds: ["${north}"], itemIds: ["${itemId('MED-000001')}"], kinds: [BELOW_PAR, STOCK_OUT])`,
  );
  await using urgent = await watch(hub, `(minimumSeverity: WARNING, kinds: [BELOW_PAR, STOCK_OUT])`);
  await book(hub, 'L2', '3');
  await expect.poll(() => ofItem.told(), { timeout: 10_000 }).toEqual(['BELOW_PAR RAISED NOTICE']);
  const [{ position } = { position: 0 }] = ofItem.frames;
  await book(hub, 'L2', '0');
  await book(hub, 'L1', '0');
  await expect.poll(() => ofItem.told().at(-1), { timeout: 10_000 }).toBe('STOCK_OUT ESCALATED WARNING');
  await book(hub, 'L2', '40');
  await expect.poll(() => ofItem.told().at(-1), { timeout: 10_000 }).toBe('STOCK_OUT CLEARED WARNING');
  await using resumed = await watch(hub, '(kinds: [STOCK_OUT])', 'planner', position);
  await expect.poll(() => resumed.told().at(-1), { timeout: 10_000 }).toBe('STOCK_OUT CLEARED WARNING');
  await expect.poll(() => urgent.told().at(-1)).toBe('STOCK_OUT CLEARED WARNING');
  expect(urgent.told()).not.toContain('BELOW_PAR RAISED NOTICE');
  // The lot that is used up is not near its last day any more.
  await expect.poll(() => all.told()).toContain('EXPIRING CLEARED NOTICE');
});

test('R72: who may not see a facility is told nothing of it; partners are told nothing', async () => {
  await using hub = await judgedHub();
  await using _order = await sequenced(hub);
  await using southern = await watch(hub, '', 'southPlanner');
  await using partner = await watch(hub, '', 'partner');
  await using asked = await watch(hub, `(facilityIds: ["${south}"])`);
  await using all = await watch(hub);
  await book(hub, 'L2', '3');
  const row = hub.stock.find(({ Plant }) => Plant === 'H200');
  if (row !== undefined) row.MatlWrhsStkQtyInMatlBaseUnit = '0';
  await book(hub, 'L2', '3');
  await expect.poll(() => southern.told(), { timeout: 10_000 }).toEqual(['STOCK_OUT ESCALATED WARNING']);
  await expect.poll(() => asked.told()).toEqual(['STOCK_OUT ESCALATED WARNING']);
  await expect.poll(() => all.told()).toEqual(['BELOW_PAR RAISED NOTICE', 'STOCK_OUT ESCALATED WARNING']);
  expect(partner.frames).toEqual([]);
});
