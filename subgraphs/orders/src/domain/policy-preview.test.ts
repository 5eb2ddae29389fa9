import { Decimal } from '@supply-hub/quantities';
import { expect, test } from 'vitest';
import { policyAmong, type PolicyValues, type PolicyVersion } from './policy.ts';
import { comparePolicies, type PolicyHistory, type PreviewSubject } from './policy-preview.ts';
import { aLine, anOrder, agreedPrice } from '../../test/price-facts.ts';

const monday = Temporal.Instant.from('2026-03-09T12:00:00Z');
const nothing: PolicyHistory = { lines: [], orders: [], triggers: [], fills: [], troubles: [] };

/** What the history would have been under these values for the group, as against the defaults. */
function tried(history: Partial<PolicyHistory>, values: PolicyValues) {
  const version: PolicyVersion = { scope: 'GROUP', scopeId: '', version: 1, values, adoptedAt: monday };
  const { counts, differences } = comparePolicies(
    { ...nothing, ...history },
    (place) => policyAmong([], place, monday),
    (place) => policyAmong([version], place, monday),
  );
  const of = (subject: PreviewSubject) => {
    const count = counts.find((each) => each.subject === subject);
    return [count?.before, count?.after];
  };
  return { of, sentences: differences.map(({ sentence }) => sentence), differences };
}

const line = aLine({ facilityId: 'facility_north', itemId: 'item_a' });
const order = anOrder([line]);
const ordered = { order, line, at: monday, relying: [], agreed: [] };

test('where nothing happened, nothing would have been otherwise', () => {
  const { differences, of } = tried({}, { offContract: 'MARK' });
  expect(differences).toEqual([]);
  expect(of('LINES_STOPPED')).toEqual([0, 0]);
});

test('lines that stop would have left', () => {
  const { of, sentences } = tried({ lines: [ordered] }, { offContract: 'MARK' });
  expect(of('LINES_STOPPED')).toEqual([1, 0]);
  expect(of('LINES_MARKED')).toEqual([0, 1]);
  expect(sentences).toEqual([
    'Order 4500000001, line 10 would not have stopped its order.',
    'Order 4500000001, line 10 would have left, marked.',
  ]);
});

test('what a case needs soon depends on what soon is', () => {
  const relying = [{ caseId: 'case_a', startsAt: monday.add({ hours: 60 }) }];
  expect(tried({ lines: [{ ...ordered, relying }] }, { urgencyHours: 72 }).of('LINES_STOPPED')).toEqual([1, 0]);
  expect(tried({ lines: [{ ...ordered, relying }] }, { urgencyHours: 59 }).of('LINES_STOPPED')).toEqual([1, 1]);
});

test('a narrower tolerance finds prices that pass now', () => {
  // 25.10 for a box of ten, and 25.00 agreed.
  const dearer = aLine({ ...line, pricePerUnit: '25.1' });
  const lines = [{ ...ordered, line: dearer, agreed: [agreedPrice({ pricePerBaseUnit: '2.5' })] }];
  const { of, sentences } = tried({ lines }, { priceTolerance: { percent: '0.1', amount: null } });
  expect(of('LINES_OFF_PRICE')).toEqual([0, 1]);
  expect(sentences).toEqual(['Order 4500000001, line 10 would have been off the contract’s price.']);
  const wider = { priceTolerance: { percent: '5', amount: null } };
  const far = [{ ...ordered, line: aLine({ ...line, pricePerUnit: '26' }), agreed: lines[0]?.agreed ?? [] }];
  expect(tried({ lines: far }, wider).sentences).toEqual([
    'Order 4500000001, line 10 would have been within the tolerance of the contract’s price.',
  ]);
});

test('who sends is told order by order', () => {
  const orders = [{ order, facilityId: 'facility_north', at: monday }];
  const { of, sentences } = tried({ orders }, { transmittedBy: 'ERP' });
  expect(of('ORDERS_OF_THE_HUB')).toEqual([1, 0]);
  expect(sentences).toEqual(['The system that placed it would have sent order 4500000001.']);
});

test('R34: a longer window makes fewer lines of the same needs, a shorter one more', () => {
  const needed = (minutes: number, itemId = 'item_a') => ({
    itemId,
    facilityId: 'facility_north',
    at: monday.add({ minutes }),
    startsAt: null,
  });
  const triggers = [needed(20), needed(0), needed(10), needed(0, 'item_b'), needed(40)];
  // By the default of 15 minutes: 0 and 10, 20, 40; and the other item's.
  const longer = tried({ triggers }, { consolidationMinutes: 60 });
  expect(longer.of('REQUISITION_LINES')).toEqual([4, 2]);
  expect(longer.sentences).toEqual(['What became needed 4 times would have made 1 line instead of 3.']);
  expect(tried({ triggers }, { consolidationMinutes: 0 }).of('REQUISITION_LINES')).toEqual([4, 5]);
  expect(tried({ triggers }, { consolidationMinutes: 10 }).of('REQUISITION_LINES')).toEqual([4, 5]);
});

test('R34: what is urgent waits for nothing that comes later', () => {
  const soon = monday.add({ hours: 60 });
  const triggers = [0, 5].map((minutes) => ({
    itemId: 'item_a',
    facilityId: 'facility_north',
    at: monday.add({ minutes }),
    startsAt: soon,
  }));
  expect(tried({ triggers }, { urgencyHours: 72 }).of('REQUISITION_LINES')).toEqual([1, 2]);
});

test('R33: a policy that leaves out what is on order fills up again what is coming', () => {
  const fill = {
    itemId: 'item_a',
    facilityId: 'facility_north',
    unit: 'EA',
    par: { reorderPoint: null, fillTo: Decimal.of('20') },
    onHand: Decimal.of('5'),
    onOrder: Decimal.of('15'),
  };
  const { of, sentences } = tried({ fills: [fill] }, { excludesOnOrder: true });
  expect(of('PAR_ORDERS')).toEqual([0, 1]);
  expect(sentences).toEqual(['15 EA would fill it up, instead of 0.']);
});

test('troubles go to other teams, those that would not are not told', () => {
  const trouble = {
    kind: 'LINE_HELD' as const,
    sentence: 'Line 10 is held.',
    facilityId: 'facility_north',
    supplierId: null,
    itemId: 'item_a',
    raisedAt: monday,
  };
  const troubles = [trouble, { ...trouble, kind: 'PRICE_PENDING' as const }];
  const { of, differences } = tried({ troubles }, { teams: { LINE_HELD: 'north buyers' } });
  expect(of('TROUBLES_MOVED')).toEqual([0, 1]);
  expect(differences).toEqual([
    {
      subject: 'TROUBLES_MOVED',
      at: monday,
      sentence: 'It would have been for north buyers instead of purchasing: Line 10 is held.',
      orderLineId: null,
      itemId: 'item_a',
      facilityId: 'facility_north',
    },
  ]);
});

test('differences come with today’s first, then the newest', () => {
  const at = [monday, monday.add({ hours: 2 }), monday.add({ hours: 1 })];
  const orders = at.map((each, index) => ({ order: anOrder([], `${index}`), facilityId: null, at: each }));
  const fill = {
    itemId: 'item_a',
    facilityId: 'facility_north',
    unit: 'EA',
    onHand: Decimal.zero,
    onOrder: Decimal.one,
  };
  const fills = [{ ...fill, par: { reorderPoint: null, fillTo: Decimal.of('2') } }];
  const { differences } = tried({ orders, fills }, { transmittedBy: 'ERP', excludesOnOrder: true });
  expect(differences.map((each) => each.at)).toEqual([null, at[1], at[2], at[0]]);
});
