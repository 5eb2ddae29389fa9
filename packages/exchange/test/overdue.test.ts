import { describe, expect, test } from 'vitest';
import { sendingExchange } from './sending-exchange.ts';
import { segments855 } from './x12-files.ts';

describe('R44: clocks', () => {
  test('an overdue 997 is told of once, sends nothing again, and a late one still counts', async () => {
    await using hub = await sendingExchange();
    await hub.queue('1');
    const box = await hub.begin();
    await box.idle();
    hub.clock.advance(3_600_000);
    await box.idle();
    hub.clock.advance(3_600_000);
    await box.idle();
    expect(hub.got).toHaveLength(1);
    expect(await hub.sent()).toMatchObject([{ state: 'OVERDUE', overdue: ['997'] }]);
    const told = (await hub.events()).filter((event) => (event['data'] as { state: string }).state === 'OVERDUE');
    expect(told).toHaveLength(1);
    await hub.acknowledge('1', '1', 'A');
    await hub.idle();
    expect(await hub.sent()).toMatchObject([{ state: 'ACKNOWLEDGED', overdue: [] }]);
  });

  test('an 850 with a 997 and without an 855 is unconfirmed; the 855 meets it', async () => {
    await using hub = await sendingExchange();
    await hub.queue('1');
    const box = await hub.begin();
    await box.idle();
    await hub.acknowledge('1', '1', 'A');
    await hub.idle();
    hub.clock.advance(25 * 3_600_000);
    await box.idle();
    expect(await hub.sent()).toMatchObject([{ state: 'ACKNOWLEDGED', overdue: ['855'] }]);
    await hub.take({ isa: '2', sets: [{ segments: segments855('1') }] });
    await hub.idle();
    expect((await hub.sent())[0]).toMatchObject({ state: 'ACKNOWLEDGED', overdue: [] });
  });

  test('a rejected order owes nothing', async () => {
    await using hub = await sendingExchange();
    await hub.queue('1');
    const box = await hub.begin();
    await box.idle();
    await hub.acknowledge('1', '1', 'R');
    await hub.idle();
    hub.clock.advance(100 * 3_600_000);
    await box.idle();
    expect(await hub.sent()).toMatchObject([{ state: 'REJECTED', overdue: [] }]);
  });
});
