import { hubId } from '@supply-hub/identifiers';
import { describe, expect, test } from 'vitest';
import { caseId } from './ids.ts';
import { proceduresHub } from './procedures-hub.ts';
import {
  casesOf,
  dueOf,
  effectsOf,
  onlyCase,
  readHub,
  receiveAll,
  s12,
  s13,
  s15,
  startsAt,
  versionsOf,
} from './schedule-hub.ts';

describe('R24: one case', () => {
  test('S12 twice under two control ids is one case, told once', async () => {
    await using hub = await readHub();
    await receiveAll(hub, s12(), s12({ receivedAt: '2026-03-09T12:00:01Z' }));
    expect(effectsOf(await onlyCase(hub))).toEqual(['S12 UNCHANGED', 'S12 CREATED']);
    expect(await versionsOf(hub)).toEqual(['1 SCHEDULED']);
    expect(await dueOf(hub)).toBe(1);
  });

  test('one message handed over twice has its effect and its history once', async () => {
    await using hub = await readHub();
    const message = s12({ controlId: 'once' });
    await receiveAll(hub, message, message);
    expect(effectsOf(await onlyCase(hub))).toEqual(['S12 CREATED']);
  });

  test('a filler id without its authority, and with it, is the case number', async () => {
    await using hub = await readHub();
    await receiveAll(hub, s12({ filler: 'C-1' }), s13({ filler: 'C-1^LAKESIDE' }));
    expect(await onlyCase(hub)).toMatchObject({ id: caseId('C-1'), scheduledAt: '2026-03-11T13:00:00Z' });
  });

  test('a message that knows the placer’s id alone is about the case that came under both', async () => {
    await using hub = await readHub();
    await receiveAll(hub, s12({ placer: 'P-1^EHR' }), s15({ filler: '', placer: 'P-1^EHR' }));
    expect(await onlyCase(hub)).toMatchObject({ number: 'C-1', status: 'CANCELLED' });
  });

  test.each([
    ['read first, then told by message', true],
    ['told by message first, then read', false],
  ])('what is %s is one case', async (_, isReadFirst) => {
    await using hub = await proceduresHub([{ number: 'C-1', start: startsAt, lastUpdated: '2026-03-09T11:00:00Z' }]);
    if (isReadFirst) await hub.poll();
    await receiveAll(hub, s12());
    if (!isReadFirst) await hub.poll();
    expect(await onlyCase(hub)).toMatchObject({
      id: caseId('C-1'),
      scheduledAt: startsAt,
      endsAt: '2026-03-10T14:30:00Z',
      provenance: { system: 'Lakeside EHR', freshness: 'FRESH' },
    });
  });

  test('a case that began under another identifier keeps its id when its case number is read', async () => {
    await using hub = await proceduresHub([
      { number: 'C-1', start: startsAt, others: ['urn:oid:1.2.840.99|F-1'], lastUpdated: '2026-03-09T12:30:00Z' },
    ]);
    await receiveAll(hub, s12({ filler: 'F-1^ORSYS^1.2.840.99^ISO' }));
    await hub.poll();
    const id = hubId('case', 'ehr', ['ORSYS', 'F-1']);
    expect(await onlyCase(hub)).toMatchObject({ id, number: 'C-1', provenance: { system: 'Lakeside EHR' } });
    const { data } = await hub.ask(
      'query ($e: [_Any!]!) { _entities(representations: $e) { ... on SurgicalCase { id } } }',
      { e: [id, caseId('C-1')].map((each) => ({ __typename: 'SurgicalCase', id: each })) },
    );
    expect(data).toEqual({ _entities: [{ id }, { id }] });
  });

  test('identifiers that name two cases are parked, and the cases stay as they were', async () => {
    await using hub = await readHub();
    await receiveAll(hub, s12(), s12({ filler: '', placer: 'P-9^EHR' }));
    const ids = [caseId('C-1'), hubId('case', 'ehr', ['EHR', 'P-9'])];
    expect(await hub.receive(s15({ placer: 'P-9^EHR' }))).toMatchObject({ kind: 'parked', about: ids });
    expect((await casesOf(hub)).map(({ status }) => status)).toEqual(['SCHEDULED', 'SCHEDULED']);
  });

  test('an appointment whose identifiers name two cases is kept, changes neither, and stops no other', async () => {
    await using hub = await proceduresHub([
      { number: 'C-1', others: ['EHR|P-9'], status: 'cancelled' },
      { number: 'C-2', lastUpdated: '2026-03-08T08:00:00Z' },
    ]);
    await receiveAll(hub, s12(), s12({ filler: '', placer: 'P-9^EHR' }));
    await hub.poll();
    expect((await casesOf(hub)).map(({ number, status }) => `${String(number)} ${String(status)}`).toSorted()).toEqual([
      'C-1 SCHEDULED',
      'C-2 SCHEDULED',
      'P-9 SCHEDULED',
    ]);
  });

  test('first messages of one case that come at once, over whatever identifiers, meet in one', async () => {
    await using hub = await readHub();
    const messages = [
      s12({ placer: 'P-1^EHR' }),
      s13({ filler: '', placer: 'P-1^EHR' }),
      s15({ placer: 'P-1^EHR' }),
      s12({ at: '20260309073000' }),
    ];
    for (const reception of await Promise.all(messages.map((each) => hub.receive(each))))
      expect(reception).toMatchObject({ kind: 'applied' });
    expect(await onlyCase(hub)).toMatchObject({ status: 'SCHEDULED', scheduledAt: startsAt });
    expect((await versionsOf(hub, (await onlyCase(hub))?.['id'] as string)).length).toBeGreaterThan(0);
  });

  test('a poll that finds a case at the moment its first message comes meets it', async () => {
    await using hub = await proceduresHub(
      Array.from({ length: 30 }, (_, n) => ({
        number: `C-${n}`,
        start: startsAt,
        lastUpdated: '2026-03-09T11:00:00Z',
      })),
    );
    const messages = Array.from({ length: 30 }, (_, n) => s12({ filler: `C-${29 - n}` }));
    const [receptions] = await Promise.all([Promise.all(messages.map((each) => hub.receive(each))), hub.poll()]);
    for (const each of receptions) expect(each).toMatchObject({ kind: 'applied' });
    expect(await casesOf(hub)).toHaveLength(30);
  });
});
