import { appendFileSync } from 'node:fs';
import { hubId } from '@supply-hub/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OrSchedule, siu, type Booking } from '../or-schedule.ts';
import { runHub, type RunningHub } from '../running-hub.ts';

/** Two of them lie in the OR core of North Valley, and two cases want both. */
const item = 'MED-900001';
const site = 'H100';
const facilityId = hubId('facility', 'hub', 'north-valley');

/** The longest a theatre may wait to see what a message means. */
const twoSeconds = { timeout: 2000, interval: 25 };

let hub: RunningHub;
let schedule: OrSchedule;
beforeAll(async () => {
  hub = await runHub({
    // What the ERP and the EHR themselves say of the world stays as it is: here everything comes by message.
    hubYaml: 'poll: { stock: 1h, cases: 1h, orders: 1h, masters: 1h }\n',
    async before(change, { cards }) {
      await change({ kind: 'new-item', description: 'Cannulated screw 6.5 x 90', plants: [site] });
      await change({
        kind: 'set-stock',
        material: item,
        plant: site,
        storageLocation: 'OR01',
        batch: 'E2E1',
        quantity: '2',
        expiresOn: '2026-03-31',
      });
      const rows = [
        ['E2E-1', 'E2E-SCREW', '', 'north-valley', '2026-01-01', '', 'erp', item, '2', '0', 'EA'],
        ['E2E-2', 'E2E-STRANGE', '', 'north-valley', '2026-01-01', '', 'erp', 'MED-000001', '1', '0', 'EA'],
        ['E2E-2', 'E2E-STRANGE', '', 'north-valley', '2026-01-01', '', 'erp', 'NO-SUCH-ITEM', '1', '0', 'EA'],
      ];
      appendFileSync(cards, rows.map((row) => `${row.join(',')}\n`).join(''));
    },
  });
  schedule = new OrSchedule(hub.mllpPort);
});
afterAll(async () => {
  await schedule[Symbol.asyncDispose]();
  await hub[Symbol.asyncDispose]();
});

const screw = (number: string, start: string): Booking => ({
  number,
  start,
  room: 'H100-OR1',
  site,
  procedure: 'E2E-SCREW',
});

let messages = 0;
/** Sends one message; `at` is the time of day it happened in the EHR, on the world's first day. */
async function say(trigger: string, booking: Booking, at: string): Promise<string> {
  messages += 1;
  return schedule.send(siu(trigger, booking, { controlId: `E2E${messages}`, sentAt: `20260309${at}-0500` }));
}

async function surgicalCase(number: string): Promise<unknown> {
  const { data, errors } = await hub.ask(
    `query ($facility: ID!, $number: String!) {
      surgicalCaseByNumber(facilityId: $facility, number: $number) {
        id number scheduledAt status readiness theatre { name } problems { code sentence remedy }
        demands { item { number } cardLine { code } needed { value unit } usable { value } short { value } readiness reason
          allocations { lot { id lot reserved { value } reservations { surgicalCase { number } } } quantity { value } } }
        scheduleHistory { event effect message { id controlId state } }
      }
    }`,
    { facility: facilityId, number },
  );
  expect(errors).toBeUndefined();
  return data?.['surgicalCaseByNumber'];
}

const sees = (number: string) => expect.poll(() => surgicalCase(number), twoSeconds);

describe('a scheduling message arrives, and the graph says whether the case has its supplies', () => {
  const first = screw('E2E001', '20260311073000');
  const second = screw('E2E002', '20260311130000');

  it('R24: a case that nobody knew is there within two seconds, with what it needs and what is kept for it', async () => {
    expect(await say('S12', first, '070000')).toBe('AA');
    await sees('E2E001').toMatchObject({
      status: 'SCHEDULED',
      scheduledAt: '2026-03-11T12:30:00Z',
      readiness: 'READY',
      theatre: { name: 'OR 1' },
      problems: [],
      demands: [
        {
          item: { number: item },
          needed: { value: '2', unit: 'EA' },
          usable: { value: '2' },
          short: { value: '0' },
          allocations: [{ lot: { lot: 'E2E1' }, quantity: { value: '2' } }],
        },
      ],
    });
  });

  it('R32: a later case that wants the same is short of them, and is told why', async () => {
    expect(await say('S12', second, '070500')).toBe('AA');
    await sees('E2E002').toMatchObject({
      readiness: 'SHORT',
      demands: [
        { usable: { value: '0' }, short: { value: '2' }, reason: expect.stringMatching(/cases that go first/) },
      ],
    });
    expect(await surgicalCase('E2E001')).toMatchObject({ readiness: 'READY' });
  });

  it('inventory shows for whom the lot is kept', async () => {
    await sees('E2E001').toMatchObject({
      demands: [
        {
          allocations: [{ lot: { reserved: { value: '2' }, reservations: [{ surgicalCase: { number: 'E2E001' } }] } }],
        },
      ],
    });
  });

  it('R25: a newer S13 moves it, and what it needs is what it was', async () => {
    const moved = { ...first, start: '20260311100000', room: 'H100-OR2' };
    expect(await say('S13', moved, '071000')).toBe('AA');
    await sees('E2E001').toMatchObject({
      scheduledAt: '2026-03-11T15:00:00Z',
      theatre: { name: 'OR 2' },
      readiness: 'READY',
      demands: [{ needed: { value: '2' } }],
    });
  });

  it('R26: an S15 frees its lots for the other case, which turns ready', async () => {
    expect(await say('S15', { ...first, start: '20260311100000', room: 'H100-OR2' }, '072000')).toBe('AA');
    await sees('E2E002').toMatchObject({
      readiness: 'READY',
      demands: [{ usable: { value: '2' }, short: { value: '0' }, allocations: [{ lot: { lot: 'E2E1' } }] }],
    });
    expect(await surgicalCase('E2E001')).toMatchObject({ status: 'CANCELLED', readiness: null, demands: [] });
  });

  it('R29: a stale S13 afterwards changes nothing', async () => {
    expect(await say('S13', { ...first, start: '20260311110000' }, '071500')).toBe('AA');
    await sees('E2E001').toMatchObject({
      status: 'CANCELLED',
      scheduledAt: '2026-03-11T15:00:00Z',
      scheduleHistory: expect.arrayContaining([expect.objectContaining({ event: 'S13', effect: 'STALE' })]),
    });
    expect(await surgicalCase('E2E002')).toMatchObject({ readiness: 'READY' });
  });

  it('R29: a newer S12 brings it back, and the earlier case has the lots again', async () => {
    expect(await say('S12', first, '073000')).toBe('AA');
    await sees('E2E001').toMatchObject({
      status: 'SCHEDULED',
      scheduledAt: '2026-03-11T12:30:00Z',
      readiness: 'READY',
    });
    await sees('E2E002').toMatchObject({ readiness: 'SHORT' });
  });

  it('tells the whole story of the case, with the message behind each step', async () => {
    await sees('E2E001').toMatchObject({
      scheduleHistory: ['REINSTATED', 'CANCELLED', 'STALE', 'MOVED', 'CREATED'].map((effect) => ({
        effect,
        message: { state: 'APPLIED' },
      })),
    });
  });

  it('R21: on a day after the lot expires there is nothing for it', async () => {
    const late = { ...first, start: '20260402073000' };
    expect(await say('S13', late, '074000')).toBe('AA');
    await sees('E2E001').toMatchObject({ readiness: 'SHORT', demands: [{ reason: expect.stringMatching(/expire/i) }] });
    await sees('E2E002').toMatchObject({ readiness: 'READY' });
  });

  it('leads from the message to the demand and its lot, and back', async () => {
    const found = (await surgicalCase('E2E002')) as { id: string };
    const { data, errors } = await hub.ask(
      `query ($of: ID!) { lineage(of: $of) { isCut edges { kind from { kind message { controlId } lot { lot } }
         to { kind surgicalCase { number } demand { readiness } } endedAt } } }`,
      { of: found.id },
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      lineage: {
        isCut: false,
        edges: expect.arrayContaining([
          expect.objectContaining({
            from: expect.objectContaining({ kind: 'MESSAGE', message: { controlId: 'E2E2' } }),
            to: expect.objectContaining({ surgicalCase: { number: 'E2E002' } }),
          }),
          expect.objectContaining({ to: expect.objectContaining({ kind: 'DEMAND', demand: { readiness: 'READY' } }) }),
        ]),
      },
    });
  });
});

describe('what a message cannot say, a person is asked', () => {
  const exceptionsOf = async (filter: string): Promise<unknown> => {
    const { data, errors } = await hub.ask(
      `{ supplyExceptions(filter: { ${filter} }) { edges { node { kind sentence remedy isOpen surgicalCase { number } message { id controlId state } } } } }`,
      {},
      { role: 'integrator' },
    );
    expect(errors).toBeUndefined();
    return data?.['supplyExceptions'];
  };

  it('a procedure no card knows still makes the case, UNKNOWN, with an exception', async () => {
    expect(await say('S12', { ...screw('E2E010', '20260312073000'), procedure: 'E2E-NEW' }, '080000')).toBe('AA');
    await sees('E2E010').toMatchObject({
      readiness: 'UNKNOWN',
      problems: [{ code: 'UNKNOWN_PROCEDURE' }],
      demands: [],
    });
    await expect
      .poll(() => exceptionsOf('kinds: [UNKNOWN_PROCEDURE]'), twoSeconds)
      .toMatchObject({
        edges: expect.arrayContaining([
          { node: expect.objectContaining({ isOpen: true, surgicalCase: { number: 'E2E010' } }) },
        ]),
      });
  });

  it('an item the item master does not have makes its demand UNKNOWN, and only that', async () => {
    expect(await say('S12', { ...screw('E2E011', '20260312073000'), procedure: 'E2E-STRANGE' }, '080500')).toBe('AA');
    await sees('E2E011').toMatchObject({
      problems: [{ code: 'UNKNOWN_ITEM', sentence: expect.stringContaining('NO-SUCH-ITEM') }],
      demands: expect.arrayContaining([
        expect.objectContaining({ item: null, cardLine: { code: 'NO-SUCH-ITEM' }, readiness: 'UNKNOWN' }),
      ]),
    });
  });

  it('an unknown room waits under AA with a sentence, and is no case yet', async () => {
    expect(await say('S12', { ...screw('E2E012', '20260312073000'), room: 'H100-OR99' }, '081000')).toBe('AA');
    await expect
      .poll(() => exceptionsOf('kinds: [MESSAGE_PARKED]'), twoSeconds)
      .toMatchObject({
        edges: [
          { node: { isOpen: true, sentence: expect.stringContaining('H100-OR99'), message: { state: 'PARKED' } } },
        ],
      });
    expect(await surgicalCase('E2E012')).toBeNull();
  });
});

describe('who is answered what', () => {
  const booking = screw('E2E020', '20260313073000');

  it('R69: the same message again gets the same answer and has no second effect', async () => {
    const message = siu('S12', booking, { controlId: 'E2E-TWICE', sentAt: '20260309090000-0500' });
    expect(await schedule.send(message)).toBe('AA');
    expect(await schedule.send(message)).toBe('AA');
    await sees('E2E020').toMatchObject({ scheduleHistory: [{ effect: 'CREATED' }] });
  });

  it('R69: its control id with other content is processed and flagged', async () => {
    const later = { ...booking, start: '20260313100000' };
    expect(await schedule.send(siu('S13', later, { controlId: 'E2E-TWICE', sentAt: '20260309091000-0500' }))).toBe(
      'AA',
    );
    await sees('E2E020').toMatchObject({ scheduledAt: '2026-03-13T15:00:00Z' });
    const flagged = '{ supplyExceptions(filter: { kinds: [CONTROL_ID_REUSED] }) { totalCount } }';
    await expect
      .poll(async () => (await hub.ask(flagged, {}, { role: 'integrator' })).data, twoSeconds)
      .toMatchObject({ supplyExceptions: { totalCount: 1 } });
  });

  it('R46: a training message is answered and touches nothing', async () => {
    const message = { controlId: 'E2E-T', sentAt: '20260309092000-0500', processingId: 'T' };
    expect(await schedule.send(siu('S15', booking, message))).toBe('AA');
    await expect
      .poll(
        async () =>
          (
            await hub.ask(
              '{ messages(filter: { states: [TEST] }) { edges { node { controlId } } } }',
              {},
              { role: 'integrator' },
            )
          ).data,
        twoSeconds,
      )
      .toMatchObject({ messages: { edges: [{ node: { controlId: 'E2E-T' } }] } });
    expect(await surgicalCase('E2E020')).toMatchObject({ status: 'SCHEDULED' });
  });

  it('a sender nobody listed is refused with 204', async () => {
    const message = { controlId: 'E2E-X', sentAt: '20260309093000-0500', application: 'STRANGER' };
    expect(await schedule.send(siu('S12', screw('E2E030', '20260313073000'), message))).toBe('AR 204');
  });
});
