import { readFileSync } from 'node:fs';

/** The composed graph, as committed at the root of the repository. */
export function readSupergraph(): string {
  return readFileSync(new URL('../../../supergraph.graphql', import.meta.url), 'utf8');
}
