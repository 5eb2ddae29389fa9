import { expect, test } from 'vitest';
import { answer, changeAnswer, lifeOf, orderLine, purchaseOrder, says, sentChange } from '../../../test/order-facts.ts';

const order = purchaseOrder(orderLine({ quantity: { value: '6', unit: 'BX' } }));
const accepted = answer([says('IA', { quantity: 10, on: '2026-03-10' })]);
const refusal = changeAnswer([], { changeNumber: '1', type: 'RJ' });
const given = { order, changes: [sentChange(1, 10, 6)] };

test.each([
  ['replaces (05)', '05'],
  ['takes back (01)', '01'],
])('R37: an answer to the order that %s the one before leaves a change refused', (_, purpose) => {
  const later = answer([says('IA', { quantity: 10, on: '2026-03-12' })], { dated: '2026-03-08', purpose });
  const { changes, troubles } = lifeOf({ ...given, answers: [accepted, refusal, later] });
  expect(changes).toMatchObject([{ sequence: 1, state: 'REFUSED', documentId: refusal.documentId }]);
  expect(troubles.map(({ kind }) => kind)).toContain('CHANGE_REFUSED');
});

test('R37: a refusal that comes again (07) does not undo that the change was accepted since', () => {
  const since = changeAnswer([], { changeNumber: '1', type: 'AT', dated: '2026-03-06' });
  const again = changeAnswer([], { changeNumber: '1', type: 'RJ', dated: '2026-03-07', purpose: '07' });
  expect(lifeOf({ ...given, answers: [accepted, refusal, since, again] }).changes).toMatchObject([
    { sequence: 1, state: 'ACCEPTED', documentId: since.documentId },
  ]);
});
