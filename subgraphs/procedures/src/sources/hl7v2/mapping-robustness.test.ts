import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseHubConfig } from '@supply-hub/config';
import { readMessage } from '@supply-hub/hl7v2';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseOf, fold } from '../../domain/schedule.ts';
import { readScheduleMessage } from './mapping.ts';

const config = parseHubConfig(
  `systems: { ehr: { kind: fhir-r4, name: E, baseUrl: 'http://127.0.0.1:1' }, erp: { kind: sap-s4hana, name: S, baseUrl: 'http://127.0.0.1:1' } }
senders: [{ id: or, name: OR, protocol: hl7v2, application: OR, system: ehr }]
facilities: [{ id: north, name: North, timeZone: America/Chicago, stockSystem: erp, codes: { erp: H100, ehr: H100 }, theatres: [{ id: or-1, name: OR 1, codes: { ehr: OR1 } }] }]`,
  {},
);
const receivedAt = Temporal.Instant.from('2026-03-09T12:00:00Z');

function read(bytes: Uint8Array | string) {
  const [sender] = config.senders;
  const message = readMessage(bytes);
  if (!message.ok || sender === undefined) return undefined;
  return readScheduleMessage(message.message, { config, sender, receivedAt });
}

const field = fc.oneof(
  fc.constant(''),
  fc.constantFrom(
    '""',
    '^^^',
    'OR1^^^H100',
    '20260310080000',
    '00000101',
    '9999',
    '99991231235959-1459',
    '-1',
    '1e9',
    'D',
  ),
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 10 }),
);
const segment = fc
  .tuple(fc.constantFrom('SCH', 'TQ1', 'RGS', 'AIS', 'AIG', 'AIL', 'AIP', 'NTE'), fc.array(field, { maxLength: 27 }))
  .map(([name, fields]) => [name, ...fields].join('|'));
const text = fc
  .tuple(
    fc.constantFrom('S12', 'S13', 'S14', 'S15', 'S17', 'S23', 'S26', ''),
    field,
    fc.array(segment, { maxLength: 8 }),
  )
  .map(([event, at, segments]) =>
    [`MSH|^~\\&|OR|H100|HUB|H|${at}||SIU^${event}|1|P|2.5.1`, 'SCH|P1|F1', ...segments].join('\r'),
  );

test('whatever stands in a message, it is understood or told, and what is understood can be kept', () => {
  fc.assert(
    fc.property(text, (message) => {
      const meaning = read(message);
      if (meaning?.kind !== 'snapshot') return;
      const { case: value } = fold(null, meaning.snapshot);
      const kept = JSON.stringify([meaning, value, caseOf(fold(null, meaning.snapshot).state)]);
      // PostgreSQL's text and jsonb hold neither.
      expect(kept).not.toMatch(/\\u0000|\\ud[89a-f]/i);
      for (const at of [value.scheduledAt, value.endsAt]) expect(at ?? '1970').toMatch(/^(19|2[012])\d\d/);
    }),
    { numRuns: 500 },
  );
});

const samples = new URL('../../../../../../shared/samples/hl7v2/', import.meta.url);

test.skipIf(!existsSync(samples))('every sample message that is a schedule is understood or told', () => {
  const kinds = readdirSync(samples)
    .filter((name) => /siu.*\.hl7$/i.test(name))
    .map((name) => [name, read(readFileSync(new URL(name, samples)))?.kind]);
  expect(kinds.length).toBeGreaterThan(0);
  for (const [name, kind] of kinds)
    expect([name, kind]).toEqual([name, expect.stringMatching(/^(snapshot|unusable)$/)]);
});
