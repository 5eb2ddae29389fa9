import { parseHubConfig, type SenderConfig } from '@supply-hub/config';
import { readMessage } from '@supply-hub/hl7v2';
import { hubId } from '@supply-hub/identifiers';
import { describe, expect, test } from 'vitest';
import { readScheduleMessage } from './mapping.ts';

const config = parseHubConfig(
  // Two hospitals call a room OR1, which messages tell apart and Locations of a FHIR server could not.
  `systems: { erp: { kind: sap-s4hana, name: E, baseUrl: 'http://127.0.0.1:1' } }
senders: [{ id: or, name: Lakeside OR, protocol: hl7v2, application: LAKESIDE-OR, system: ehr, caseNumberAuthorities: [LAKESIDE] }]
facilities:
  - { id: north, name: North Valley Medical Center, timeZone: America/Chicago, stockSystem: erp, codes: { erp: H100, ehr: H100 }, theatres: [{ id: or-1, name: OR 1, codes: { ehr: OR1 } }, { id: or-9, name: OR 9, codes: { ehr: N9 } }] }
  - { id: south, name: South, timeZone: America/Denver, stockSystem: erp, codes: { erp: H200, ehr: H200 }, theatres: [{ id: or-1, name: OR 1, codes: { ehr: OR1 } }, { id: or-2, name: OR 2, codes: { ehr: S2 } }] }`,
  {},
);
const [sender] = config.senders;
const receivedAt = Temporal.Instant.from('2026-03-09T12:00:03Z');
const facility = (slug: string) => hubId('facility', 'hub', slug);
const theatre = (slug: string, room: string) => hubId('theatre', 'hub', [slug, room]);

/** SCH with the fields these tests are about. */
function sch({ filler = 'C-1^LAKESIDE', placer = '', reason = '', type = '', timing = '', status = 'Booked' } = {}) {
  const fields = Array.from({ length: 26 }, () => '');
  Object.assign(fields, { 0: 'SCH', 1: placer, 2: filler, 7: reason, 8: type, 9: '90', 10: 'min', 11: timing });
  fields[25] = status;
  return fields.join('|');
}
const msh = (event = 'S12', { at = '20260309070000', site = 'H100' } = {}) =>
  `MSH|^~\\&|LAKESIDE-OR|${site}|HUB|GROUP|${at}||SIU^${event}^SIU_S12|1|P|2.5.1`;
const pid = 'PID|1||MR-7^^^LAKESIDE^MR||Roe^Jane||19700101|F';
const body = [
  'RGS|1|A',
  'AIS|1|A|52734007^Total replacement of hip^SCT|20260310080000|||120|min',
  'AIG|1|A|TRAY-1^Hip tray|TRAY',
  'AIG|2|A|PC-100^Card|PREFCARD',
  'AIL|1|A|OR1^^^H100|OR',
  'AIP|1|A|A-3^Gray^Max|ANESTHESIOLOGIST',
  'AIP|2|A|S-7^Okafor^Imani|SURGEON',
];

function meaningOf(
  lines: readonly string[],
  { from = sender, at = receivedAt }: { from?: SenderConfig; at?: Temporal.Instant } = {},
) {
  if (from === undefined) throw new Error('the configuration has no sender');
  const read = readMessage(lines.join('\r'));
  if (!read.ok) throw new Error(read.reason);
  return readScheduleMessage(read.message, { config, sender: from, receivedAt: at });
}
const factsOf = (...lines: string[]) => {
  const meaning = meaningOf(lines);
  if (meaning.kind !== 'snapshot') throw new Error(JSON.stringify(meaning));
  return meaning.snapshot.facts;
};

test('a message is a snapshot of its case: time, room, procedure, surgeon, card, and nothing of the patient', () => {
  const meaning = meaningOf([msh(), sch(), pid, ...body]);
  expect(meaning).toEqual({
    kind: 'snapshot',
    event: 'S12',
    name: { key: { system: 'ehr', authority: '', value: 'C-1' }, others: [] },
    snapshot: {
      eventAt: Temporal.Instant.from('2026-03-09T12:00:00Z').epochMilliseconds,
      receivedAt: receivedAt.epochMilliseconds,
      isRead: false,
      facts: {
        number: 'C-1',
        place: { facilityId: facility('north'), theatreId: theatre('north', 'or-1') },
        site: facility('north'),
        startsAt: '2026-03-10T13:00:00Z',
        durationMs: 7_200_000,
        status: 'SCHEDULED',
        procedure: { system: 'SCT', code: '52734007', display: 'Total replacement of hip' },
        surgeon: { system: null, code: 'S-7', display: 'Imani Okafor' },
        cardNumber: 'PC-100',
      },
    },
  });
  expect(JSON.stringify(meaning)).not.toMatch(/Roe|Jane|MR-7|1970/);
});

describe('R24: what a case goes by', () => {
  const nameOf = (fields: Parameters<typeof sch>[0]) => {
    const meaning = meaningOf([msh(), sch(fields), ...body]);
    return meaning.kind === 'nothing' ? undefined : meaning.name;
  };
  test.each([
    ['without an authority the filler’s id is the case number', { filler: 'C-1' }, ['', 'C-1'], []],
    ['so is one under a case number authority', { filler: 'C-1^LAKESIDE' }, ['', 'C-1'], []],
    ['one under another authority is its own', { filler: 'F-9^ORSYS' }, ['ORSYS', 'F-9'], []],
    [
      'a universal id is another name for its authority',
      { filler: 'F-9^ORSYS^1.2.840.99^ISO' },
      ['ORSYS', 'F-9'],
      [['urn:oid:1.2.840.99', 'F-9']],
    ],
    ['the placer’s id leads to it too', { filler: 'C-1', placer: 'P-4^EHR' }, ['', 'C-1'], [['EHR', 'P-4']]],
    ['without a filler’s id it is the placer’s', { filler: '', placer: 'P-4^EHR' }, ['EHR', 'P-4'], []],
    ['a placer’s id is never a case number', { filler: '', placer: 'C-1' }, ['SCH-1', 'C-1'], []],
  ])('%s', (_, fields, [authority, value], others) => {
    expect(nameOf(fields)).toEqual({
      key: { system: 'ehr', authority, value },
      others: others.map(([of, its]) => ({ system: 'ehr', authority: of, value: its })),
    });
  });

  test('without any id a person must look', () => {
    expect(meaningOf([msh(), sch({ filler: '' }), ...body])).toMatchObject({
      kind: 'unusable',
      reason: 'The message names no appointment: SCH-2 and SCH-1 hold no identifier.',
    });
  });
});

describe('R25, R27: the state a message gives', () => {
  test.each([
    ['S12', '', 'SCHEDULED'],
    ['S13', 'Booked', 'SCHEDULED'],
    ['S14', 'Started', 'STARTED'],
    ['S14', 'COMPLETE', 'COMPLETED'],
    ['S14', 'Canceled', 'CANCELLED'],
    ['S14', 'Noshow', 'NO_SHOW'],
    ['S14', 'Deleted', 'VOIDED'],
    ['S14', '', undefined],
    ['S14', 'Reviewed by desk', undefined],
    ['S19', 'Booked', 'SCHEDULED'],
    ['S20', '', undefined],
    ['S15', 'Booked', 'CANCELLED'],
    ['S16', '', 'CANCELLED'],
    ['S17', 'Booked', 'VOIDED'],
    ['S26', '', 'NO_SHOW'],
    ['S12', 'Waitlist', 'PROPOSED'],
  ])('%s with SCH-25 "%s" is %s', (event, status, expected) => {
    expect(factsOf(msh(event), sch({ status }), ...body).status).toBe(expected);
  });

  test.each(['S18', 'S19', 'S20', 'S21', 'S22'])(
    'R28: %s changes a service or resource: its case stays on',
    (event) => {
      expect(factsOf(msh(event), sch({ status: '' }), ...body)).not.toHaveProperty('status');
      expect(factsOf(msh(event), sch({ status: 'Booked' }), ...body).status).toBe('SCHEDULED');
    },
  );

  test.each(['S23', 'S24'])('R28: %s is about a slot of the calendar and no case', (event) => {
    expect(meaningOf([msh(event), sch(), ...body])).toEqual({ kind: 'nothing' });
  });

  test('an event nobody knows is told, not guessed', () => {
    expect(meaningOf([msh('S99'), sch(), ...body])).toMatchObject({ kind: 'unusable', reason: /S99/ });
  });
});

describe('R30: when', () => {
  const startOf = (ais: string, fields = {}, ...rest: string[]) =>
    factsOf(msh(), sch(fields), 'RGS|1', ais, 'AIL|1||OR1^^^H100', ...rest).startsAt;
  test('a time without an offset is on the facility’s wall clock, one with an offset is on its own', () => {
    expect(startOf('AIS|1||X|20260310080000')).toBe('2026-03-10T13:00:00Z');
    expect(startOf('AIS|1||X|20260310080000-0800')).toBe('2026-03-10T16:00:00Z');
    expect(factsOf(msh(), sch(), 'AIS|1||X|20260310080000', 'AIL|1||OR1^^^H200').startsAt).toBe('2026-03-10T14:00:00Z');
  });

  test('an hour that the clock jumps over is that much later, one that comes twice is the first', () => {
    expect(startOf('AIS|1||X|20260308023000')).toBe('2026-03-08T08:30:00Z');
    expect(startOf('AIS|1||X|20261101013000')).toBe('2026-11-01T06:30:00Z');
  });

  test('where the service gives a day alone, the hour of the appointment counts', () => {
    expect(startOf('AIS|1||X|20260310', { timing: '^^90^20260310093000' })).toBe('2026-03-10T14:30:00Z');
  });

  test('what is given as a start and is none is told, and never taken for "as before"', () => {
    for (const [at, reason] of [
      ['20260310', /a day without an hour/],
      ['tomorrow', /AIS-4 is not/],
      ['00010310080000', /no year a case could be in/],
    ] as const) {
      const meaning = meaningOf([msh('S13'), sch(), `AIS|1||X|${at}`, 'AIL|1||OR1^^^H100']);
      expect(meaning).toMatchObject({ kind: 'unusable', reason: expect.stringMatching(reason), name: { others: [] } });
      expect(JSON.stringify(meaning)).not.toContain('tomorrow');
    }
    expect(factsOf(msh('S15'), sch(), 'AIS|1||X|tomorrow')).toMatchObject({ status: 'CANCELLED' });
  });

  test('a message without MSH-7 speaks for the time it came', () => {
    expect(meaningOf([msh('S12', { at: '' }), sch(), ...body])).toMatchObject({
      snapshot: { eventAt: receivedAt.epochMilliseconds },
    });
  });

  test('in the hour a clock set back goes through twice, MSH-7 is the one before the message came', () => {
    const eventAt = (came: string) => {
      const at = Temporal.Instant.from(came);
      const meaning = meaningOf([msh('S13', { at: '20261101013000' }), sch(), ...body], { at });
      return meaning.kind === 'snapshot' && Temporal.Instant.fromEpochMilliseconds(meaning.snapshot.eventAt).toString();
    };
    expect(eventAt('2026-11-01T06:30:02Z')).toBe('2026-11-01T06:30:00Z');
    expect(eventAt('2026-11-01T07:30:02Z')).toBe('2026-11-01T07:30:00Z');
    expect(eventAt('2026-11-01T06:50:00Z')).toBe('2026-11-01T06:30:00Z');
  });

  test('a duration nobody can mean is none', () => {
    expect(factsOf(msh(), sch(), 'AIS|1||X|20260310080000|||90|d', 'AIL|1||OR1^^^H100')).not.toHaveProperty(
      'durationMs',
    );
  });
});

describe('R17: where', () => {
  const at = (...locations: string[]) => meaningOf([msh(), sch(), 'AIS|1||X|20260310080000', ...locations]);
  const placeOf = (...locations: string[]) => {
    const meaning = at(...locations);
    return meaning.kind === 'snapshot' ? meaning.snapshot.facts.place : meaning;
  };
  const southTwo = { facilityId: facility('south'), theatreId: theatre('south', 'or-2') };

  test.each([
    ['the room at the facility AIL-3.4 names', 'AIL|1||OR1^^^H200', facility('south'), theatre('south', 'or-1')],
    ['else at that of MSH-4', 'AIL|1||OR1', facility('north'), theatre('north', 'or-1')],
    ['else at the one facility that has it', 'AIL|1||S2', facility('south'), theatre('south', 'or-2')],
    ['as the room of a point of care', 'AIL|1||SURGERY^S2^^H200', facility('south'), theatre('south', 'or-2')],
    ['a site without a room', 'AIL|1||^^^H200', facility('south'), null],
  ])('%s', (_, location, facilityId, theatreId) => {
    expect(placeOf(location)).toEqual({ facilityId, theatreId });
  });

  test('of several rooms the first that is a theatre', () => {
    expect(placeOf('AIL|1||HOLDING^^^H200', 'AIL|2||S2^^^H200', 'AIL|3||OR1^^^H200')).toEqual(southTwo);
  });

  test('a room that the message takes away is none', () => {
    expect(placeOf('AIL|1|D|OR1^^^H100', 'AIL|2|A|S2^^^H200')).toEqual(southTwo);
  });

  test.each([
    ['AIL|1||OR77^^^H100', 'The room OR77 at North Valley Medical Center is not known.', facility('north')],
    ['AIL|1||OR1^^^H999', 'The facility H999 is not known.', null],
  ])('%s waits for a person', (location, reason, facilityId) => {
    expect(at(location)).toMatchObject({
      kind: 'unusable',
      reason,
      remedy: expect.stringContaining('hub.yaml'),
      facilityId,
      name: { key: { value: 'C-1' } },
    });
  });

  test('a room that two facilities have, of a sender nobody can place, waits too', () => {
    expect(
      meaningOf([msh('S12', { site: 'GROUP' }), sch(), 'AIS|1||X|20260310080000-0600', 'AIL|1||OR1']),
    ).toMatchObject({ kind: 'unusable', reason: 'The room OR1 is not known as a room of one facility.' });
  });

  test('without a room it says no place, and only whose schedule it is', () => {
    expect(factsOf(msh('S15'), sch())).toEqual({
      number: 'C-1',
      site: facility('north'),
      durationMs: 5_400_000,
      status: 'CANCELLED',
    });
  });

  test('what is called off is called off wherever it was', () => {
    expect(factsOf(msh('S15'), sch(), 'AIL|1||OR77^^^H100')).toMatchObject({ status: 'CANCELLED' });
  });
});

describe('what is done, by whom, by which card', () => {
  test('a procedure without a code goes by its text, and by its other code where it has one', () => {
    expect(factsOf(msh(), sch(), 'AIS|1||^HIP & KNEE|20260310080000').procedure).toMatchObject({ code: 'HIP & KNEE' });
    expect(factsOf(msh(), sch(), 'AIS|1||^^^27130^Hip^CPT|20260310080000').procedure).toEqual({
      system: 'CPT',
      code: '27130',
      display: 'Hip',
    });
  });

  test('the surgeon is who has that role, no assistant, and else the first', () => {
    expect(factsOf(msh(), sch(), 'AIP|1||A-1^A|ASSISTANT SURGEON', 'AIP|2||S-2^B|1ST SURGEON').surgeon?.code).toBe(
      'S-2',
    );
    expect(factsOf(msh(), sch(), 'AIP|1||X-1^A', 'AIP|2||X-2^B').surgeon?.code).toBe('X-1');
  });

  test('the card is what is called one, and else the first resource', () => {
    expect(factsOf(msh(), sch(), 'AIG|1||TRAY-1|TRAY', 'AIG|2||K-1|Preference Card').cardNumber).toBe('K-1');
    expect(factsOf(msh(), sch(), 'AIG|1||TRAY-1|TRAY').cardNumber).toBe('TRAY-1');
  });

  test('what cannot wait goes first', () => {
    expect(factsOf(msh(), sch({ type: 'EMERGENCY' })).urgency).toBe(2);
    expect(factsOf(msh(), sch({ reason: 'x^Urgent hip' })).urgency).toBe(1);
    expect(factsOf(msh(), sch({ type: 'Elective' })).urgency).toBe(0);
    expect(factsOf(msh(), sch())).not.toHaveProperty('urgency');
  });
});
