import { Supergraph } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';
import { withoutAccessRules } from '@supply-hub/guard';

/** What clients see of a composed supergraph. @throws Error it is none */
export function apiSchema(supergraphSdl: string): GraphQLSchema {
  return Supergraph.build(withoutAccessRules(supergraphSdl)).apiSchema().toGraphQLJSSchema();
}
