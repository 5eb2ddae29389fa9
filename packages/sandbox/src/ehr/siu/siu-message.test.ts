import { instantOf, readHeader, readMessage, scheduledTime } from '@supply-hub/hl7v2';
import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { runSandbox, type RunningSandbox } from '../../testing/running-sandbox.ts';
import { readSent } from '../../testing/schedule-receiver.ts';

let running: RunningSandbox;
beforeAll(async () => {
  running = await runSandbox();
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
});

/** Makes a change and gives the messages it made. */
async function messagesOf(change: object) {
  const before = Number((await running.control('GET', '/ehr/messages?limit=0')).at('counts/made'));
  const reply = await running.control('POST', '/changes', change);
  expect(reply.text).not.toContain('error');
  const ledger = await running.control('GET', `/ehr/messages?after=${before}`);
  return Promise.all(
    ledger.rows('messages').map(async (row) => {
      const text = (await running.control('GET', `/ehr/messages/${String(row['controlId'])}`)).at('text');
      return { row, text: String(text), sent: readSent(String(text)) };
    }),
  );
}
const theOne = async (change: object) => {
  const [first, ...more] = await messagesOf(change);
  expect(more).toEqual([]);
  if (first === undefined) throw new Error('no message');
  return first;
};
const appointment = async (number: string) => (await running.ask('ehr', `/Appointment/apt-${number}`)).at;

describe('a change of an appointment', () => {
  test.each([
    ['S13', 'Booked', { kind: 'reschedule-case', caseNumber: '88020', start: '2026-03-12T14:00:00Z' }],
    ['S14', 'Booked', { kind: 'reschedule-case', caseNumber: '88020', theatre: 'H100-OR2' }],
    ['S14', 'Booked', { kind: 'modify-case', caseNumber: '88020', minutes: 200 }],
    ['S14', 'Booked', { kind: 'modify-case', caseNumber: '88020', surgeon: 'H100-S02' }],
    ['S14', 'Started', { kind: 'case-status', caseNumber: '88020', status: 'checked-in' }],
    ['S15', 'Cancelled', { kind: 'case-status', caseNumber: '88020', status: 'cancelled' }],
    ['S12', 'Booked', { kind: 'case-status', caseNumber: '88020', status: 'booked' }],
    ['S26', 'Noshow', { kind: 'case-status', caseNumber: '88020', status: 'noshow' }],
    ['S17', 'Deleted', { kind: 'case-status', caseNumber: '88020', status: 'entered-in-error' }],
  ])('makes one message, %s %s', async (trigger, status, change) => {
    const { row, sent } = await theOne(change);
    expect(row).toMatchObject({ trigger, caseNumber: '88020', outcome: 'waiting', attempts: 0 });
    expect(sent.schedule.triggerEvent).toBe(trigger);
    expect(sent.schedule.status).toMatchObject({ code: status });
    expect(sent.schedule.problems).toEqual([]);
  });

  test('is told as the appointment stands: number, time, procedure, card, theatre, surgeon', async () => {
    const at = await appointment('88010');
    const { sent, text } = await theOne({
      kind: 'reschedule-case',
      caseNumber: '88010',
      start: '2026-03-11T15:00:00Z',
    });
    const { schedule } = sent;
    expect(schedule.fillerAppointmentId).toMatchObject({ id: '88010', namespace: 'LAKESIDE' });
    const { startsAt, durationMinutes } = scheduledTime(schedule);
    expect(startsAt?.text).toBe('20260311100000-0500');
    expect(durationMinutes).toBe(at('minutesDuration'));
    const [group] = schedule.groups;
    expect(group?.services[0]?.procedure).toMatchObject({ code: at('serviceType/0/coding/0/code') });
    expect(group?.equipment[0]?.resource).toMatchObject({
      code: at('supportingInformation/0/identifier/value'),
    });
    expect(group?.locations[0]?.location).toMatchObject({ pointOfCare: 'H100-OR1', facility: { namespace: 'H100' } });
    expect(`Practitioner/${group?.personnel[0]?.persons[0]?.id}`).toBe(at('participant/1/actor/reference'));
    expect(group?.personnel[0]?.role).toMatchObject({ code: 'SURGEON' });
    expect(text.split('\r').map((segment) => segment.slice(0, 3))).toEqual([
      'MSH',
      'SCH',
      'TQ1',
      'PID',
      'RGS',
      'AIS',
      'AIG',
      'AIL',
      'AIP',
      '',
    ]);
  });

  test('names the patient by a number alone', async () => {
    const { text } = await theOne({ kind: 'modify-case', caseNumber: '88011', minutes: 95 });
    const pid = text.split('\r').find((segment) => segment.startsWith('PID'));
    expect(pid).toMatch(/^PID\|1\|\|p88011\d{3}\^\^\^LAKESIDE\^PI$/);
  });

  test('carries its sender, its site, and the instant that FHIR gives as well', async () => {
    const { text } = await theOne({ kind: 'modify-case', caseNumber: '88015', minutes: 50 });
    const reading = readMessage(text);
    if (!reading.ok) throw new Error(reading.reason);
    const header = readHeader(reading.message);
    expect(text).toMatch(/^MSH\|\^~\\&\|LAKESIDE-OR\|H200\|/);
    expect(text).toContain('|SIU^S14^SIU_S12|');
    expect(text.split('\r')[0]?.split('|').slice(10, 12)).toEqual(['P', '2.5.1']);
    const sentAt = header.sentAt == null ? undefined : instantOf(header.sentAt, 'UTC')?.instant.toString();
    expect(header.sentAt).toMatchObject({ offset: '-06:00', precision: 'fraction' });
    const updated = (await appointment('88015'))('meta/lastUpdated');
    expect(sentAt).toBe(Temporal.Instant.from(String(updated)).toString());
  });

  test('happens at an instant of its own, also while the clock stands', async () => {
    const changes = [60, 65, 70].map((minutes) => ({ kind: 'modify-case', caseNumber: '88016', minutes }));
    const made = await messagesOf(changes);
    expect(made.map(({ row }) => row['eventAt'])).toEqual(
      made.map(({ row }) => row['eventAt']).toSorted((a, b) => (String(a) < String(b) ? -1 : 1)),
    );
    expect(new Set(made.map(({ row }) => row['eventAt'])).size).toBe(3);
    expect(new Set(made.map(({ row }) => row['controlId'])).size).toBe(3);
  });

  test('to another surgeon or procedure takes that one’s card, and a case that names none still names none', async () => {
    const procedure = { code: 'ORTHO-TKA', display: 'Total knee arthroplasty' };
    const booking = { kind: 'new-case', theatre: 'H200-OR1', start: '2026-03-13T17:00:00Z', procedure };
    const named = await theOne(booking);
    expect(named.row).toMatchObject({ trigger: 'S12', state: { card: 'PC-H200-ORTHO-TKA', status: 'booked' } });
    const unnamed = await theOne({ ...booking, card: null });
    expect(unnamed.sent.schedule.groups[0]?.equipment).toEqual([]);
    const other = { kind: 'modify-case', procedure: { code: 'EYE-CAT', display: 'Cataract extraction with lens' } };
    const changed = await theOne({ ...other, caseNumber: named.row['caseNumber'] });
    expect(changed.row).toMatchObject({ state: { card: expect.stringMatching(/^PC-H200-EYE-CAT/) } });
    expect((await theOne({ ...other, caseNumber: unnamed.row['caseNumber'] })).row).toMatchObject({
      state: { card: null },
    });
  });

  test('that is put past the schedule is not told', async () => {
    const record = { resourceType: 'Appointment', id: 'apt-88020', comment: 'seen' };
    expect(await messagesOf({ kind: 'put-record', table: 'fhir.Appointment', record })).toEqual([]);
  });
});
