import { readFileSync } from 'node:fs';
import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { apiSchema } from '../src/api-schema.ts';
import { contractSchema, partnerContract } from '../src/contract.ts';

const supergraph = readFileSync(new URL('../../supergraph.graphql', import.meta.url), 'utf8');
const schema = contractSchema(supergraph, apiSchema(supergraph), partnerContract);
if (schema === undefined) throw new Error('partners have no contract');
const faults = (document: string) => validate(schema, parse(document)).map(({ message }) => message);

test('a supplier has its orders with what it answered, owes, delivered and claims, hears of them, and answers', () => {
  expect(
    faults(`query Mine { purchaseOrders(filter: { status: [SENT] }) { totalCount edges { node {
      number status isAnswered lines { outstanding { value unit } promises { promisedOn } backorders { promisedOn } }
      acknowledgements { source answeredBy lines { answers { status { code } reason } } }
      receipts { number lines { quantity { value } } }
      invoices { number isBlocked } supplierInvoices { number } shipNotices { number } } } }
      backorders { edges { node { promisedOn purchaseOrderLine { number } } } }
      invoices { edges { node { number total { amount } } } } receipt(id: "r") { number } }
    mutation Answer($input: AnswerOrderInput!) { answerOrder(input: $input) { acknowledgement { id }
      userErrors { code path sentence } } }
    subscription Changes { backorderChanged { kind backorder { id } } }`),
  ).toEqual([]);
});

test.each([
  '{ requisitions { edges { node { id } } } }',
  '{ surgicalCases { edges { node { id } } } }',
  '{ stockLevels { edges { node { id } } } }',
  '{ substitutionRequests { edges { node { id } } } }',
  '{ purchaseOrders { edges { node { lines { contract { id } } } } } }',
  '{ purchaseOrders { edges { node { lines { facility { id } } } } } }',
  '{ purchaseOrders { edges { node { acknowledgements { message { id } } } } } }',
  '{ auditEntries { edges { node { id } } } }',
  'mutation { cancelOrderLine(input: { orderLineId: "l", reason: "r", idempotencyKey: "k" }) { userErrors { code } } }',
])('and nothing of the hospital’s own: %s', (query) => {
  expect(faults(query)).not.toEqual([]);
});
