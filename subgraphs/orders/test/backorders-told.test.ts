import { afterEach, beforeEach, expect, test } from 'vitest';
import { received, take } from './edi-partner.ts';
import { orderDesk, type OrderDesk } from './order-desk.ts';
import { partnerOf, planner, plannerOf } from './running-orders.ts';
import { ids } from './small-group.ts';

let desk: OrderDesk;
beforeEach(async () => void (desk = await orderDesk()));
afterEach(() => desk[Symbol.asyncDispose]());

/** One box of each line is owed: that of line 10 to the north's day, that of line 20 to the south's. */
let answers = 0;
function owe(north: string | null, south: string | null, day: string) {
  const rest = (on: string | null) => (on === null ? '' : `ACK*IB*1*BX*067*${on}~`);
  const text = `855*BAK*00*AC*4500000050*20260309****SO-77*${day}~
    PO1*10*4*BX*250*CT*VC*HIP-12~ACK*IA*${north === null ? 4 : 3}*BX*067*20260312~${rest(north)}
    PO1*20*6*BX*250**VC*HIP-14~ACK*IA*${south === null ? 6 : 5}*BX*067*20260312~${rest(south)}CTT*2*10~`;
  answers += 1;
  return take(desk, received(text, { id: `answer-${answers}` }));
}

const question = (args = '') => `subscription { backorderChanged${args} {
  kind previouslyPromisedOn changedAt
  backorder { id promisedOn isOpen supplier { id } facility { id } item { id } quantity { value unit }
    purchaseOrderLine { number } promises { promisedOn } } } }`;
const short = (told: readonly unknown[]) =>
  told.map((one) => {
    const { kind, previouslyPromisedOn, backorder } = (one as { backorderChanged: Told }).backorderChanged;
    return [kind, previouslyPromisedOn, backorder.promisedOn, backorder.purchaseOrderLine?.number];
  });
interface Told {
  kind: string;
  previouslyPromisedOn: string | null;
  backorder: { promisedOn: string | null; purchaseOrderLine: { number: string } | null };
}
const soon = { timeout: 5000, interval: 10 };

test('R41: a backorder is told when it comes, moves to another day and ends, with what it is of', async () => {
  await using all = await desk.follow(question());
  await owe('20260401', null, '20260310');
  await expect.poll(() => all.told.length, soon).toBe(1);
  expect(all.told[0]).toEqual({
    backorderChanged: {
      kind: 'RAISED',
      previouslyPromisedOn: null,
      changedAt: expect.any(String),
      backorder: {
        id: expect.stringMatching(/^backorder_/),
        promisedOn: '2026-04-01',
        isOpen: true,
        supplier: { id: ids.alpine },
        facility: { id: ids.north },
        item: { id: ids.stapler },
        quantity: { value: '10', unit: 'EA' },
        purchaseOrderLine: { number: '10' },
        promises: [{ promisedOn: '2026-04-01' }],
      },
    },
  });
  await owe('20260408', null, '20260311');
  await owe(null, null, '20260312');
  await expect.poll(() => all.told.length, soon).toBe(3);
  expect(short(all.told).slice(1)).toEqual([
    ['MOVED', '2026-04-01', '2026-04-08', '10'],
    ['ENDED', '2026-04-08', '2026-03-12', '10'],
  ]);
});

test('R72: a facility is told of its own, a partner of what its supplier owes and of no facility, others of nothing', async () => {
  await using north = await desk.follow(question(), plannerOf(ids.north));
  await using south = await desk.follow(question(), plannerOf(ids.south));
  await using alpine = await desk.follow(question(), partnerOf(ids.alpine));
  await using borealis = await desk.follow(question(), partnerOf(ids.borealis));
  await using prying = await desk.follow(question(`(facilityIds: ["${ids.north}"])`), partnerOf(ids.alpine));
  await using nobody = await desk.follow(question(), { ...planner, facilities: new Set() });
  await using all = await desk.follow(question());
  await owe('20260401', '20260415', '20260310');
  await expect.poll(() => [all, north, south, alpine].map(({ told }) => told.length), soon).toEqual([2, 1, 1, 2]);
  expect(short(north.told)).toEqual([['RAISED', null, '2026-04-01', '10']]);
  expect(short(south.told)).toEqual([['RAISED', null, '2026-04-15', '20']]);
  expect(JSON.stringify(alpine.told)).not.toContain('facility_');
  expect([borealis, prying, nobody].map(({ told }) => told)).toEqual([[], [], []]);
});

test('only what was asked for is told: of a facility, an item, a supplier, a kind', async () => {
  await using here = await desk.follow(question(`(facilityIds: ["${ids.south}"])`));
  await using ofItem = await desk.follow(question(`(itemIds: ["${ids.stapler}"])`));
  await using ofOther = await desk.follow(question(`(supplierIds: ["${ids.borealis}"])`));
  await using moved = await desk.follow(question('(kinds: [MOVED])'));
  await owe('20260401', '20260415', '20260310');
  await owe('20260401', '20260416', '20260311');
  await expect.poll(() => moved.told.length, soon).toBe(1);
  expect(short(moved.told)).toEqual([['MOVED', '2026-04-15', '2026-04-16', '20']]);
  await expect.poll(() => [here, ofItem].map(({ told }) => told.length), soon).toEqual([2, 1]);
  expect(short(ofItem.told)).toEqual([['RAISED', null, '2026-04-01', '10']]);
  expect(ofOther.told).toEqual([]);
});
