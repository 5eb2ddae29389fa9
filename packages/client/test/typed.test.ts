import { expect, test } from 'vitest';
import {
  AnswerOrderDocument,
  BackorderChangedDocument,
  BackordersDocument,
  createHubClient,
  HubError,
  OpenOrdersDocument,
} from '../src/client.ts';

/**
 * What must not compile: `npm run check` type-checks this file, and a line marked here that compiles fails it. Nothing
 * of it is run.
 */
export async function whatDoesNotCompile(): Promise<void> {
  const hub = createHubClient({ url: 'http://127.0.0.1:1/graphql', token: 't' });
  const { purchaseOrders } = await hub.query(OpenOrdersDocument, { first: 1 });
  // @ts-expect-error a field that is not asked for, or misspelt
  purchaseOrders?.edges.map(({ node }) => node.nummber);
  // @ts-expect-error the list may be missing: its system may be away
  purchaseOrders.edges.at(0);
  // @ts-expect-error a variable nobody knows
  await hub.query(BackordersDocument, { frist: 1 });
  // @ts-expect-error a number is no cursor
  await hub.query(BackordersDocument, { after: 1 });
  // @ts-expect-error what changes something needs its key (R35)
  await hub.query(AnswerOrderDocument, { input: { orderId: 'order_1', lines: [] } });
  const answers = [{ status: 'ACEPTED' }] as const;
  const input = { orderId: 'order_1', idempotencyKey: 'k', lines: [{ orderLineId: 'orderline_1', answers }] };
  // @ts-expect-error a status that is none
  const { answerOrder } = await hub.query(AnswerOrderDocument, { input });
  // @ts-expect-error a refusal that is none
  answerOrder.userErrors.some(({ code }) => code === 'DOES_NOT_AD_UP');
  for await (const { data } of hub.subscribe(BackorderChangedDocument, {}))
    // @ts-expect-error a kind of change that is none
    if (data.backorderChanged.kind === 'GONE') break;
  const error = new HubError('It is away.', { code: 'UNREACHABLE' });
  // @ts-expect-error a code that is none
  if (error.code === 'RATE_LIMITD') throw error;
}

test('a typing error does not compile', () => {
  expect(whatDoesNotCompile).toBeTypeOf('function');
});
