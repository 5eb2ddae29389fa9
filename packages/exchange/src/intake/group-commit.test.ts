import { ManualClock } from '@supply-hub/clock';
import { createControlIds } from '@supply-hub/hl7v2';
import { expect, test } from 'vitest';
import { sender } from '../../test/sender.ts';
import { siu } from '../../test/siu.ts';
import { readArrival, type Arrival } from './arrival.ts';
import { createGroupCommit } from './group-commit.ts';
import type { Kept } from './keep-refusal.ts';

const tools = { clock: new ManualClock('2026-03-05T19:45:00Z'), controlIds: createControlIds() };
const arrivalOf = (controlId: string, filler = controlId): Arrival =>
  readArrival(siu({ controlId, filler }), { senders: [sender], tools });
const keptOf = ({ id }: Arrival): Kept => ({ id, isDuplicate: false, isControlIdReused: false, answer: null });
const never = (): boolean => false;

/** A store whose statements end when they are told to. */
function store(isRefused: (arrival: Arrival) => boolean = () => false) {
  const batches: (string | null)[][] = [];
  const ends: (() => void)[] = [];
  const group = createGroupCommit({
    lanes: 1,
    async keepTogether(arrivals) {
      batches.push(arrivals.map(({ controlId }) => controlId));
      await new Promise<void>((resolve) => ends.push(resolve));
      if (arrivals.some(isRefused)) throw new Error('the database does not take one of them');
      return arrivals.map(keptOf);
    },
    onFailure: () => undefined,
  });
  const end = async (): Promise<void> => {
    ends.shift()?.();
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return { group, batches, end };
}

test('one alone waits for nobody; what comes while it is under way goes together', async () => {
  const { group, batches, end } = store();
  const kept = ['1', '2', '3'].map((id) => group.keep(arrivalOf(id), never));
  expect(batches).toEqual([['1']]);
  await end();
  expect(batches).toEqual([['1'], ['2', '3']]);
  await end();
  expect(await Promise.all(kept)).toHaveLength(3);
});

test('R69: what may be the same as one before it is stored after that one', async () => {
  const { group, batches, end } = store();
  const kept = ['1', '2', '2', '3'].map((id) => group.keep(arrivalOf(id), never));
  for (let time = 0; time < 3; time += 1) await end();
  expect(batches).toEqual([['1'], ['2'], ['2', '3']]);
  expect(await Promise.all(kept)).toHaveLength(4);
});

test('one that the database does not take fails none beside it, and holds back its own case alone (R70)', async () => {
  let isMended = false;
  const { group, batches, end } = store(({ controlId }) => controlId === 'BAD' && !isMended);
  const first = group.keep(arrivalOf('1'), never);
  const [bad, behind, beside] = [
    group.keep(arrivalOf('BAD', 'the case'), never),
    group.keep(arrivalOf('BEHIND', 'the case'), never),
    group.keep(arrivalOf('BESIDE'), never),
  ];
  await end();
  await first;
  await end();
  await end();
  await end();
  await beside;
  expect(batches.slice(1)).toEqual([['BAD', 'BEHIND', 'BESIDE'], ['BAD'], ['BESIDE'], ['BAD', 'BEHIND']]);
  isMended = true;
  await end();
  await Promise.all([bad, behind]);
});

test('what nobody waits for any more is not stored', async () => {
  const { group, batches, end } = store();
  let isOver = false;
  const first = group.keep(arrivalOf('1'), never);
  void group.keep(arrivalOf('2'), () => isOver);
  isOver = true;
  await end();
  await first;
  expect(batches).toEqual([['1']]);
});
