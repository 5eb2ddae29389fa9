import { createServer } from 'node:http';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { ManualClock } from '@supply-hub/clock';
import { HubError } from '@supply-hub/errors';
import { createVerifier, developmentIssuer, type Role } from '@supply-hub/identity';
import { silentLog } from '@supply-hub/log';
import type { SubgraphCall } from '@supply-hub/subgraph-kit';
import { graphql, parse, type FormattedExecutionResult, type GraphQLFormattedError, type GraphQLError } from 'graphql';
import { startGateway, type Gateway, type GatewayOptions, type InProcessSubgraph } from '../src/server.ts';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requiresScopes", "@policy", "@tag"])`;
const sdl = {
  items: `${link}
    type Query { item(id: ID!): Item @tag(name: "partner"), items: [Item!]! }
    type Mutation { rename(id: ID!, name: String!): Item }
    type Item @key(fields: "id") @tag(name: "partner") { id: ID!, name: String!, note: String @tag(name: "staff"), parent: Item,
      patient: String @requiresScopes(scopes: [["phi:read"]]) }`,
  stock: `${link}
    type Query { warehouseCount: Int, spend: Int @policy(policies: [["staff"]]) }
    type Item @key(fields: "id") { id: ID!, onHand: Int, bins: [Bin!] }
    type Bin { code: String!, count: Int }`,
};
export type FakeName = keyof typeof sdl;

/** Two subgraphs' behaviour, to be changed by a test; each throws, waits or answers as it is told. */
export interface FakeBehaviour {
  items: () => { id: string; name: string | null }[];
  note: (id: string) => unknown;
  onHand: (id: string) => unknown;
  /** Before anything is executed; a rejection is a subgraph that fails as a whole. */
  beforeStock: () => unknown;
}

export interface FakeGraph {
  readonly behaviour: FakeBehaviour;
  readonly calls: { name: FakeName; query: string; variables: unknown; call: SubgraphCall }[];
  readonly subgraphs: Record<FakeName, InProcessSubgraph>;
}

export const supergraphSdl = compose();

export function fakeGraph(): FakeGraph {
  const behaviour: FakeBehaviour = {
    items: () => ['a', 'b', 'c'].map((id) => ({ id: `item_${id}`, name: `Item ${id}` })),
    note: () => null,
    onHand: (id) => id.charCodeAt(5),
    beforeStock: () => undefined,
  };
  const calls: FakeGraph['calls'] = [];
  const find = (id: string) => behaviour.items().find((each) => each.id === id) ?? null;
  const schemas = {
    items: buildSubgraphSchema({
      typeDefs: parse(sdl.items),
      resolvers: {
        Query: { items: () => behaviour.items(), item: (_: unknown, { id }: { id: string }) => find(id) },
        Mutation: { rename: (_: unknown, { id, name }: { id: string; name: string }) => ({ id, name }) },
        Item: {
          __resolveReference: ({ id }: { id: string }) => find(id),
          note: ({ id }: { id: string }) => behaviour.note(id),
          patient: () => 'somebody',
        },
      },
    }),
    stock: buildSubgraphSchema({
      typeDefs: parse(sdl.stock),
      resolvers: {
        Query: { warehouseCount: () => 2, spend: () => 7 },
        Item: {
          onHand: ({ id }: { id: string }) => behaviour.onHand(id),
          bins: ({ id }: { id: string }) => [{ code: id, count: 1 }],
        },
      },
    }),
  };
  const subgraph = (name: FakeName): InProcessSubgraph => ({
    execute: async ({ query, operationName, variables }, call) => {
      calls.push({ name, query, variables, call });
      if (name === 'stock') await behaviour.beforeStock();
      const result = await graphql({ schema: schemas[name], source: query, operationName, variableValues: variables });
      const { errors, data } = result;
      return { ...(data !== undefined && { data }), ...(errors && { errors: errors.map(asSubgraphKitDoes) }) };
    },
  });
  return { behaviour, calls, subgraphs: { items: subgraph('items'), stock: subgraph('stock') } };
}

/** A HubError's code and system in the extensions; anything else is internal. */
function asSubgraphKitDoes(error: GraphQLError): GraphQLFormattedError {
  const original = error.originalError;
  if (!(original instanceof HubError)) {
    return { ...error.toJSON(), extensions: { code: 'INTERNAL_SERVER_ERROR', ...error.extensions } };
  }
  return {
    ...error.toJSON(),
    extensions: {
      code: original.code,
      ...('system' in original && { system: original.system }),
      stacktrace: ['at secret.ts'],
    },
  };
}

function compose(): string {
  const services = Object.entries(sdl).map(([name, text]) => ({
    name,
    typeDefs: parse(text),
    url: `http://${name}.invalid`,
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

export interface HttpFake extends AsyncDisposable {
  readonly url: string;
  readonly headers: Record<string, string | string[] | undefined>[];
}

/** A subgraph behind HTTP, as subgraph-kit serves it, or anything else that answers. */
export async function overHttp(
  answer: InProcessSubgraph | ((body: string) => { status: number; body: string }),
): Promise<HttpFake> {
  const headers: HttpFake['headers'] = [];
  const server = createServer(async (request, response) => {
    headers.push(request.headers);
    const body = (await request.toArray()).join('');
    const { status, text } = await reply(body, String(request.headers['x-trace-id']), request.headers.authorization);
    response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${bound.port}`,
    headers,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };

  async function reply(body: string, traceId: string, authorization: string | undefined) {
    if (typeof answer === 'function') {
      const { status, body: text } = answer(body);
      return { status, text };
    }
    const call = { authorization, deadline: AbortSignal.timeout(5000), traceId };
    return { status: 200, text: JSON.stringify(await answer.execute(JSON.parse(body), call)) };
  }
}

export interface RunningGateway extends AsyncDisposable {
  readonly gateway: Gateway;
  readonly token: (role?: Role) => Promise<string>;
  /** POSTs an operation; with a planner's token unless the headers say otherwise. */
  readonly ask: (
    query: string,
    headers?: Record<string, string>,
    variables?: Record<string, unknown>,
  ) => Promise<Answer>;
}

export interface Answer extends FormattedExecutionResult {
  readonly status: number;
  readonly headers: Headers;
}

/** A gateway over fake subgraphs, stopped with the test. */
export async function runningGateway(stateDir: string, options: Partial<GatewayOptions> = {}): Promise<RunningGateway> {
  const clock = new ManualClock('2026-03-09T12:00:00Z');
  const issuer = await developmentIssuer(stateDir, clock);
  const { subgraphs } = fakeGraph();
  const gateway = await startGateway({
    supergraphSdl,
    subgraphs: inProcess(subgraphs),
    verifier: createVerifier({ keys: issuer.jwks() }, clock),
    host: '127.0.0.1',
    port: 0,
    mode: 'development',
    log: silentLog,
    readiness: async () => ({ ready: true }),
    ...options,
  });
  const token = (role: Role = 'planner') => issuer.mint({ role });
  return {
    gateway,
    token,
    ask: async (query, headers, variables) => {
      const response = await fetch(`${gateway.address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(headers ?? { authorization: `Bearer ${await token()}` }) },
        body: JSON.stringify({ query, variables }),
      });
      const answer: unknown = await response.json();
      if (answer === null || typeof answer !== 'object') throw new Error('no JSON object');
      return { ...answer, status: response.status, headers: response.headers };
    },
    [Symbol.asyncDispose]: () => gateway.close(),
  };
}

export function inProcess(subgraphs: FakeGraph['subgraphs']): GatewayOptions['subgraphs'] {
  return new Map(Object.entries(subgraphs).map(([name, subgraph]) => [name, { kind: 'in-process', subgraph }]));
}
