import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { systemClock } from '@supply-hub/clock';
import { startGateway, type InProcessSubgraph } from '@supply-hub/gateway';
import { createVerifier, developmentIssuer } from '@supply-hub/identity';
import { silentLog } from '@supply-hub/log';
import { liveEvent, rest } from './live-event.ts';
import { toldToStop } from './told-to-stop.ts';

/** The gateway over subgraphs that answer at once, so that what is measured is the feed itself. */
toldToStop().addEventListener('abort', () => process.exit(0));
const { stateDir = '' } = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
const issuer = await developmentIssuer(stateDir, systemClock);
const events: object[] = [];
let moved = Promise.withResolvers<void>();

const silent: InProcessSubgraph = {
  execute: async ({ variables }) => ({
    data: { _entities: ((variables?.['representations'] ?? []) as []).map(() => rest) },
  }),
  async *subscribe(_request, { signal }, after) {
    let position = after ?? events.length;
    const gone = Promise.withResolvers<void>();
    signal.addEventListener('abort', () => gone.resolve());
    while (!signal.aborted) {
      const { promise } = moved;
      const frames = events.slice(position).map((data, index) => ({
        position: position + index + 1,
        key: `case_${(position + index) % 50}`,
        result: { data: { ...data } },
      }));
      position = events.length;
      yield { frames, position };
      await Promise.race([promise, gone.promise]);
    }
  },
};
const names = ['items', 'suppliers', 'inventory', 'orders', 'procedures', 'reconciliation'];
const verifier = createVerifier({ keys: issuer.jwks() }, systemClock);
const gateway = await startGateway({
  supergraphSdl: readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8'),
  subgraphs: new Map(names.map((name) => [name, { kind: 'in-process', subgraph: silent }])),
  // Each client is a person of its own: one has so many subscriptions and no more.
  verifier: { verify: async (header) => ({ ...(await verifier.verify(header)), subject: randomUUID() }) },
  host: '127.0.0.1',
  port: 0,
  mode: 'development',
  log: silentLog,
  readiness: async () => ({ ready: true }),
});
process.on('message', (command) => {
  if (command === 'stop') return;
  if (command === 'memory') process.send?.({ rss: process.memoryUsage.rss() });
  else {
    const [sequence, kib] = typeof command === 'string' ? command.split(' ') : [];
    events.push(liveEvent(Number(sequence), Number(kib ?? 0)));
    // Nobody is so far behind: what is measured is not what the events are.
    if (events.length > 100) events[events.length - 101] = {};
    moved.resolve();
    moved = Promise.withResolvers();
    process.send?.({});
  }
});
process.send?.({ address: gateway.address });
