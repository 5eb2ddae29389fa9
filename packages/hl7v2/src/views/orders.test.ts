import { describe, expect, test } from 'vitest';
import { readMessage } from '../message/read-message.ts';
import { readOrders } from './orders.ts';
import { readPatientEvent } from './patient-event.ts';

const message = (type: string, lines: readonly string[]) => {
  const result = readMessage([`MSH|^~\\&|ERP|H100|HUB|H100|20260309||${type}|C1|P|2.5`, ...lines].join('\r'));
  if (!result.ok) throw new Error(result.reason);
  return result.message;
};
const orders = (type: string, ...lines: string[]) => {
  const reading = readOrders(message(type, lines));
  if (!reading.ok) throw new Error(reading.reason);
  return reading.orders;
};

describe('an order message', () => {
  test('of stock requisitions has each line and no patient', () => {
    const read = orders(
      'OMS^O05',
      'ORC|NW|R-1^ERP||G-1|||||20260309080000|||77^Buyer^Ann',
      'TQ1|1|4&5^EA&Each||||||20260310||R',
      'RQD|1|INT-1|EXT-1|MED-004417^Stem^L|4|EA^Each|CC100^^^H100|6100|OR01^Main OR core|20260312',
      'RQ1|95.50&USD|ACME|STM-12|V77^Alpine|ALP-9001|N|Y',
      'NTE|1||urgent',
      'ORC|CA|R-2',
      'RQD|1|||MED-1|x|BX',
    );
    expect(read).toMatchObject({ messageCode: 'OMS', patient: undefined, visit: undefined });
    expect(read.orders[0]).toMatchObject({
      control: 'NW',
      placerOrder: { id: 'R-1', namespace: 'ERP' },
      placerGroup: { id: 'G-1' },
      orderedAt: { text: '20260309080000' },
      orderedBy: [{ id: '77', familyName: 'Buyer' }],
      timing: { endsAt: { text: '20260310' } },
      requisition: {
        lineNumber: '1',
        hospitalItem: { code: 'MED-004417' },
        quantity: '4',
        unit: { code: 'EA' },
        costCenter: { id: 'CC100' },
        deliverTo: { code: 'OR01' },
        neededOn: { text: '20260312' },
        anticipatedPrice: { amount: '95.50', currency: 'USD' },
        manufacturerCatalogNumber: 'STM-12',
        vendor: { code: 'V77' },
        isSubstituteAllowed: 'Y',
      },
      notes: ['urgent'],
    });
    expect(read.orders[1]).toMatchObject({ control: 'CA', placerOrder: { id: 'R-2' } });
    expect(read.problems).toMatchObject([{ segment: 'RQD', occurrence: 2, field: 5, code: '102' }]);
  });

  test('of clinical services has the patient and the service, and the ids of the OBR where the ORC has none', () => {
    const read = orders(
      'ORM^O01',
      'PID|1||MR1^^^H100^MR',
      'PV1|1|O|CLINIC^300',
      'ORC|NW',
      'OBR|1|P-1^EHR|F-1^LAB|80053^Panel^CPT||||||||||||5678^Doc^A',
      'OBX|1|NM|GLU||95|mg/dL',
    );
    expect(read).toMatchObject({ patient: { identifiers: [{ id: 'MR1' }] }, visit: { patientClass: 'O' } });
    expect(read.orders[0]).toMatchObject({
      placerOrder: { id: 'P-1' },
      fillerOrder: { id: 'F-1' },
      service: { code: { code: '80053' }, orderedBy: [{ id: '5678' }] },
      observations: [{ code: { code: 'GLU' }, values: ['95'], units: { code: 'mg/dL' } }],
      requisition: undefined,
    });
  });

  test('without an ORC is refused', () => {
    expect(readOrders(message('ORM^O01', ['PID|1'])).ok).toBe(false);
  });
});

describe('a patient event', () => {
  test('has the keys, the visit, and what was merged', () => {
    const reading = readPatientEvent(
      message('ADT^A40', [
        'EVN||20260309080000||||20260309075500',
        'PID|1||NEW^^^H100^MR',
        'MRG|OLD1^^^H100^MR~OLD2||ACC1||V1',
      ]),
    );
    expect(reading.ok && reading.event).toMatchObject({
      triggerEvent: 'A40',
      recordedAt: { text: '20260309080000' },
      occurredAt: { text: '20260309075500' },
      patient: { identifiers: [{ id: 'NEW' }] },
      visit: undefined,
      merged: [{ identifiers: [{ id: 'OLD1' }, { id: 'OLD2' }], account: { id: 'ACC1' }, visitNumber: { id: 'V1' } }],
      problems: [],
    });
  });
});
