import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiSchema } from '../../gateway/src/api-schema.ts';
import { contractSchema, partnerContract } from '../../gateway/src/contract.ts';
import { readSupergraph } from '../../gateway/src/loaded-graph.ts';
import { referencePage } from '../../gateway/src/reference/reference-page.ts';
import { defaultOperationLimits } from '../../packages/guard/src/guard.ts';

/** The pages that the gateway serves at `/reference` and `/partner/reference`, as files. @returns their names */
export function writeReference(supergraphSdl: string, folder: string): string[] {
  const schema = apiSchema(supergraphSdl);
  const partners = contractSchema(supergraphSdl, schema, partnerContract);
  const { maxCost } = defaultOperationLimits;
  const said = { ...readSupergraph(supergraphSdl), maxCost };
  mkdirSync(folder, { recursive: true });
  const pages = [
    { file: 'reference.html', schema, title: 'Supply hub', path: '/graphql' },
    { file: 'partner-reference.html', schema: partners, title: 'Supply hub for partners', path: '/partner/graphql' },
  ];
  return pages.flatMap(({ file, schema, ...rest }) => {
    if (schema === undefined) return [];
    writeFileSync(join(folder, file), referencePage({ ...said, ...rest, schema }));
    return join(folder, file);
  });
}
