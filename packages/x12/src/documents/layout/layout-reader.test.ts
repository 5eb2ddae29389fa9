import { describe, expect, test } from 'vitest';
import { segmentsOf, setOf } from '../../../test/set-of.ts';
import { readAcknowledgement855 } from '../acknowledgement-855.ts';
import { readPurchaseOrder850, writePurchaseOrder850, type PurchaseOrderDraft850 } from '../purchase-order-850.ts';

const order = (...lines: readonly string[]) => readPurchaseOrder850(setOf('850', lines));
const faultsOf = (...lines: readonly string[]) => order(...lines).faults.map(({ sentence }) => sentence);

describe('what is beyond the guide', () => {
  test('a segment it does not name is kept with its place and the loops around it', () => {
    const reading = order('BEG*00*NE*1**20260301', 'PO1*1*4*EA', 'N1*ST*DOCK', 'ZZX*A*B', 'CTT*1');
    expect(reading).toMatchObject({
      ok: true,
      beyond: [{ position: { segment: 5, inSet: 5 }, text: 'ZZX*A*B', elements: [], where: 'PO1/N1' }],
    });
  });

  test('an element it does not name is kept, and told by number', () => {
    expect(order('BEG*00*NE*1**20260301***XX', 'REF*PO*1**4:5').beyond).toMatchObject([
      { text: 'BEG*00*NE*1**20260301***XX', elements: [8], where: '' },
      { text: 'REF*PO*1**4:5', elements: [4], where: '' },
    ]);
  });

  test('a segment that comes too often is kept, with a warning', () => {
    const reading = order('BEG*00*NE*1**20260301', 'CUR*BY*USD', 'CUR*BY*CAD');
    expect(reading).toMatchObject({
      ok: true,
      document: { currency: { code: 'USD' } },
      faults: [{ segment: 'CUR', code: '5', severity: 'warning', sentence: 'CUR comes more often than it may' }],
      beyond: [{ text: 'CUR*BY*CAD' }],
    });
  });
});

describe('faults', () => {
  test('say position, segment, element and code, and what is required', () => {
    expect(order('BEG*00*NE*PO-1**20261301', 'PO1*1*four*EA')).toMatchObject({
      ok: false,
      faults: [
        {
          position: { segment: 2, inSet: 2, offset: 12 },
          segment: 'BEG',
          element: 5,
          code: '8',
          severity: 'error',
          sentence: "BEG05 holds '20261301' where a date CCYYMMDD is required",
        },
        {
          position: { segment: 3 },
          segment: 'PO1',
          element: 2,
          code: '6',
          sentence: 'PO102 holds 4 characters of text where a decimal number is required',
        },
      ],
    });
  });

  test('a required element and a required segment are missed', () => {
    expect(faultsOf('BEG*00*NE***20260301')).toEqual(['BEG03 is required and missing']);
    expect(faultsOf('REF*PO*1')).toContain('BEG is required here, REF came');
    expect(faultsOf()).toEqual(['BEG is required and missing']);
  });

  test('a qualifier without its value is a warning, and what there is of the pair is shown', () => {
    expect(order('BEG*00*NE*1**20260301', 'PO1*1*4*EA***VC')).toMatchObject({
      ok: true,
      document: { lines: [{ productIds: [] }] },
      faults: [{ element: 7, code: '2', severity: 'warning' }],
      beyond: [{ elements: [6] }],
    });
  });

  test('R40: ACK02 needs ACK03, and ACK05 needs ACK04', () => {
    const answer = (ack: string) =>
      readAcknowledgement855(setOf('855', ['BAK*00*AC*PO-1*20260301', 'PO1*1*4*EA', ack])).faults;
    expect(answer('ACK*IA*4').map(({ sentence, code }) => [sentence, code])).toEqual([
      ['ACK03 is required where ACK02 is sent', '2'],
    ]);
    expect(answer('ACK*IA*4*EA**20260309').map(({ sentence }) => sentence)).toEqual([
      'ACK04 is required where ACK05 is sent',
    ]);
    expect(answer('ACK*IA*4*EA*068*20260309')).toEqual([]);
  });

  test('what is longer than its version allows is a warning: 4010 and 5010 differ', () => {
    const line = `PO1*1*4*EA`;
    const lines = ['BEG*00*NE*1**20260301', `REF*ZZ*${'9'.repeat(50)}`, line];
    expect(readPurchaseOrder850(setOf('850', lines, '004010')).faults).toMatchObject([
      { segment: 'REF', element: 2, code: '5', severity: 'warning' },
    ]);
    expect(readPurchaseOrder850(setOf('850', lines, '005010')).faults).toEqual([]);
  });

  test('R47: CTT that disagrees with the lines is a warning', () => {
    expect(faultsOf('BEG*00*NE*1**20260301', 'PO1*1*4*EA', 'CTT*2*5')).toEqual([
      'CTT01 says 2 lines, there are 1',
      'CTT02 says 5, the quantities add up to 4',
    ]);
  });

  test('never show free text, which may name a person', () => {
    const reading = order('BEG*00*NE*1**20260301', 'DTM*002*JOHN DOE', 'PO1*1*JANE ROE*EA');
    expect(JSON.stringify(reading.faults)).not.toMatch(/JOHN|JANE/);
  });
});

describe('segments belong to the innermost loop that names them', () => {
  const read = order(
    ...segmentsOf(`BEG*00*NE*1**20260301~REF*CT*C1~N1*BY*HOSPITAL~REF*DP*OR~N1*ST*DOCK~N3*1 WAY~
    PO1*1*4*EA~REF*LI*L1~N1*Z7*CASE~REF*AB*X~DTM*002*20260309~PO1*2*1*BX~CTT*2*5`),
  );
  if (!read.ok) throw new Error('not read');
  const { document } = read;

  test('of the header', () => {
    expect(document.references).toEqual([{ qualifier: 'CT', value: 'C1' }]);
    expect(document.parties.map(({ role, references }) => [role, references.length])).toEqual([
      ['BY', 1],
      ['ST', 0],
    ]);
    expect(document.parties[1]?.streets).toEqual([{ lines: ['1 WAY'] }]);
  });

  test('of a line', () => {
    expect(document.lines[0]).toMatchObject({
      references: [{ qualifier: 'LI' }],
      parties: [{ role: 'Z7', references: [{ qualifier: 'AB' }] }],
      dates: [{ qualifier: '002', on: '2026-03-09' }],
    });
    expect(document.lines[1]).toMatchObject({ number: '2', references: [] });
  });
});

describe('what is written', () => {
  const minimal: PurchaseOrderDraft850 = { purpose: '00', orderType: 'NE', number: 'PO-1', orderedOn: '2026-03-01' };

  test('counts its lines', () => {
    expect(writePurchaseOrder850(minimal)).toEqual([
      ['BEG', '00', 'NE', 'PO-1', undefined, '20260301'],
      ['CTT', '0', '0'],
    ]);
  });

  test('is refused where it would not say the same', () => {
    const tooLong = { ...minimal, number: 'P'.repeat(23), orderedOn: '2026-02-30' };
    expect(() => writePurchaseOrder850(tooLong)).toThrow(
      'BEG03 has 23 characters, at most 22 are allowed; BEG05 cannot hold this date',
    );
  });

  test('is longer in 5010 than in 4010', () => {
    const long = { ...minimal, references: [{ qualifier: 'ZZ', value: '9'.repeat(50) }] };
    expect(() => writePurchaseOrder850(long)).toThrow('REF02 has 50 characters, at most 30 are allowed');
    expect(writePurchaseOrder850(long, '005010')).toContainEqual(['REF', 'ZZ', '9'.repeat(50)]);
  });
});
