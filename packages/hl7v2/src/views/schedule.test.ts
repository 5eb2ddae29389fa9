import { describe, expect, test } from 'vitest';
import { readMessage } from '../message/read-message.ts';
import { instantOf } from '../values/timestamp.ts';
import { readHeader } from './header.ts';
import { readSchedule } from './read-schedule.ts';
import { scheduledTime } from './scheduled-time.ts';

const message = (lines: readonly string[]) => {
  const result = readMessage(lines.join('\r'));
  if (!result.ok) throw new Error(result.reason);
  return result.message;
};
const schedule = (lines: readonly string[]) => {
  const reading = readSchedule(message(lines));
  if (!reading.ok) throw new Error(reading.reason);
  return reading.schedule;
};

const msh =
  'MSH|^~\\&|ORSCHED|H100|HUB|H100|20260301140509-0600||SIU^S12^SIU_S12|SC88213-1|P|2.5.1|||AL|NE||UNICODE UTF-8';
const hip = [
  msh,
  'SCH|PA4411^EHR|88213^ORSYS||||NEW^New booking^L|^HIP REPLACEMENT^L|ELECTIVE|120|min^minute|^^120^20260309073000^20260309093000|||||5510^Lee^Kim||||5510^Lee^Kim|||||Booked',
  'NTE|1||Bring the long stems\\.br\\and the short',
  'PID|1||MR00917^^^H100^MR',
  'NTE|1||about the patient',
  'PV1|1|I|4W^12^A^H100||||||||||||||||V55012',
  'RGS|1|A',
  'AIS|1|A|27130^TOTAL HIP ARTHROPLASTY^CPT|20260309073000|||120|min^minute||Booked|LEFT^^L',
  'NTE|1||left & right table',
  'AIG|1|A|PC-HIP-RAO^Preference card^L|PREFCARD||1',
  'AIL|1|A|OR3^^^H100|OR||20260309073000',
  'AIP|1|A|1021^Rao^Anita^^^^^^NPI&1.2&ISO^^^^NPI|SURGEON||20260309073000',
];

describe('a schedule', () => {
  test('has the appointment, its keys, its place and its people', () => {
    const read = schedule(hip);
    expect(read).toMatchObject({
      triggerEvent: 'S12',
      placerAppointmentId: { id: 'PA4411', namespace: 'EHR' },
      fillerAppointmentId: { id: '88213', namespace: 'ORSYS' },
      reason: { code: undefined, text: 'HIP REPLACEMENT' },
      type: { code: 'ELECTIVE' },
      status: { code: 'Booked' },
      durationMinutes: 120,
      startsAt: { text: '20260309073000' },
      endsAt: { text: '20260309093000' },
      notes: ['Bring the long stems\nand the short'],
      patients: [{ identifiers: [{ id: 'MR00917', authority: { namespace: 'H100' }, type: 'MR' }] }],
      visit: { patientClass: 'I', visitNumber: { id: 'V55012' }, location: { pointOfCare: '4W', room: '12' } },
      problems: [],
    });
    expect(read.groups).toHaveLength(1);
    expect(read.groups[0]).toMatchObject({
      setId: '1',
      action: 'A',
      services: [
        {
          procedure: { code: '27130', text: 'TOTAL HIP ARTHROPLASTY', system: 'CPT' },
          durationMinutes: 120,
          supplements: [{ code: 'LEFT', system: 'L' }],
          notes: ['left & right table'],
        },
      ],
      equipment: [{ resource: { code: 'PC-HIP-RAO' }, type: { code: 'PREFCARD' }, quantity: '1' }],
      locations: [{ location: { pointOfCare: 'OR3', facility: { namespace: 'H100' } } }],
      personnel: [{ persons: [{ id: '1021', familyName: 'Rao', authority: { universalId: '1.2' }, idType: 'NPI' }] }],
    });
  });

  test('holds no name of the patient', () => {
    const named = hip.map((line) => (line.startsWith('PID') ? 'PID|1||MR00917||Doe^Jane||19700101|F' : line));
    expect(JSON.stringify(schedule(named))).not.toMatch(/Doe|Jane|19700101/);
  });

  test('takes the time of the procedure before that of the appointment', () => {
    const moved = hip.map((line) => line.replace('^CPT|20260309073000', '^CPT|20260309081500'));
    const { startsAt, durationMinutes, startFrom } = scheduledTime(schedule(moved));
    expect(startFrom).toBe('AIS-4');
    expect(durationMinutes).toBe(120);
    expect(startsAt && instantOf(startsAt, 'America/Chicago')?.instant.toString()).toBe('2026-03-09T13:15:00Z');
  });

  test.each([
    ['TQ1 of later versions', ['SCH||1||||||||||', 'TQ1|||||||20260309080000'], 'TQ1-7 or SCH-11', '20260309080000'],
    ['SCH-11 of earlier ones', ['SCH||1|||||||||^^30^20260309090000'], 'TQ1-7 or SCH-11', '20260309090000'],
    ['the room', ['SCH||1', 'RGS|1', 'AIL|1||OR3|||20260309100000'], 'AIL-6', '20260309100000'],
    ['a person', ['SCH||1', 'RGS|1', 'AIP|1||9|||20260309110000'], 'AIP-6', '20260309110000'],
    ['nobody', ['SCH||1'], undefined, undefined],
  ])('takes the time from %s when nothing nearer says it', (_, lines, startFrom, text) => {
    const time = scheduledTime(schedule([msh, ...lines]));
    expect(time.startFrom).toBe(startFrom);
    expect(time.startsAt?.text).toBe(text);
  });

  test('keeps resources that come without a group', () => {
    const read = schedule([msh, 'SCH||1', 'AIG|1||4567^CARD', 'AIG|2||9', 'RGS|1|A', 'AIS|1||X']);
    expect(read.groups.map(({ setId, equipment, services }) => [setId, equipment.length, services.length])).toEqual([
      [undefined, 2, 0],
      ['1', 0, 1],
    ]);
  });

  test('says what was sent and is not of its type, where, and never the value', () => {
    const read = schedule([
      msh,
      'SCH||1|||||||10|fortnight|^^^01/15/2025',
      'RGS|1',
      'AIS|1||X|20260309',
      'AIS|2||X|morning|||ten',
    ]);
    expect(read.problems).toEqual([
      { segment: 'AIS', occurrence: 2, field: 4, component: undefined, code: '102', expected: expect.any(String) },
      { segment: 'AIS', occurrence: 2, field: 7, component: undefined, code: '102', expected: expect.any(String) },
      { segment: 'SCH', occurrence: 1, field: 10, component: undefined, code: '103', expected: expect.any(String) },
      { segment: 'SCH', occurrence: 1, field: 11, component: 4, code: '102', expected: expect.any(String) },
    ]);
    expect(JSON.stringify(read.problems)).not.toMatch(/morning|fortnight|2025/);
    expect(read.groups[0]?.services[0]?.startsAt).toMatchObject({ precision: 'day' });
  });

  test('keeps an ampersand that nobody escaped', () => {
    const read = schedule([
      msh,
      'SCH||A&1^ORSYS',
      'RGS|1',
      'AIS|1||27447^HIP & KNEE^CPT',
      'AIL|1||OR3&1.2&ISO^^^H&1.2',
    ]);
    expect(read.fillerAppointmentId?.id).toBe('A&1');
    expect(read.groups[0]?.services[0]?.procedure?.text).toBe('HIP & KNEE');
    expect(read.groups[0]?.locations[0]?.location).toMatchObject({ pointOfCare: 'OR3', facility: { namespace: 'H' } });
  });

  test('tells a deleted value from one that was not sent', () => {
    const read = schedule([msh, 'SCH||1||||""|', 'RGS|1', 'AIS|1||X|""']);
    expect(read.eventReason).toBeNull();
    expect(read.reason).toBeUndefined();
    expect(read.groups[0]?.services[0]?.startsAt).toBeNull();
  });

  test('is refused only for what is none', () => {
    expect(readSchedule(message([msh.replace('SIU', 'ADT')])).ok).toBe(false);
    expect(readSchedule(message([msh, 'PID|1'])).ok).toBe(false);
  });
});

describe('a header', () => {
  test('has who sent what to whom, when, and how it wants to be answered', () => {
    expect(readHeader(message([msh]))).toMatchObject({
      sendingApplication: { namespace: 'ORSCHED' },
      sendingFacility: { namespace: 'H100' },
      receivingApplication: { namespace: 'HUB' },
      sentAt: { text: '20260301140509-0600', offset: '-06:00' },
      messageCode: 'SIU',
      triggerEvent: 'S12',
      messageStructure: 'SIU_S12',
      controlId: 'SC88213-1',
      processingId: 'P',
      version: '2.5.1',
      acceptAcknowledgement: 'AL',
      applicationAcknowledgement: 'NE',
      charsets: ['UNICODE UTF-8'],
      problems: [],
    });
  });

  test('of an older or poorer sender says what it says', () => {
    const header = readHeader(message(['MSH|^~\\&|A||||01/15/2025||SIU^S12|']));
    expect(header).toMatchObject({ messageStructure: undefined, controlId: undefined, sentAt: undefined });
    expect(header.problems).toMatchObject([{ segment: 'MSH', field: 7, code: '102' }]);
  });
});
