import { describe, expect, test } from 'vitest';
import { caseId, facilityId, theatreId } from './ids.ts';
import { casesOf, effectsOf, onlyCase, readHub, receiveAll, s12, s13, s15 } from './schedule-hub.ts';
import { siu } from './siu.ts';

describe('what waits for a person', () => {
  test('R17: a room nobody knows parks its message and makes no case; hub.yaml put right, it applies', async () => {
    await using hub = await readHub();
    const message = s12({ room: 'OR9^^^H100', controlId: 'waits' });
    expect(await hub.receive(message)).toEqual({
      kind: 'parked',
      reason: 'The room OR9 at North is not known.',
      remedy: expect.stringContaining('Add it to hub.yaml'),
      about: [],
      facilityId: facilityId('north'),
    });
    expect(await casesOf(hub)).toEqual([]);
    const yaml = hub.hubYaml.replace(
      'codes: { ehr: N1 } }',
      'codes: { ehr: N1 } }, { id: or-9, name: OR 9, codes: { ehr: OR9 } }',
    );
    expect(await hub.receive(message, { yaml })).toMatchObject({ kind: 'applied', about: [caseId('C-1')] });
    expect(await onlyCase(hub)).toMatchObject({ theatre: { id: theatreId('north', 'or-9') } });
  });

  test('R29: a parked message that is re-driven after newer ones does not undo them', async () => {
    await using hub = await readHub();
    const late = s13({ room: 'OR9^^^H100' });
    await receiveAll(hub, s12());
    expect(await hub.receive(late)).toMatchObject({ kind: 'parked', about: [caseId('C-1')] });
    await receiveAll(hub, s15({ start: '20260311090000' }));
    const yaml = hub.hubYaml.replace('codes: { ehr: N1 } }', 'codes: { ehr: OR9 } }');
    expect(await hub.receive(late, { yaml })).toMatchObject({ kind: 'applied' });
    expect(await onlyCase(hub)).toMatchObject({ status: 'CANCELLED', scheduledAt: '2026-03-11T14:00:00Z' });
  });

  test('a case that is on must have a time from somebody', async () => {
    await using hub = await readHub();
    expect(await hub.receive(siu('S12'))).toMatchObject({
      kind: 'parked',
      reason: 'Nobody has said when case C-1 starts: the message has no time.',
    });
    await receiveAll(hub, s12(), siu('S14', { at: '20260309071000' }));
    expect(effectsOf(await onlyCase(hub))).toEqual(['S14 UNCHANGED', 'S12 CREATED']);
  });

  test('a case of nobody’s facility waits, and without a room it is at its sender’s', async () => {
    await using hub = await readHub();
    expect(await hub.receive(s12({ room: null, site: 'H999', start: '20260310080000-0500' }))).toMatchObject({
      kind: 'parked',
      reason: expect.stringContaining('Nobody has said where case C-1 is'),
    });
    await receiveAll(hub, s12({ room: null }));
    expect(await onlyCase(hub)).toMatchObject({ facility: { id: facilityId('north') }, theatre: null });
  });
});
