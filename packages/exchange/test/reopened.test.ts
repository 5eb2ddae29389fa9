import { describe, expect, test } from 'vitest';
import { redriveAll } from '../src/exchange.ts';
import { apexProfile, keepPartner } from './apex.ts';
import { receiverOf855 } from './orders.ts';
import { runningExchange, type RunningExchange } from './running-exchange.ts';
import { file, type FileOf } from './x12-files.ts';

const take = ({ exchange }: RunningExchange, of: FileOf) =>
  exchange.takeDocument({
    bytes: file(of),
    name: 'a.edi',
    arrivalId: null,
    via: { partner: 'apex', transport: 'main', kind: 'folder' },
  });
/** Re-drives all that is parked, and tells what there is then: interchanges are `X12`, what goes out has an arrow. */
async function redriven(hub: RunningExchange): Promise<string[]> {
  await hub.idle();
  await hub.hub.db.transaction((tx) => redriveAll(tx, hub.clock.now()));
  await hub.idle();
  return (await hub.messages())
    .map((row) => [row['direction'] === 'OUT' ? '→' : '', row['document_type'] ?? 'X12', ' ', row['state']].join(''))
    .toSorted();
}

describe('R46: an interchange that is opened later is opened as if it came then', () => {
  test('one that was parked twice has one effect: the second is a duplicate, its sets too, and acknowledged again', async () => {
    await using hub = await runningExchange({ receivers: [receiverOf855()] });
    await keepPartner(hub.hub, apexProfile, { isGone: true });
    await take(hub, {});
    // Nobody acknowledged it, so it is sent again.
    await take(hub, { at: '2026-03-05T15:45' });
    await keepPartner(hub.hub);
    expect(await redriven(hub)).toEqual([
      '855 APPLIED',
      '855 DUPLICATE',
      'X12 APPLIED',
      'X12 DUPLICATE',
      '→997 QUEUED',
      '→997 QUEUED',
    ]);
    const interchanges = (await hub.messages()).filter(
      ({ parent_id, direction }) => direction === 'IN' && parent_id === null,
    );
    expect(interchanges.map((row) => row['is_control_id_reused'])).toEqual([false, false]);
    const duplicate = interchanges.find((row) => row['state'] === 'DUPLICATE');
    expect(duplicate).toMatchObject({
      duplicate_of: interchanges.find((row) => row['state'] === 'APPLIED')?.['id'],
      reason: 'The same interchange came before.',
    });
    expect(await hub.visits()).toMatchObject([{ id: '4500017', times: 1 }]);
  });

  test('one that came again meanwhile and was opened at once', async () => {
    await using hub = await runningExchange({ receivers: [receiverOf855()] });
    await keepPartner(hub.hub, apexProfile, { isGone: true });
    await take(hub, {});
    await keepPartner(hub.hub);
    await take(hub, { at: '2026-03-05T15:45' });
    expect(await redriven(hub)).toEqual([
      '855 APPLIED',
      '855 DUPLICATE',
      'X12 APPLIED',
      'X12 DUPLICATE',
      '→997 QUEUED',
      '→997 QUEUED',
    ]);
    expect(await hub.visits()).toMatchObject([{ times: 1 }]);
  });

  test('one that is a test: its sets are reported, and it is acknowledged', async () => {
    await using hub = await runningExchange({ receivers: [receiverOf855()] });
    const wrong = { ...apexProfile.x12, us: { qualifier: 'ZZ', id: 'ELSEWHERE', group: 'MERIDIAN' } };
    await keepPartner(hub.hub, { ...apexProfile, x12: wrong });
    await take(hub, { usage: 'T' });
    await hub.idle();
    expect(await hub.messages()).toMatchObject([{ state: 'PARKED', code: 'NOT_FOR_US', is_test: true }]);
    await keepPartner(hub.hub);
    expect(await redriven(hub)).toEqual(['855 TEST', 'X12 APPLIED', '→997 QUEUED']);
    expect(await hub.visits()).toEqual([]);
  });
});
