import { expect, test } from 'vitest';
import { effectsOf, onlyCase, readHub, versionsOf } from './schedule-hub.ts';
import { siu } from './siu.ts';

/** An EHR that had a case, an hour later not any more, and a message of the time between, in Chicago. */
async function voidedHub() {
  const hub = await readHub([{ number: 'C-1' }]);
  hub.remove('C-1');
  hub.clock.advance(3_600_000);
  await onlyCase(hub);
  await hub.subgraph.idle();
  return { ...hub, late: siu('S14', { at: '20260309073000', card: 'PC-1', receivedAt: '2026-03-09T12:30:01Z' }) };
}

test('R29: a parked message that is re-driven does not revive a case that the EHR had no more after it', async () => {
  await using hub = await voidedHub();
  expect(await hub.receive(hub.late)).toMatchObject({ kind: 'applied' });
  expect(await onlyCase(hub)).toMatchObject({ status: 'VOIDED', readiness: null });
  expect(effectsOf(await onlyCase(hub))[0]).toBe('Appointment MODIFIED');
});

test('R29: a message of a later time does, and so does the EHR when it has the case again', async () => {
  await using hub = await voidedHub();
  await hub.receive(hub.late);
  await hub.receive(siu('S14', { at: '20260309081000', receivedAt: '2026-03-09T13:10:01Z' }));
  expect(await onlyCase(hub)).toMatchObject({ status: 'SCHEDULED' });
  expect((await versionsOf(hub)).at(-1)).toMatch(/SCHEDULED/);
});
