import type { Verifier } from '@supply-hub/identity';
import { silentLog } from '@supply-hub/log';
import { activeTraceId } from '@supply-hub/tracing';
import { recordSpans } from '@supply-hub/tracing/sdk';
import { expect, test } from 'vitest';
import { createSubgraph, serveSubgraph } from '../src/subgraph-kit.ts';
import { planner } from './sample.ts';

const verifier: Verifier = { verify: async () => planner };
const traceId = '0af7651916cd43dd8448eb211c80319c';

test('a subgraph in a process of its own goes on with the trace of who asks it', async () => {
  const subgraph = createSubgraph({
    name: 'items',
    sdl: 'type Query { trace: String }',
    resolvers: { Query: { trace: () => activeTraceId() ?? 'none' } },
    verifier,
    log: silentLog,
    context: (base) => base,
  });
  const served = await serveSubgraph(subgraph, { host: '127.0.0.1', port: 0, isReady: async () => true });
  const ask = async () => {
    const response = await fetch(`${served.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', traceparent: `00-${traceId}-b7ad6b7169203331-01` },
      body: JSON.stringify({ query: '{ trace }' }),
    });
    return response.json();
  };
  const recorded = recordSpans();
  try {
    expect(await ask()).toEqual({ data: { trace: traceId } });
    expect(recorded.spans()).toMatchObject([{ name: 'items operation', traceId, parentId: 'b7ad6b7169203331' }]);
  } finally {
    await recorded.stop();
  }
  expect(await ask()).toEqual({ data: { trace: 'none' } });
  await served.close();
  await subgraph.close();
});
