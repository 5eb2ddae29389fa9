import { troubleKinds, type TroubleChanged } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import { expect, test } from 'vitest';
import { kindPolicies } from './exception-kinds.ts';
import { ofTrouble } from './trouble-exceptions.ts';

const trouble: TroubleChanged = {
  id: hubId('trouble', 'hub', ['order:1', 'LINE_REJECTED', '10']),
  kind: 'LINE_REJECTED',
  key: '10',
  sentence: 'Line 10 was rejected.',
  remedy: 'Order it elsewhere.',
  team: 'purchasing',
  orderId: hubId('order', 'erp', ['1']),
  orderNumber: '1',
  orderLineIds: [hubId('orderline', 'erp', ['1', '10'])],
  itemId: null,
  facilityId: null,
  supplierId: null,
  caseIds: [],
  severity: null,
  raisedAt: '2026-03-09T12:00:00Z',
  endedAt: null,
};

test.each(troubleKinds)('%s of orders is a kind of exception, as severe as its kind', (kind) => {
  const [exception] = ofTrouble({ ...trouble, kind }).exceptions;
  expect(exception).toMatchObject({
    kind,
    severity: kindPolicies[kind].severity,
    businessKey: 'po:1',
    team: 'purchasing',
  });
});

test('a trouble may be graver than its kind, and names its one case or all of them', () => {
  const [one, two] = [hubId('case', 'ehr', '1'), hubId('case', 'ehr', '2')];
  expect(ofTrouble({ ...trouble, severity: 'CRITICAL', caseIds: [one] }).exceptions).toMatchObject([
    { severity: 'CRITICAL', caseId: one, caseIds: [one] },
  ]);
  expect(ofTrouble({ ...trouble, caseIds: [one, two] }).exceptions).toMatchObject([
    { caseId: null, caseIds: [one, two] },
  ]);
});

test('one about no order has no key and no order; one that is over is no exception', () => {
  expect(ofTrouble({ ...trouble, orderId: null, orderNumber: null }).exceptions).toMatchObject([
    { businessKey: null, orderIds: [] },
  ]);
  expect(ofTrouble({ ...trouble, endedAt: '2026-03-09T13:00:00Z' })).toEqual({ subject: trouble.id, exceptions: [] });
});
