import { ManualClock } from '@supply-hub/clock';
import { createControlIds, readAcknowledgement, readMessage } from '@supply-hub/hl7v2';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sender } from '../../test/sender.ts';
import { siu } from '../../test/siu.ts';
import { readArrival } from './arrival.ts';

const tools = { clock: new ManualClock('2026-03-05T19:45:00Z'), controlIds: createControlIds() };
const arrived = (bytes: Uint8Array) => readArrival(bytes, { senders: [sender], tools });

const anything = fc.uint8Array({ maxLength: 400 });
/** A message with a stretch of it replaced by anything. */
const almost = fc
  .tuple(fc.nat(200), fc.nat(40), fc.uint8Array({ maxLength: 20 }))
  .map(([from, length, put]) => Buffer.concat([siu().subarray(0, from), put, siu().subarray(from + length)]));

test('whatever comes can be stored and answered, and is accepted only when it is taken', () => {
  fc.assert(
    fc.property(fc.oneof(anything, almost), (bytes) => {
      const arrival = arrived(bytes);
      const reading = arrival.answer === null ? undefined : readMessage(arrival.answer);
      const code = reading?.ok === true ? readAcknowledgement(reading.message)?.code : undefined;
      if (arrival.answer !== null) expect(code).toBeDefined();
      expect(code === 'AA' || code === 'CA').toBe(arrival.state !== 'REJECTED' && arrival.answer !== null);
      const texts = [arrival.controlId, arrival.businessKey, arrival.messageCode, arrival.triggerEvent, arrival.reason];
      for (const text of texts) expect(text ?? '').not.toContain('\0');
      expect(arrival.reason === null).toBe(arrival.state !== 'REJECTED');
    }),
    { numRuns: 2000 },
  );
});

test('R69: the key is of MSH-3, MSH-4 and MSH-10, and nothing moves from one into another', () => {
  const key = (application: string, facility: string, controlId: string) =>
    arrived(siu({ application, facility, controlId })).duplicateKey.toString('hex');
  expect(key('A', 'B', 'C')).toBe(key('A', 'B', 'C'));
  const others = [
    key('A', 'B', 'C2'),
    key('A2', 'B', 'C'),
    key('A', 'B2', 'C'),
    key('AB', '', 'C'),
    key('', 'AB', 'C'),
  ];
  expect(new Set([key('A', 'B', 'C'), ...others]).size).toBe(6);
});

test('what has no control id is known by its content alone', () => {
  const one = arrived(siu({ controlId: '' }));
  expect(arrived(siu({ controlId: '' })).duplicateKey).toEqual(one.duplicateKey);
  expect(arrived(siu({ controlId: '', filler: '2' })).duplicateKey).not.toEqual(one.duplicateKey);
});
