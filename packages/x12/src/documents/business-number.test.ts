import { describe, expect, test } from 'vitest';
import { segmentsOf, setOf } from '../../test/set-of.ts';
import { businessKeyOf, businessNumberOf } from './business-number.ts';

const of = (type: string, text: string) => {
  const set = setOf(type, segmentsOf(text));
  return [businessNumberOf(set), businessKeyOf(set)];
};

test.each([
  ['850', 'BEG*00*NE*PO-1**20260301', 'PO-1', 'po:PO-1'],
  ['855', 'BAK*00*AC*PO-1*20260301', 'PO-1', 'po:PO-1'],
  ['860', 'BCH*04*NE*PO-1', 'PO-1', 'po:PO-1'],
  ['865', 'BCA*00*AC*PO-1', 'PO-1', 'po:PO-1'],
  ['856', 'BSN*00*S-1*20260308*1610~HL*1**S~HL*2*1*O~PRF*PO-2~HL*3*1*O~PRF*PO-1', 'S-1', 'po:PO-2'],
  ['856', 'BSN*00*S-1*20260308*1610~HL*1**S', 'S-1', null],
  ['810', 'BIG*20260312*I-1**PO-1', 'I-1', 'po:PO-1'],
  ['810', 'BIG*20260312*I-1~REF*PO*PO-1', 'I-1', 'po:PO-1'],
  ['810', 'BIG*20260312*I-1~IT1*1*1*EA*5**VC*A*PO*PO-1', 'I-1', 'po:PO-1'],
  ['832', 'BCT*PC*CAT26~REF*VC*V1~REF*CT*4600000123', 'CAT26', 'contract:4600000123'],
  ['832', 'BCT*PC*CAT26', 'CAT26', 'contract:CAT26'],
  ['845', 'BPA*00*20260101*CT*PA-1~CON*CT*4600000123*VA', 'PA-1', 'contract:4600000123'],
  ['846', 'BIA*00*DD*SNAP-1*20260310~N1*WH*CDC*92*W1', 'SNAP-1', 'warehouse:W1'],
  ['846', 'BIA*00*DD*SNAP-1*20260310~LIN**VC*A~QTY*17*1*EA', 'SNAP-1', 'warehouse:unnamed'],
  ['944', 'W17*F*20260309*RC-1~N1*WH*CDC', 'RC-1', 'warehouse:CDC'],
  ['945', 'W06*F*DO-1*20260309*SH-1', 'DO-1/SH-1', 'warehouse:unnamed'],
  ['943', 'W06*F**20260309*SH-1', 'SH-1', 'warehouse:unnamed'],
  ['947', 'W15*20260310*ADJ-1~N1*WH*CDC*92*W1', 'ADJ-1', 'warehouse:W1'],
  ['940', 'W05*N*DO-1', 'DO-1', 'warehouse:unnamed'],
  ['861', 'BRA*RA-1*20260310*00*1', 'RA-1', null],
  ['867', 'BPT*00*USE-1*20260310', 'USE-1', null],
  ['214', 'B10*PRO1*BOL1*ACME', 'PRO1', null],
  ['214', 'B10**BOL1*ACME', 'BOL1', null],
  ['997', 'AK1*PO*1', null, null],
  ['850', 'BEG*00*NE', null, null],
])('%s: %s is known as %s, and kept in order by %s', (type, text, number, key) => {
  expect(of(type, text)).toEqual([number, key]);
});

describe('R70', () => {
  test('only as many segments are taken as the number needs', () => {
    let taken = 0;
    const set = {
      type: '850',
      *eachSegment() {
        for (const segment of setOf('850', ['BEG*00*NE*PO-1**20260301', 'PO1*1*4*EA']).eachSegment()) {
          taken += 1;
          yield segment;
        }
      },
    };
    expect(businessKeyOf(set)).toBe('po:PO-1');
    expect(taken).toBe(2);
  });
});
