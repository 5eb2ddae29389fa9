import { readFileSync } from 'node:fs';
import type { HubConfig } from '@supply-hub/config';
import type { ExampleOperation } from '@supply-hub/gateway';
import { hubId } from '@supply-hub/identifiers';

const names = [
  'case-readiness',
  'supply-exceptions',
  'item-to-order',
  'open-orders',
  'next-cases',
  'latest-messages',
] as const;

/** The operations under docs/examples, for the page's tabs, asked of the first facility of this configuration. */
export function exampleOperations({ facilities }: HubConfig): ExampleOperation[] {
  const [facility] = facilities;
  return names.map((name) => ({
    query: readFileSync(new URL(`../../../docs/examples/${name}.graphql`, import.meta.url), 'utf8'),
    ...(name === 'item-to-order' &&
      facility !== undefined && {
        variables: JSON.stringify({ facility: hubId('facility', 'hub', facility.id) }, null, 2),
      }),
  }));
}
