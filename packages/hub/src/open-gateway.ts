import { readFileSync } from 'node:fs';
import type { Clock } from '@supply-hub/clock';
import { fileURLToPath } from 'node:url';
import type { Environment, HubConfig } from '@supply-hub/config';
import { Misconfigured } from '@supply-hub/errors';
import {
  readOperations,
  startGateway,
  type Gateway,
  type RegisteredOperations,
  type Readiness,
  type SubgraphTarget,
} from '@supply-hub/gateway';
import type { Log } from '@supply-hub/log';
import { exampleOperations } from './examples.ts';
import type { TokenAuthority } from './token-authority.ts';

/** For how long a client that asks nothing gathers its share. */
const restSeconds = 20;

/** The gateway over the committed supergraph; in development with the page, its examples and its token. */
export function openGateway(options: {
  subgraphs: ReadonlyMap<string, SubgraphTarget>;
  environment: Environment;
  config: HubConfig;
  tokens: TokenAuthority;
  clock: Clock;
  log: Log;
  readiness: () => Promise<Readiness>;
}): Promise<Gateway> {
  const { subgraphs, environment, config, tokens, clock, log, readiness } = options;
  const { host, port, mode } = environment;
  const { verifier, developmentToken } = tokens;
  return startGateway({
    supergraphSdl: readFileSync(new URL('../../../supergraph.graphql', import.meta.url), 'utf8'),
    subgraphs,
    verifier,
    clock,
    host,
    port,
    mode,
    log,
    readiness,
    ...(environment.costPerSecond > 0 && {
      spending: { perSecond: environment.costPerSecond, burst: environment.costPerSecond * restSeconds },
    }),
    ...(mode === 'production' && { operations: operationsOf(environment) }),
    ...(mode === 'development' && {
      examples: exampleOperations(config),
      ...(developmentToken && { developmentToken }),
    }),
  });
}

/** The hub's own operations, and those that the operators allow. @throws Misconfigured naming the file */
export function operationsOf({ operationFiles }: Environment): RegisteredOperations {
  const own = fileURLToPath(new URL('../../../operations.json', import.meta.url));
  const read = (file: string): [string, string] => {
    try {
      return [file, readFileSync(file, 'utf8')];
    } catch (cause) {
      throw new Misconfigured(`HUB_OPERATIONS names ${file}, which cannot be read.`, { cause });
    }
  };
  return readOperations(new Map([own, ...operationFiles].map(read)));
}
