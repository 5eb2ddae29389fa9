import { troubleChanged } from '@supply-hub/events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { received, take } from './edi-partner.ts';
import { backordered, caseId, order, orderDesk, orderLine, type OrderDesk } from './order-desk.ts';
import { ids } from './small-group.ts';

let desk: OrderDesk;
beforeEach(async () => void (desk = await orderDesk()));
afterEach(() => desk[Symbol.asyncDispose]());

test('R44: a promise whose day is over where it is due is told of once a facility', async () => {
  await take(desk, received(backordered('20260401', '20260310')));
  const overdue = async () =>
    (await desk.told(troubleChanged)).filter(({ kind, orderId }) => kind === 'PROMISE_OVERDUE' && orderId === order);
  // The day ends in Chicago at 05:00 in UTC.
  desk.clock.set('2026-03-13T04:59:00Z');
  await desk.refold();
  expect(await overdue()).toEqual([]);
  desk.clock.set('2026-03-13T05:00:00Z');
  await desk.refold();
  await desk.refold();
  desk.clock.set('2026-03-13T09:00:00Z');
  await desk.refold();
  // No case relies on it: to be known, and no more.
  expect(
    (await overdue()).map(({ orderLineIds, facilityId, severity }) => [orderLineIds, facilityId, severity]).toSorted(),
  ).toEqual(
    [
      [[orderLine('10')], ids.north, 'NOTICE'],
      [[orderLine('20')], ids.south, 'NOTICE'],
    ].toSorted(),
  );
});

test('R44: what is overdue is judged again when a case comes to rely on it, and when it no longer does', async () => {
  await take(desk, received(backordered('20260401', '20260310')));
  desk.clock.set('2026-03-13T05:00:00Z');
  await desk.refold();
  const last = async () =>
    (await desk.told(troubleChanged)).findLast(
      ({ kind, facilityId }) => kind === 'PROMISE_OVERDUE' && facilityId === ids.north,
    );
  expect(await last()).toMatchObject({ severity: 'NOTICE', caseIds: [] });
  const relied = { orderLineId: orderLine('10'), isConfirmed: true, quantity: '2', for: 'OPEN' as const };
  const decide = (version: number, inbound: (typeof relied)[]) =>
    desk.decide('orders.relying-cases', { inbound, short: '0', readiness: 'AT_RISK' }, version);
  await decide(1, [relied]);
  await desk.refold();
  expect(await last()).toMatchObject({ severity: null, caseIds: [caseId] });
  await decide(2, []);
  await desk.refold();
  expect(await last()).toMatchObject({ severity: 'NOTICE', caseIds: [] });
});
