import { parseHubConfig } from '@supply-hub/config';
import { hubId } from '@supply-hub/identifiers';
import { expect, test } from 'vitest';
import { caseOf, fold } from '../../domain/schedule.ts';
import { placesOf, toAppointment } from './mapping.ts';
import { appointment } from './wire.ts';

const caseNumbers = 'urn:lakeside:case';
const config = parseHubConfig(
  `systems: { ehr: { kind: fhir-r4, name: Lakeside EHR, baseUrl: 'http://127.0.0.1:1' }, erp: { kind: sap-s4hana, name: E, baseUrl: 'http://127.0.0.1:1' } }
facilities:
  - { id: north, name: North, timeZone: America/Chicago, stockSystem: erp, codes: { erp: H100, ehr: H100 }, theatres: [{ id: or-1, name: OR 1, codes: { ehr: H100-OR1 } }] }`,
  {},
);
const places = placesOf(config, 'ehr');

const written = {
  resourceType: 'Appointment',
  id: 'a-1',
  meta: { lastUpdated: '2026-03-01T08:00:00Z' },
  identifier: [
    { system: 'urn:other', value: '9' },
    { system: caseNumbers, value: 'C-1001' },
  ],
  status: 'booked',
  serviceType: [
    { coding: [{ system: 'http://snomed.info/sct', code: '52734007', display: 'Total replacement of hip' }] },
  ],
  start: '2026-03-09T07:30:00-06:00',
  end: '2026-03-09T10:00:00-06:00',
  participant: [
    { actor: { reference: 'Patient/mr00917', display: 'Somebody' } },
    { actor: { reference: 'Practitioner/dr-7', display: 'Dr. Imani Okafor' } },
    { actor: { reference: 'Location/H100' } },
    { actor: { reference: 'https://ehr.example/r4/Location/H100-OR1/_history/2' } },
  ],
};
const read = (changes: object = {}) =>
  toAppointment(appointment.parse({ ...written, ...changes }), {
    system: 'ehr',
    caseNumberSystem: caseNumbers,
    places,
  });
/** The case that an appointment alone makes. */
const mapped = (changes: object = {}) => {
  const found = read(changes);
  return found === null
    ? null
    : caseOf(fold(null, { eventAt: 0, receivedAt: 0, isRead: true, facts: found.facts }).state);
};

test('an appointment with a case number is a case: room, surgeon, procedure, times in UTC', () => {
  expect(mapped()).toEqual({
    number: 'C-1001',
    facilityId: hubId('facility', 'hub', 'north'),
    theatreId: hubId('theatre', 'hub', ['north', 'or-1']),
    scheduledAt: '2026-03-09T13:30:00Z',
    endsAt: '2026-03-09T16:00:00Z',
    status: 'SCHEDULED',
    procedure: { system: 'http://snomed.info/sct', code: '52734007', display: 'Total replacement of hip' },
    surgeon: { system: null, code: 'dr-7', display: 'Dr. Imani Okafor' },
    cardNumber: null,
    urgency: 0,
  });
});

test('R24: it goes by its case number, and every other identifier leads to it', () => {
  expect(read()).toMatchObject({
    name: {
      key: { system: 'ehr', authority: '', value: 'C-1001' },
      others: [{ system: 'ehr', authority: 'urn:other', value: '9' }],
    },
    changedAt: '2026-03-01T08:00:00Z',
  });
});

test('a cancelled appointment may have lost its time: it says nothing of it', () => {
  expect(read({ status: 'cancelled', start: undefined, end: undefined })?.facts).toMatchObject({ status: 'CANCELLED' });
  expect(read({ status: 'cancelled', start: undefined })?.facts).not.toHaveProperty('startsAt');
});

test('an appointment without a room says nothing of its place', () => {
  expect(read({ participant: [] })?.facts).not.toHaveProperty('place');
});

test('nothing of the patient is kept', () => {
  expect(JSON.stringify(read())).not.toMatch(/Somebody|mr00917/);
});

test('an appointment without a case number, or without a time, is no case', () => {
  expect(mapped({ identifier: [{ system: 'urn:other', value: '9' }] })).toBeNull();
  expect(mapped({ start: undefined })).toBeNull();
});

test('R17: a room the hub does not know is no default room', () => {
  expect(mapped({ participant: [{ actor: { reference: 'Location/H999' } }] })).toMatchObject({
    facilityId: null,
    theatreId: null,
  });
});

test('a site without a room places the case there without a theatre', () => {
  expect(mapped({ participant: [{ actor: { reference: 'Location/H100' } }] })).toMatchObject({
    facilityId: hubId('facility', 'hub', 'north'),
    theatreId: null,
  });
});

test.each([
  ['proposed', 'PROPOSED'],
  ['pending', 'PROPOSED'],
  ['waitlist', 'PROPOSED'],
  ['booked', 'SCHEDULED'],
  ['arrived', 'STARTED'],
  ['checked-in', 'STARTED'],
  ['fulfilled', 'COMPLETED'],
  ['cancelled', 'CANCELLED'],
  ['noshow', 'NO_SHOW'],
  ['entered-in-error', 'VOIDED'],
])('R27: FHIR status %s is %s', (status, expected) => {
  expect(mapped({ status })?.status).toBe(expected);
});

test('a status FHIR does not have is refused, never guessed', () => {
  expect(() => mapped({ status: 'moved' })).toThrow();
});
