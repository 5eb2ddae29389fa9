import { describe, expect, test } from 'vitest';
import { readMessage } from '../message/read-message.ts';
import { readMasterFile } from './read-master-file.ts';

const file = (...lines: string[]) => {
  const result = readMessage(['MSH|^~\\&|ERP|H100|HUB|H100|20260309||MFN^M16|C1|P|2.9', ...lines].join('\r'));
  if (!result.ok) throw new Error(result.reason);
  const reading = readMasterFile(result.message);
  if (!reading.ok) throw new Error(reading.reason);
  return reading.file;
};

describe('a master file message', () => {
  test('has each item with its vendors, packagings, locations and lots', () => {
    const read = file(
      'MFI|MMI^Material item^L||UPD||20260310|AL',
      'MFE|MUP|REC-1|20260310|MED-004417^^L|CWE',
      'ITM|MED-004417|Hip stem, size 12 & collar|A^Active|IMP|ORTHO|Y|ACME^HIBC|Acme Ortho|STM-12|LAB7|Y|4810012|950.00&USD|Y|COLD~FRAGILE||N|||10|812.5000^USD||||||27130|LT||N|Y||42295500|20260101^20261231|||HOSP',
      'NTE|1||New collar',
      'STZ|STEAM|CYCLE1',
      'VND|1|V77^ERP|Alpine Surgical|ALP-9001^ALP|Y||||C-2026||T2',
      'PKG|1|BX^Box|Y|10|120.00^USD|125.00^USD|20260701|00860001234562|110.00^USD|10|ALP-9001-BX',
      'PCE|1|CC100|4810012|950.00&USD',
      'PKG|2|CS^Case|N|5|550.00^USD||||||',
      'VND|2|V78|Other',
      'IVT|1|OR01^ERP|Main OR core|CS01||||BX|EA|||||||Y|N||MED-1~MED-2|||3||4|2|6',
      'ILT|1|L2291|20280131|20260301|10|EA|81.25^USD|20260308|7|EA',
      'ILT|2|L2292|20290131',
      'MFE|MDL|REC-2||MED-9',
    );
    expect(read).toMatchObject({ fileId: { code: 'MMI' }, fileEvent: 'UPD', responseLevel: 'AL', problems: [] });
    expect(read.records).toHaveLength(2);
    const [first, second] = read.records;
    expect(first).toMatchObject({
      event: 'MUP',
      controlId: 'REC-1',
      key: { code: 'MED-004417' },
      notes: ['New collar'],
      sterilizations: [{ type: { code: 'STEAM' }, cycle: { code: 'CYCLE1' } }],
      item: {
        id: { id: 'MED-004417' },
        description: 'Hip stem, size 12 & collar',
        status: { code: 'A' },
        isExpiryTracked: { code: 'Y' },
        manufacturerName: 'Acme Ortho',
        manufacturerCatalogNumber: 'STM-12',
        chargeAmount: { amount: '950.00', currency: 'USD' },
        supplyRisks: [{ code: 'COLD' }, { code: 'FRAGILE' }],
        approvedQuantity: '10',
        approvedPrice: { amount: '812.5000', currency: 'USD' },
        isSterile: { code: 'Y' },
        unspsc: { code: '42295500' },
        contractFrom: { text: '20260101' },
        contractUntil: { text: '20261231' },
        classOfTrade: { code: 'HOSP' },
      },
    });
    expect(first?.vendors).toMatchObject([
      {
        id: { id: 'V77', namespace: 'ERP' },
        name: 'Alpine Surgical',
        isPrimary: { code: 'Y' },
        contractId: { id: 'C-2026' },
        pricingTier: { code: 'T2' },
        packagings: [
          {
            unit: { code: 'BX' },
            quantity: '10',
            price: { amount: '120.00', currency: 'USD' },
            futurePriceFrom: { text: '20260701' },
            gtin: { code: '00860001234562' },
            contractPrice: { amount: '110.00' },
            eachCount: '10',
            patientCharges: [{ code: { code: '4810012' }, amount: { amount: '950.00' } }],
          },
          { unit: { code: 'CS' }, quantity: '5', patientCharges: [] },
        ],
      },
      { id: { id: 'V78' }, packagings: [] },
    ]);
    expect(first?.inventories).toMatchObject([
      {
        locationId: { id: 'OR01' },
        orderPackaging: { code: 'BX' },
        isConsigned: { code: 'Y' },
        substitutes: [{ id: 'MED-1' }, { id: 'MED-2' }],
        safetyStockDays: '3',
        reorderPoint: '4',
        orderAmount: '2',
        operatingRoomPar: '6',
        lots: [
          { lot: 'L2291', expiresAt: { text: '20280131' }, onHand: '7', onHandUnit: { code: 'EA' } },
          { lot: 'L2292', onHand: undefined },
        ],
      },
    ]);
    expect(second).toMatchObject({ event: 'MDL', controlId: 'REC-2', item: undefined, vendors: [] });
  });

  test('of the older inventory form has its stock', () => {
    const read = file(
      'MFI|INV||REP',
      'MFE|MAD|1||K',
      'IIM|MED-1|SVC|L1|20280131|ACME|OR01|20260301|10|EA||20260308|7|EA',
    );
    expect(read.fileEvent).toBe('REP');
    expect(read.records[0]?.stock).toMatchObject([
      {
        key: { code: 'MED-1' },
        lot: 'L1',
        location: { code: 'OR01' },
        received: '10',
        onHand: '7',
        onHandUnit: { code: 'EA' },
      },
    ]);
  });

  test('keeps segments it does not know, and says when one has lost what it belongs to', () => {
    const read = file('MFI|PRA||UPD', 'MFE|MAD|||testy', 'STF|testy|1', 'ILT|1|L1', 'PKG|1', 'ZZZ|1');
    expect(read.records[0]?.segments.map(({ name }) => name)).toEqual(['STF', 'ILT', 'PKG', 'ZZZ']);
    expect(read.problems).toMatchObject([{ segment: 'ILT' }, { segment: 'PKG' }]);
  });
});
