import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAllowance } from './allowance.ts';

const start = (perSecond = 100, burst = 300) => {
  let now = 0;
  const allowance = createAllowance({ perSecond, burst, nowMs: () => now });
  return { spend: (client: string, cost: number) => allowance.spend(client, cost), pass: (ms: number) => (now += ms) };
};

test('a client spends what gathered, then waits for as long as it is told, and others do not wait for it', () => {
  const { spend, pass } = start();
  expect(spend('a', 300)).toBe(0);
  expect(spend('a', 50)).toBe(500);
  expect(spend('b', 300)).toBe(0);
  pass(490);
  expect(spend('a', 50)).toBe(10);
  pass(10);
  expect(spend('a', 50)).toBe(0);
});

test('what costs more than ever gathers goes once all of it is there', () => {
  const { spend, pass } = start();
  expect(spend('a', 1000)).toBe(0);
  expect(spend('a', 1000)).toBe(3000);
  pass(3000);
  expect(spend('a', 1000)).toBe(0);
});

test('never more than the burst and what time gave', () => {
  const asks = fc.array(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 2000 })), {
    maxLength: 50,
  });
  fc.assert(
    fc.property(asks, (asked) => {
      const { spend, pass } = start();
      let [spent, passed] = [0, 0];
      for (const [cost, ms] of asked) {
        pass(ms);
        passed += ms;
        if (spend('a', cost) === 0) spent += cost;
        expect(spent).toBeLessThanOrEqual(300 + (passed / 1000) * 100 + 1e-6);
      }
    }),
  );
});
