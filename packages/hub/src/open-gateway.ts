import { readFileSync } from 'node:fs';
import type { Environment, HubConfig } from '@supply-hub/config';
import { startGateway, type Gateway, type Readiness, type SubgraphTarget } from '@supply-hub/gateway';
import type { Log } from '@supply-hub/log';
import { exampleOperations } from './examples.ts';
import type { TokenAuthority } from './token-authority.ts';

/** The gateway over the committed supergraph; in development with the page, its examples and its token. */
export function openGateway(options: {
  subgraphs: ReadonlyMap<string, SubgraphTarget>;
  environment: Environment;
  config: HubConfig;
  tokens: TokenAuthority;
  log: Log;
  readiness: () => Promise<Readiness>;
}): Promise<Gateway> {
  const { subgraphs, environment, config, tokens, log, readiness } = options;
  const { host, port, mode } = environment;
  const { verifier, developmentToken } = tokens;
  return startGateway({
    supergraphSdl: readFileSync(new URL('../../../supergraph.graphql', import.meta.url), 'utf8'),
    subgraphs,
    verifier,
    host,
    port,
    mode,
    log,
    readiness,
    ...(mode === 'development' && {
      examples: exampleOperations(config),
      ...(developmentToken && { developmentToken }),
    }),
  });
}
