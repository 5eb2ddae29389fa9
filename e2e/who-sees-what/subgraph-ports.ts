import { serveRole } from '@supply-hub/hub';
import { silentLog } from '@supply-hub/log';
import { subgraphNames } from '@supply-hub/subgraph-kit';
import type { RunningHub } from '../running-hub.ts';

/** Puts every subgraph of a hub behind a port of its own, until the stack is disposed. @returns addresses by subgraph */
export async function serveSubgraphs(
  { environment, clock }: RunningHub,
  running: AsyncDisposableStack,
): Promise<ReadonlyMap<string, string>> {
  return new Map(
    await Promise.all(
      subgraphNames.map(async (name): Promise<[string, string]> => {
        const served = await serveRole(name, { environment, clock, log: silentLog });
        running.defer(() => served.close());
        return [name, served.address];
      }),
    ),
  );
}
