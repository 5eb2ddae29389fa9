import { describe, expect, test } from 'vitest';
import { segmentsOf, setOf } from '../../test/set-of.ts';
import { readInvoice810, writeInvoice810 } from './invoice-810.ts';

const read = (text: string) => {
  const reading = readInvoice810(setOf('810', segmentsOf(text)));
  if (!reading.ok) throw new Error(reading.faults.map(({ sentence }) => sentence).join('; '));
  return reading.document;
};
const text = (type: string, total: string) => `BIG*20260312*INV-9*20260301*PO-100234***${type}~CUR*SE*USD~
  N1*RI*MERIDIAN ORTHO~ITD*01*3*2**10**30~IT1*1*4*EA*460*CT*VC*HIP-STM-12~TXI*ST*12.50~PID*F****HIP STEM~
  TDS*${total}~CAD*A***UPSN~SAC*C*D240***2550********06~SAC*A*C310***1000~CTT*1*4`;

test('an invoice has exact amounts, lines and charges', () => {
  expect(read(text('DI', '184000'))).toMatchObject({
    number: 'INV-9',
    invoicedOn: '2026-03-12',
    orderNumber: 'PO-100234',
    total: { amount: '1840.00' },
    lines: [{ quantity: '4', unitPrice: '460', taxes: [{ kind: 'ST', amount: '12.50' }] }],
    charges: [
      { kind: 'C', code: 'D240', amount: '25.50' },
      { kind: 'A', code: 'C310', amount: '10.00' },
    ],
    carriers: [{ scac: 'UPSN' }],
  });
});

describe('R55: a credit memo negates', () => {
  test('its total, quantities, charges and taxes; prices stay positive', () => {
    const memo = read(text('CR', '184000'));
    expect(memo).toMatchObject({
      total: { amount: '-1840.00' },
      lines: [{ quantity: '-4', unitPrice: '460', taxes: [{ amount: '-12.50' }] }],
      charges: [{ amount: '-25.50' }, { amount: '-10.00' }],
    });
    expect(writeInvoice810(memo)).toContainEqual(['TDS', '184000']);
    expect(writeInvoice810(memo)).toContainEqual(['IT1', '1', '4', 'EA', '460', 'CT', 'VC', 'HIP-STM-12']);
  });

  test('unless its sender has signed it', () => {
    expect(read(text('CR', '-184000').replace('IT1*1*4', 'IT1*1*-4'))).toMatchObject({
      total: { amount: '-1840.00' },
      lines: [{ quantity: '-4' }],
    });
  });

  test('and is not written with a positive total', () => {
    const memo = read(text('CR', '184000'));
    expect(() => writeInvoice810({ ...memo, total: { amount: '5.00' } })).toThrow('TDS01');
  });
});

test('an amount with a decimal point where N2 has none is refused, not taken a hundredfold', () => {
  const reading = readInvoice810(setOf('810', segmentsOf(text('DI', '1840.00'))));
  expect(reading).toMatchObject({ ok: false, faults: [{ segment: 'TDS', element: 1, code: '6' }] });
});

test('an invoice without its total is refused', () => {
  const reading = readInvoice810(setOf('810', ['BIG*20260312*INV-9', 'IT1*1*4*EA*460']));
  expect(reading).toMatchObject({ ok: false, faults: [{ segment: 'TDS', element: null, code: '3' }] });
});
