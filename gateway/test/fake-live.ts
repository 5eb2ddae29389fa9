import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { ManualClock } from '@supply-hub/clock';
import { InvalidInput, NotAuthenticated, SourceUnavailable } from '@supply-hub/errors';
import { createVerifier, developmentIssuer, type TokenRequest } from '@supply-hub/identity';
import { silentLog } from '@supply-hub/log';
import type { LiveBatch, LiveCall } from '@supply-hub/subgraph-kit';
import { execute, graphql, parse, type FormattedExecutionResult } from 'graphql';
import { startGateway, type Gateway, type GatewayOptions, type InProcessSubgraph } from '../src/server.ts';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag"])`;
const sdl = {
  items: `${link}
    type Query { item(id: ID!): Item @tag(name: "partner"), secret: String }
    type Subscription { itemChanged(ids: [ID!]): Item! @tag(name: "partner"), shelfChanged: Shelf! }
    type Shelf { id: ID! }
    type Item @key(fields: "id") @tag(name: "partner") { id: ID!, name: String!, note: String @tag(name: "staff"), alike: [Item!] }`,
  stock: `${link}
    type Query { warehouseCount: Int }
    type Item @key(fields: "id") { id: ID!, onHand: Int }`,
};

export const liveSupergraph = ((): string => {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(sdl).map(([name, text]) => ({ name, typeDefs: parse(text), url: `http://${name}.invalid` })),
  );
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
})();

/** Items that change when a test says so; what it does is counted. */
export class FakeItems {
  readonly schema = buildSubgraphSchema({ typeDefs: parse(sdl.items) });
  readonly opened: { after: number | undefined; authorization: string | undefined }[] = [];
  readonly events: { id: string; name: string }[] = [];
  /** Tokens that are refused from now on. */
  readonly refused = new Set<string>();
  open = 0;
  /** Up to which position all was taken from it, by one stream at least. */
  taken = 0;
  /** What is behind a position before this one is not told any more. */
  oldest = 0;
  /** Waited for before the frames behind a position are made. */
  beforeFrames: (position: number) => Promise<void> | undefined = () => undefined;
  mostFrames = Infinity;
  #isAway = false;
  #moved = Promise.withResolvers<void>();

  change(id: string, name: string): void {
    this.events.push({ id, name });
    this.#wake();
  }

  /** Its database is again as it was at a position; its streams break for that. */
  restore(position: number): void {
    this.events.splice(position);
    this.away(true);
  }

  away(isAway: boolean): void {
    this.#isAway = isAway;
    this.#wake();
  }

  #wake(): void {
    this.#moved.resolve();
    this.#moved = Promise.withResolvers();
  }

  /** Positions are 1, 2, 3 … */
  async *subscribe(
    { query, variables = {} }: { query: string; variables?: Record<string, unknown> | undefined },
    call: LiveCall,
    after?: number,
  ): AsyncGenerator<LiveBatch> {
    this.opened.push({ after, authorization: call.authorization });
    this.open += 1;
    const { signal } = call;
    const aborted = Promise.withResolvers<void>();
    signal.addEventListener('abort', () => aborted.resolve());
    try {
      let position = Math.min(after ?? this.events.length, this.events.length);
      if (position < this.oldest) throw new InvalidInput('The cursor is too far back.');
      if (!this.#isAway) yield { frames: [], position };
      for (;;) {
        await this.beforeFrames(position);
        if (signal.aborted) return;
        if (this.#isAway) throw new SourceUnavailable('items subgraph', 'it refused the connection');
        if (this.refused.has(call.authorization ?? '')) throw new NotAuthenticated('The token has expired.');
        const moved = this.#moved.promise;
        const frames = this.events.slice(position, position + this.mostFrames).map((root, index) => {
          const at = position + index + 1;
          const result = execute({
            schema: this.schema,
            document: parse(query),
            rootValue: { itemChanged: root },
            variableValues: variables,
          });
          if (result instanceof Promise) throw new Error('too slow');
          return { position: at, key: root.id, result: result as FormattedExecutionResult };
        });
        position += frames.length;
        yield { frames, position };
        this.taken = position;
        if (position < this.events.length) continue;
        await Promise.race([moved, aborted.promise]);
      }
    } finally {
      this.open -= 1;
    }
  }
}

export interface FakeLive extends AsyncDisposable {
  readonly gateway: Gateway;
  readonly clock: ManualClock;
  readonly items: FakeItems;
  /** Keys of the stock subgraph's `_entities` calls. */
  readonly stockCalls: unknown[];
  token(request?: Partial<TokenRequest>): Promise<string>;
}

export async function fakeLive(stateDir: string, options: Partial<GatewayOptions> = {}): Promise<FakeLive> {
  const clock = new ManualClock('2026-03-09T12:00:00Z');
  const issuer = await developmentIssuer(stateDir, clock);
  const items = new FakeItems();
  const stockCalls: unknown[] = [];
  const stockSchema = buildSubgraphSchema({
    typeDefs: parse(sdl.stock),
    resolvers: { Item: { onHand: ({ id }: { id: string }) => id.length } },
  });
  const itemsSubgraph: InProcessSubgraph = {
    execute: ({ query, variables }) =>
      graphql({ schema: items.schema, source: query, variableValues: variables }) as Promise<FormattedExecutionResult>,
    subscribe: (request, call, after) => items.subscribe(request, call, after),
  };
  const stockSubgraph: InProcessSubgraph = {
    execute: ({ query, variables }) => {
      stockCalls.push(variables);
      return graphql({
        schema: stockSchema,
        source: query,
        variableValues: variables,
      }) as Promise<FormattedExecutionResult>;
    },
  };
  const gateway = await startGateway({
    supergraphSdl: liveSupergraph,
    subgraphs: new Map([
      ['items', { kind: 'in-process', subgraph: itemsSubgraph }],
      ['stock', { kind: 'in-process', subgraph: stockSubgraph }],
    ]),
    verifier: createVerifier({ keys: issuer.jwks() }, clock),
    clock,
    host: '127.0.0.1',
    port: 0,
    mode: 'development',
    log: silentLog,
    readiness: async () => ({ ready: true }),
    ...options,
  });
  return {
    gateway,
    clock,
    items,
    stockCalls,
    token: (request) => issuer.mint({ role: 'planner', ...request }),
    [Symbol.asyncDispose]: () => gateway.close(),
  };
}
