import { z } from 'zod';
import { post } from '../ask.ts';

const $Message = z.object({
  id: z.string(),
  direction: z.enum(['IN', 'OUT']),
  messageType: z.string().nullable(),
  controlId: z.string().nullable(),
  interchangeControl: z.string().nullable(),
  groupControl: z.string().nullable(),
  documentNumber: z.string().nullable(),
  state: z.string(),
  reason: z.string().nullable(),
  partner: z.object({ code: z.string() }).nullable(),
  parent: z.object({ id: z.string() }).nullable(),
});
const $Page = z.object({
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  edges: z.array(z.object({ node: $Message })),
});

/** A message as the hub keeps it: an interchange (`X12`), or a transaction set. */
export type HubMessage = z.output<typeof $Message>;

const query = `query ($after: String) {
  messages(first: 100, after: $after) {
    pageInfo { hasNextPage endCursor }
    edges { node {
      id direction messageType controlId interchangeControl groupControl documentNumber state reason partner { code } parent { id }
    } }
  }
}`;

/** All that the exchange took in and sent out, by the graph. */
export async function hubMessages(address: string, token: string): Promise<HubMessage[]> {
  const messages: HubMessage[] = [];
  for (let after: string | null = null; ;) {
    const { data, errors } = await post(`${address}/graphql`, { query, variables: { after } }, token);
    if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
    const page = $Page.parse(data?.['messages']);
    messages.push(...page.edges.map(({ node }) => node));
    if (!page.pageInfo.hasNextPage) return messages;
    after = page.pageInfo.endCursor;
  }
}
