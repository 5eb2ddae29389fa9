import { readFileSync } from 'node:fs';
import type { Clock } from '@supply-hub/clock';
import { fileURLToPath } from 'node:url';
import type { Environment, HubConfig } from '@supply-hub/config';
import { Misconfigured } from '@supply-hub/errors';
import {
  readOperations,
  startGateway,
  type Gateway,
  type GatewayOptions,
  type RegisteredOperations,
  type Readiness,
  type SubgraphTarget,
} from '@supply-hub/gateway';
import type { Log } from '@supply-hub/log';
import { exampleOperations } from './examples.ts';
import { operationNames } from './operation-names.ts';
import type { TokenAuthority } from './token-authority.ts';

/** For how long a client that asks nothing gathers its share. */
const restSeconds = 20;

/** Where the composed graph is. */
export const supergraphFile = ({ supergraphFile: given }: Environment): string =>
  given ?? fileURLToPath(new URL('../../../supergraph.graphql', import.meta.url));

/** The gateway over the composed graph; in development with the page, its examples and its token. */
export function openGateway(options: {
  subgraphs: ReadonlyMap<string, SubgraphTarget>;
  environment: Environment;
  config: HubConfig;
  tokens: TokenAuthority;
  clock: Clock;
  log: Log;
  readiness: () => Promise<Readiness>;
  onOperation: NonNullable<GatewayOptions['onOperation']>;
}): Promise<Gateway> {
  const { subgraphs, environment, config, tokens, clock, log, readiness, onOperation } = options;
  const { host, port, mode } = environment;
  const { verifier, developmentToken } = tokens;
  return startGateway({
    supergraphSdl: supergraphOf(environment),
    subgraphs,
    verifier,
    clock,
    host,
    port,
    mode,
    log,
    readiness,
    onOperation,
    operationNames: operationNames(environment),
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

/** @throws Misconfigured naming the file */
export function supergraphOf(environment: Environment): string {
  const file = supergraphFile(environment);
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Misconfigured(`The composed graph, ${file}, cannot be read: HUB_SUPERGRAPH must name it.`, { cause });
  }
}

/** The files of the operations that are taken in production. */
export const operationManifests = ({ operationFiles }: Environment): readonly string[] => [
  fileURLToPath(new URL('../../../operations.json', import.meta.url)),
  ...operationFiles,
];

/** The hub's own operations, and those that the operators allow. @throws Misconfigured naming the file */
export function operationsOf(environment: Environment): RegisteredOperations {
  const read = (file: string): [string, string] => {
    try {
      return [file, readFileSync(file, 'utf8')];
    } catch (cause) {
      throw new Misconfigured(`HUB_OPERATIONS names ${file}, which cannot be read.`, { cause });
    }
  };
  return readOperations(new Map(operationManifests(environment).map(read)));
}
