import { describe, expect, test } from 'vitest';
import { segmentsOf, setOf } from '../../test/set-of.ts';
import { readAcknowledgement855 } from './acknowledgement-855.ts';
import { buyerItemOf, gtinOf, supplierPartOf } from './product-ids.ts';
import { dateOf } from './dates.ts';
import { readOrderChange860, writeOrderChange860 } from './order-change-860.ts';
import { readOrderChangeAcknowledgement865 } from './order-change-acknowledgement-865.ts';
import { partyOf } from './parties.ts';
import { readPurchaseOrder850, writePurchaseOrder850 } from './purchase-order-850.ts';
import { referenceOf } from './references.ts';

const guide = segmentsOf(`
  BEG*00*EO*PO-100234**20260301*4600000123~REF*RQ*HUB-000871~DTM*002*20260309~TD5**2*UPSN*A*NEXT DAY~
  N1*BY*MERCY HOSPITAL*UL*0860001234565~N1*ST*MERCY OR DOCK*UL*0860001234572~N1*Z7*OR CASE 88213~
  PO1*1*4*EA*460*CT*VC*HIP-STM-12*UK*10860001234562*IN*MED-004417~PID*F****HIP STEM SIZE 12~SCH*2*EA***002*20260309~
  CTT*1*4`);

describe('850', () => {
  const reading = readPurchaseOrder850(setOf('850', guide));
  if (!reading.ok) throw new Error('not read');
  const { document } = reading;

  test('is read as the guide gives it', () => {
    expect(reading.faults).toEqual([]);
    expect(reading.beyond).toEqual([]);
    expect(document).toMatchObject({
      purpose: '00',
      orderType: 'EO',
      number: 'PO-100234',
      orderedOn: '2026-03-01',
      contractNumber: '4600000123',
      routings: [{ carrierQualifier: '2', carrier: 'UPSN', mode: 'A', text: 'NEXT DAY' }],
      lines: [
        {
          number: '1',
          quantity: '4',
          unit: 'EA',
          unitPrice: '460',
          priceBasis: 'CT',
          descriptions: [{ kind: 'F', text: 'HIP STEM SIZE 12' }],
          schedules: [{ quantity: '2', unit: 'EA', dateQualifier: '002', on: '2026-03-09' }],
        },
      ],
    });
    expect(document.release).toBeUndefined();
    expect(referenceOf(document.references, 'RQ')).toBe('HUB-000871');
    expect(dateOf(document.dates, '010', '002')).toBe('2026-03-09');
    expect(partyOf(document.parties, 'ST')).toMatchObject({ idQualifier: 'UL', id: '0860001234572' });
    expect(partyOf(document.parties, 'BT')).toBeUndefined();
  });

  test('names its product in each way', () => {
    const ids = document.lines[0]?.productIds ?? [];
    expect([supplierPartOf(ids), buyerItemOf(ids), gtinOf(ids)]).toEqual([
      'HIP-STM-12',
      'MED-004417',
      '10860001234562',
    ]);
  });

  test('is written as it was read', () => {
    expect(
      writePurchaseOrder850(document).map((segment) =>
        segment.map((each) => (typeof each === 'string' ? each : '')).join('*'),
      ),
    ).toEqual([...guide]);
  });
});

describe('855', () => {
  const reading = readAcknowledgement855(
    setOf(
      '855',
      segmentsOf(`BAK*00*AC*PO-100234*20260301****SO-77*20260302~PO1*1*10*EA*460*CT*VC*HIP-STM-12~
        ACK*BP*3*EA*068*20260308~ACK*IB*1*EA*068*20260401~ACK*IS*6*EA*067*20260310**VC*HIP-STM-12B*UK*10860001234579~DTM*017*20260311~
        PO1*2*5*BX~CTT*2*15`),
    ),
  );
  if (!reading.ok) throw new Error('not read');
  const { document } = reading;

  test('has each status with its quantity, unit and date', () => {
    expect(document).toMatchObject({
      acknowledgementType: 'AC',
      orderNumber: 'PO-100234',
      orderedOn: '2026-03-01',
      sellerOrderNumber: 'SO-77',
      acknowledgedOn: '2026-03-02',
    });
    expect(document.lines[0]?.statuses.map(({ status, quantity, unit, on }) => [status, quantity, unit, on])).toEqual([
      ['BP', '3', 'EA', '2026-03-08'],
      ['IB', '1', 'EA', '2026-04-01'],
      ['IS', '6', 'EA', '2026-03-10'],
    ]);
  });

  test('R42: a substitute is named by its own ids, and has its own dates', () => {
    expect(document.lines[0]?.statuses[2]).toMatchObject({
      productIds: [
        { qualifier: 'VC', value: 'HIP-STM-12B' },
        { qualifier: 'UK', value: '10860001234579' },
      ],
      dates: [{ qualifier: '017', on: '2026-03-11' }],
    });
  });

  test('R38: a line without a status says nothing, and stays there', () => {
    expect(document.lines[1]).toMatchObject({ number: '2', unit: 'BX', statuses: [] });
  });

  test('a status that no list knows is kept as sent', () => {
    const odd = readAcknowledgement855(setOf('855', ['BAK*00*AC*PO-1*20260301', 'PO1*1*4*EA', 'ACK*Q9*4*EA']));
    expect(odd.ok && odd.document.lines[0]?.statuses[0]?.status).toBe('Q9');
  });
});

describe('860 and 865', () => {
  test('R37: a change has its sequence, and what becomes of each line', () => {
    const reading = readOrderChange860(
      setOf('860', [
        'BCH*04*SA*PO-1**2*20260301*****20260305',
        'POC*1*QD*4*4*EA*460*CT*VC*HIP-STM-12',
        'POC*2*DI*0*0*EA',
      ]),
    );
    expect(reading).toMatchObject({
      ok: true,
      document: {
        purpose: '04',
        orderNumber: 'PO-1',
        changeNumber: '2',
        changedOn: '2026-03-05',
        lines: [
          { number: '1', change: 'QD', quantity: '4', leftToReceive: '4', unit: 'EA', unitPrice: '460' },
          { number: '2', change: 'DI', quantity: '0' },
        ],
      },
    });
  });

  test('a composite of one component is read, and written plain', () => {
    const read = readOrderChange860(setOf('860', ['BCH*04*SA*PO-1***20260301', 'POC*1*CA*4*2>1*EA>>2']));
    if (!read.ok) throw new Error('not read');
    expect(read.document.lines[0]).toMatchObject({ leftToReceive: '2', unit: 'EA' });
    expect(writeOrderChange860(read.document)[1]).toEqual(['POC', '1', 'CA', '4', '2', 'EA']);
  });

  test('an answer has ACK as an 855 has', () => {
    const reading = readOrderChangeAcknowledgement865(
      setOf('865', ['BCA*00*AC*PO-1**2*20260301', 'POC*1*QD*4*4*EA', 'ACK*IR*4*EA']),
    );
    expect(reading).toMatchObject({
      ok: true,
      document: {
        acknowledgementType: 'AC',
        changeNumber: '2',
        lines: [{ change: 'QD', statuses: [{ status: 'IR' }] }],
      },
    });
  });
});
