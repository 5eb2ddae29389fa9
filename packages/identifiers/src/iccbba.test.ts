import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIccbba, parseIccbba } from './iccbba.ts';
import { labelDate, labelDateOfYearDay } from './label-date.ts';
import { valueOf } from './reading.ts';

const example = '=/A9999XYZ100T0944=,000025=A99971312345600=>014032=}013032&,1000000000000XYZ123';

test('R15: a device of human origin: product, division, donation, dates, lot', () => {
  expect(parseIccbba(example)).toEqual({
    ok: true,
    value: {
      di: 'A9999XYZ100T0944',
      serial: '000025',
      donationId: 'A99971312345600',
      expiresOn: labelDate(2014, 2, 1, true),
      manufacturedOn: labelDate(2013, 2, 1, true),
      lot: '000000000000XYZ123',
    },
  });
});

test('a blood container has a catalogue number and a lot', () => {
  expect(parseIccbba('=)1TE123456A&)RZ12345678')).toMatchObject({
    ok: true,
    value: { di: '1TE123456A', lot: 'RZ12345678', donationId: null },
  });
});

test('a structure alone, and a compound message, are read too', () => {
  expect(parseIccbba('=A99971312345600')).toMatchObject({
    ok: true,
    value: { di: null, donationId: 'A99971312345600' },
  });
  expect(parseIccbba('=+02000=/A9999XYZ100T0944=>014032')).toMatchObject({
    ok: true,
    value: { di: 'A9999XYZ100T0944' },
  });
  expect(parseIccbba('&>0140321405')).toMatchObject({
    ok: true,
    value: { expiresOn: { on: '2014-02-01', precision: 'minute', time: '14:05' } },
  });
});

describe('what is refused, and where', () => {
  test.each([
    ['=/A9999XYZ100T094', 17, 'processor product code of 16'],
    ['=/A9999xyz100T0944', 7, 'processor product code'],
    ['=>014367', 2, 'no day 367'],
    ['=>014000', 2, 'no day 0'],
    ['=>O14032', 2, 'expiration date of 6 digits'],
    ['&>0140322460', 2, 'no time 24:60'],
    ['=<E0336V00', 1, 'donation number'],
    ['=%5100', 1, 'donation number'],
    ['=O99971312345600', 1, 'donation number'],
    [`${example}=>014033`, 79, 'second expiration date'],
    ['=,000025X', 8, 'No ISBT 128 structure'],
    ['=+02000', 7, 'no ISBT 128 data'],
  ])('%s', (text, position, reason) => {
    expect(parseIccbba(text)).toMatchObject({ ok: false, position, reason: expect.stringContaining(reason) });
  });
});

test('whatever is built is read back', () => {
  const date = fc
    .tuple(fc.integer({ min: 1950, max: 2149 }), fc.integer({ min: 1, max: 365 }))
    .map(([year, day]) => valueOf(labelDateOfYearDay(year, day)));
  const text = (shape: RegExp) => fc.stringMatching(shape);
  const label = fc.record({
    di: text(/^[A-NP-Z1-9][0-9A-Z]{15}$/),
    serial: fc.option(text(/^[0-9A-Z]{6}$/)),
    donationId: fc.option(text(/^[A-NP-Z1-9][0-9A-Z]{4}[0-9]{8}00$/)),
    expiresOn: fc.option(date),
    manufacturedOn: fc.option(date),
    lot: fc.option(text(/^[0-9A-Z]{18}$/)),
  });
  fc.assert(
    fc.property(label, (parts) => {
      expect(parseIccbba(valueOf(buildIccbba(parts)))).toEqual({ ok: true, value: parts });
    }),
  );
  expect(buildIccbba({ di: '1TE123456A', lot: 'RZ1' })).toEqual({ ok: true, value: '=)1TE123456A&)0000000RZ1' });
  expect(buildIccbba({ lot: 'a' }).ok).toBe(false);
  expect(buildIccbba({}).ok).toBe(false);
});
