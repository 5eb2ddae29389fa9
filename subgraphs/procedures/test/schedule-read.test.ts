import { hubId } from '@supply-hub/identifiers';
import { describe, expect, test } from 'vitest';
import { caseId } from './ids.ts';
import { casesOf, effectsOf, readHub, receiveAll, s12, s13, s15 } from './schedule-hub.ts';

describe('R72: who sees what of a schedule', () => {
  test('history of another facility is left out, the case of another is not there, and no id tells', async () => {
    await using hub = await readHub();
    await receiveAll(
      hub,
      s12({ room: 'S1^^^H200', controlId: 'at-south', at: '20260309060000' }),
      s13({ controlId: 'to-north' }),
      s12({ filler: 'C-2', room: 'S1^^^H200' }),
    );
    const [seen, ...others] = await casesOf(hub, 'northPlanner');
    expect(others).toEqual([]);
    expect(effectsOf(seen)).toEqual(['S13 MOVED']);
    expect(await casesOf(hub, 'partner')).toEqual([]);
    const { data } = await hub.ask(
      'query ($e: [_Any!]!) { _entities(representations: $e) { ... on SurgicalCase { number } ... on ScheduleChange { event } } }',
      {
        e: [
          { __typename: 'SurgicalCase', id: caseId('C-1') },
          { __typename: 'SurgicalCase', id: caseId('C-2') },
          { __typename: 'ScheduleChange', id: changeId('to-north') },
          { __typename: 'ScheduleChange', id: changeId('at-south') },
        ],
      },
      'northPlanner',
    );
    expect(data).toEqual({ _entities: [{ number: 'C-1' }, null, { event: 'S13' }, null] });
  });

  test('readiness narrows a list to what is on; what nobody has looked at is UNKNOWN', async () => {
    await using hub = await readHub();
    await receiveAll(hub, s12(), s12({ filler: 'C-2' }), s15({ filler: 'C-2' }));
    const query = `query ($of: [Readiness!]) { surgicalCases(filter: { readiness: $of }) { totalCount edges { node { number } } } }`;
    expect((await hub.ask(query, { of: ['UNKNOWN'] })).data).toEqual({
      surgicalCases: { totalCount: 1, edges: [{ node: { number: 'C-1' } }] },
    });
    expect((await hub.ask(query, { of: ['READY', 'SHORT'] })).data).toMatchObject({ surgicalCases: { totalCount: 0 } });
  });

  test('the histories of many cases take as many statements as of one', async () => {
    await using hub = await readHub();
    await receiveAll(hub, ...Array.from({ length: 12 }, (_, n) => s12({ filler: `C-${n}` })));
    const count = async (first: number) => {
      hub.statements.length = 0;
      await hub.ask(`{ surgicalCases(first: ${first}) { edges { node { number scheduleHistory { event } } } } }`);
      return hub.statements.length;
    };
    await count(1);
    expect(await count(12)).toBe(await count(1));
  });
});

function changeId(controlId: string): string {
  return hubId('schedulechange', 'exchange', hubId('message', 'exchange', controlId));
}
