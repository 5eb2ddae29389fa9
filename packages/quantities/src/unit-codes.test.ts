import { InvalidInput } from '@supply-hub/errors';
import { describe, expect, test } from 'vitest';
import { standardUnitCodes, unitCodes, type UnitSystem } from './unit-codes.ts';
import { assertUnitOfMeasure, isUnitOfMeasure, parseUnitOfMeasure, unitNames } from './unit-of-measure.ts';

const systems = ['x12', 'unece', 'sap', 'hl7'] as const satisfies UnitSystem[];
const units = Object.keys(unitNames).filter(isUnitOfMeasure);

describe('R4: CS and CA', () => {
  test.each([
    ['x12', 'CA', 'CA'],
    ['x12', 'CS', 'CASSETTE'],
    ['sap', 'CS', 'CA'],
    ['hl7', 'CS', 'CA'],
    ['unece', 'CS', 'CA'],
    ['unece', 'XCS', 'CA'],
    ['unece', 'CA', 'CN'],
  ] as const)('%s %s is %s', (system, code, unit) => {
    expect(standardUnitCodes[system].read(code)).toEqual({ ok: true, value: unit });
  });

  test('SAP’s case reaches a supplier as X12 CA, and X12’s cassette never reaches SAP', () => {
    const unit = standardUnitCodes.sap.read('CS');
    expect(unit.ok && standardUnitCodes.x12.write(unit.value)).toEqual({ ok: true, value: 'CA' });
    expect(standardUnitCodes.sap.read('CA').ok).toBe(false);
    expect(standardUnitCodes.sap.write('CASSETTE').ok).toBe(false);
  });

  test('the hub has no CS of its own, and says what to say instead', () => {
    expect(parseUnitOfMeasure('CS')).toMatchObject({
      ok: false,
      remedy: 'Say CA for a case or CASSETTE for a cassette',
    });
    expect(() => assertUnitOfMeasure('CS', 'input.unit')).toThrow(InvalidInput);
  });
});

describe.each(systems)('%s', (system) => {
  const codes = standardUnitCodes[system];

  test('writes each unit it has to a code that reads back to it', () => {
    const written = units.flatMap((unit) => {
      const code = codes.write(unit);
      return code.ok ? [[unit, codes.read(code.value)]] : [];
    });
    expect(written.length).toBeGreaterThan(3);
    for (const [unit, read] of written) expect(read).toEqual({ ok: true, value: unit });
  });

  test('R4: an unknown code stops', () => {
    for (const code of ['', 'ZZ', 'ea', ' EA', 'EA ', 'toString', '__proto__', 'constructor']) {
      expect(codes.read(code)).toMatchObject({ ok: false, remedy: expect.stringContaining('unit map') });
    }
  });
});

test('the same letters mean what each system says they mean', () => {
  expect(standardUnitCodes.sap.read('ST')).toEqual({ ok: true, value: 'PC' });
  expect(standardUnitCodes.x12.read('ST')).toEqual({ ok: true, value: 'ST' });
  expect(standardUnitCodes.unece.read('ST')).toEqual({ ok: true, value: 'SH' });
  expect(standardUnitCodes.x12.read('PL')).toEqual({ ok: true, value: 'PL' });
  expect(standardUnitCodes.unece.read('PL')).toEqual({ ok: true, value: 'PA' });
});

test('a partner’s own codes win both ways', () => {
  const alpine = unitCodes('x12', { CS: 'CA', 'C/10': 'CA' });
  expect(alpine.read('CS')).toEqual({ ok: true, value: 'CA' });
  expect(alpine.read('C/10')).toEqual({ ok: true, value: 'CA' });
  expect(alpine.read('CA')).toEqual({ ok: true, value: 'CA' });
  expect(alpine.write('CA')).toEqual({ ok: true, value: 'CS' });
  // Its CS is a case now, so a cassette can no longer be written as CS.
  expect(alpine.write('CASSETTE').ok).toBe(false);
});
