import { describe, expect, test } from 'vitest';
import {
  casesOf,
  dueOf,
  effectsOf,
  onlyCase,
  readHub,
  receiveAll,
  s12,
  s15,
  start,
  startsAt,
  versionsOf,
} from './schedule-hub.ts';
import { siu } from './siu.ts';

describe('R26, R27: what ends a case', () => {
  test.each([
    ['S15', 'CANCELLED', 'CANCELLED'],
    ['S16', 'CANCELLED', 'CANCELLED'],
    ['S17', 'VOIDED', 'MODIFIED'],
    ['S26', 'NO_SHOW', 'CANCELLED'],
  ])('%s makes it %s', async (event, status, effect) => {
    await using hub = await readHub();
    await receiveAll(hub, s12(), siu(event, { at: '20260309072000' }));
    expect(await onlyCase(hub)).toMatchObject({ status, readiness: null, scheduledAt: startsAt });
    expect(effectsOf(await onlyCase(hub))).toEqual([`${event} ${effect}`, 'S12 CREATED']);
    expect(await dueOf(hub)).toBe(2);
  });

  test('a case first heard of by its cancellation has no time, and comes last', async () => {
    await using hub = await readHub();
    await receiveAll(hub, s15({ filler: 'C-0' }), s12());
    expect((await casesOf(hub)).map(({ number, scheduledAt }) => [number, scheduledAt])).toEqual([
      ['C-1', startsAt],
      ['C-0', null],
    ]);
    const query = `query ($after: String) { surgicalCases(first: 1, after: $after) { totalCount pageInfo { endCursor } edges { node { number } } } }`;
    const first = await hub.ask(query);
    const { endCursor } = (first.data as { surgicalCases: { pageInfo: { endCursor: string } } }).surgicalCases.pageInfo;
    const second = await hub.ask(query, { after: endCursor });
    expect(second.data).toMatchObject({ surgicalCases: { totalCount: 2, edges: [{ node: { number: 'C-0' } }] } });
    const last = (second.data as { surgicalCases: { pageInfo: { endCursor: string } } }).surgicalCases.pageInfo;
    expect((await hub.ask(query, { after: last.endCursor })).data).toMatchObject({ surgicalCases: { edges: [] } });
    const { data } = await hub.ask('{ surgicalCases(filter: { from: "2026-03-01T00:00:00Z" }) { totalCount } }');
    expect(data).toEqual({ surgicalCases: { totalCount: 1 } });
  });

  test('R28: a blocked slot makes no case', async () => {
    await using hub = await readHub();
    expect(await hub.receive(siu('S23', { start }))).toEqual({ kind: 'applied', about: [], facilityId: null });
    expect(await casesOf(hub)).toEqual([]);
  });

  test('what the EHR has no more is void while it was on, and on again when it is there again', async () => {
    await using hub = await readHub([{ number: 'C-1' }, { number: 'C-2', status: 'fulfilled' }]);
    hub.remove('C-1', 'C-2');
    hub.clock.advance(61_000);
    const states = async () =>
      (await casesOf(hub)).map(({ number, status }) => `${String(number)} ${String(status)}`).toSorted();
    expect(await states()).toEqual(['C-1 VOIDED', 'C-2 COMPLETED']);
    await hub.subgraph.idle();
    expect(await versionsOf(hub)).toEqual(['1 SCHEDULED', '2 VOIDED']);
    expect(await states()).toEqual(['C-1 VOIDED', 'C-2 COMPLETED']);
    hub.put({ number: 'C-1' });
    hub.clock.advance(61_000);
    await hub.poll();
    expect(await states()).toContain('C-1 SCHEDULED');
  });
});
