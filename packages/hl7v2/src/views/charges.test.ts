import { describe, expect, test } from 'vitest';
import { readMessage } from '../message/read-message.ts';
import { chargedAccount, isReversal } from './charges.ts';
import { readCharges } from './read-charges.ts';

const charges = (lines: readonly string[]) => {
  const result = readMessage(['MSH|^~\\&|EPIC|H100|HUB|H100|20260309||DFT^P03|C1|P|2.9', ...lines].join('\r'));
  if (!result.ok) throw new Error(result.reason);
  const reading = readCharges(result.message);
  if (!reading.ok) throw new Error(reading.reason);
  return reading.charges;
};
const transaction = (...lines: string[]) => {
  const [first] = charges(lines).transactions;
  if (first === undefined) throw new Error('no transaction');
  return first;
};

describe('a charge message', () => {
  test('has its transactions, amounts and codes', () => {
    const read = charges([
      'EVN|P03|20260309120000',
      'PID|1||MR1^^^H100^MR|||||||||||||||ACC9',
      'PV1|1|I|||||||||||||||||V55012',
      'FT1|1|TX-99120|B7|20260309091500|20260309|CG|4810012^HIP STEM^CDM|||1|100&USD|50.25&USD^UP|OR^OPERATING ROOM|||OR3^^^H100||||||12.3400&USD|F1|||27130^^CPT|LT~RT||||||||MED-004417^^L|STM-12||||||0278||5^BX&Box',
      'FT1|2|TX-99121||20260309||CD|4810012|||1',
    ]);
    expect(read).toMatchObject({ triggerEvent: 'P03', recordedAt: { text: '20260309120000' }, problems: [] });
    expect(read.transactions[0]).toMatchObject({
      transactionId: 'TX-99120',
      batchId: 'B7',
      type: 'CG',
      chargeCode: { code: '4810012', text: 'HIP STEM', system: 'CDM' },
      quantity: '1',
      extendedAmount: { amount: '100', currency: 'USD', priceType: undefined },
      unitAmount: { amount: '50.25', currency: 'USD', priceType: 'UP' },
      department: { code: 'OR' },
      location: { pointOfCare: 'OR3', facility: { namespace: 'H100' } },
      unitCost: { amount: '12.3400', currency: 'USD' },
    });
    expect(chargedAccount(read)?.id).toBe('ACC9');
    expect(read.transactions[1]).toMatchObject({ transactionId: 'TX-99121', type: 'CD' });
  });

  test('reads the fields of the later versions where they stand', () => {
    const fields = ['FT1', '1', 'TX'];
    const at = (field: number, value: string): void => {
      while (fields.length < field) fields.push('');
      fields[field] = value;
    };
    for (const [field, value] of [
      [22, '12.3400&USD'],
      [23, 'F1^ORSYS'],
      [25, '27130^^CPT'],
      [29, '0182-1061-05^ASPIRIN^NDC'],
      [34, 'MED-004417^^L'],
      [35, 'STM-12'],
      [41, '0278'],
      [43, '5^BX&Box&L'],
    ] as const) {
      at(field, value);
    }
    expect(transaction(fields.join('|'))).toMatchObject({
      unitCost: { amount: '12.3400', currency: 'USD' },
      fillerOrder: { id: 'F1', namespace: 'ORSYS' },
      procedure: { code: '27130' },
      nationalDrugCode: { code: '0182-1061-05' },
      itemNumber: { code: 'MED-004417' },
      modelNumber: { code: 'STM-12' },
      revenueCode: { code: '0278' },
      drugAmount: { amount: '5', unit: { code: 'BX', text: 'Box', system: 'L' } },
    });
  });

  test('takes the device from PRT, from DEV, and keeps what a site puts in OBX or Z segments', () => {
    const read = transaction(
      'FT1|1|TX||20260309||CG|4810012',
      'PRT||AD||EQUIP^Equipment^HL70912||||||(01)10860001234562(17)280131(10)L2291||||||10860001234562^GS1|20260112|20280131|L2291|SN7781',
      'PRT||AD||AD^Admitting^HL70912|10535^Lee^Kim',
      'DEV|A|(01)0001|||ACME^^^^^^^^^M7|Stemmo|STM-12|CAT-1|0001|L1|S1|20260101|20280131||||IMP',
      'OBX|1|ST|74711-3^UDI^LN||=A9999XYZ^part||||||F|||||||EI12^NI2',
      'NTE|1||opened & used',
      'ZIM|1|LOT5',
    );
    expect(read.devices).toMatchObject([
      {
        source: 'PRT',
        participation: { code: 'EQUIP' },
        udi: { id: '(01)10860001234562(17)280131(10)L2291' },
        deviceIdentifier: { id: '10860001234562', namespace: 'GS1' },
        manufacturedAt: { text: '20260112' },
        expiresAt: { text: '20280131' },
        lot: 'L2291',
        serial: 'SN7781',
      },
      {
        source: 'DEV',
        manufacturer: { name: 'ACME', id: 'M7' },
        brand: 'Stemmo',
        deviceIdentifier: { id: '0001' },
        lot: 'L1',
        serial: 'S1',
        implantationStatus: { code: 'IMP' },
      },
    ]);
    expect(read.observations).toMatchObject([{ values: ['=A9999XYZ^part'], equipment: [{ id: 'EI12' }] }]);
    expect(read.localSegments.map(({ raw }) => raw)).toEqual(['ZIM|1|LOT5']);
    expect(read.notes).toEqual(['opened & used']);
  });

  test('R61: a credit, or a negative quantity, takes back a charge', () => {
    expect(isReversal(transaction('FT1|1|T||20260309||CG|X|||2'))).toBe(false);
    expect(isReversal(transaction('FT1|1|T||20260309||CD|X|||2'))).toBe(true);
    expect(isReversal(transaction('FT1|1|T||20260309||CG|X|||-2'))).toBe(true);
    expect(isReversal(transaction('FT1|1|T||20260309||CG|X'))).toBe(false);
  });

  test('tells an amount of the money type from one of the price type', () => {
    expect(transaction('FT1|1|T||20260309||CG|X||||150.00^USD').extendedAmount).toEqual({
      amount: '150.00',
      currency: 'USD',
      priceType: undefined,
    });
    expect(transaction('FT1|1|T||20260309||CG|X||||150.00').extendedAmount).toMatchObject({ currency: undefined });
  });

  test('says when an amount or a quantity is no number', () => {
    const read = charges(['FT1|1|T||20260309||CG|X|||two|many&USD']);
    expect(read.problems).toMatchObject([
      { segment: 'FT1', field: 10 },
      { segment: 'FT1', field: 11 },
    ]);
    expect(read.transactions[0]?.extendedAmount).toMatchObject({ amount: undefined, currency: 'USD' });
  });
});
