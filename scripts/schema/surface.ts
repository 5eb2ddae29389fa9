import type { GraphQLSchema } from 'graphql';
import { apiSchema } from '../../gateway/src/api-schema.ts';
import { contractSchema, partnerContract } from '../../gateway/src/contract.ts';

/** A part of the graph that some clients see, as it was released and as it is. */
export interface Surface {
  /** For sentences: `clients`, `partners`. */
  readonly clients: string;
  readonly before: GraphQLSchema;
  readonly now: GraphQLSchema;
}

/** What clients of the whole graph see, and what partners' applications do. */
export function surfaces(released: string, composed: string): Surface[] {
  const [before, now] = [apiSchema(released), apiSchema(composed)];
  const ofPartners = (sdl: string, schema: GraphQLSchema) => contractSchema(sdl, schema, partnerContract);
  const [partnersBefore, partnersNow] = [ofPartners(released, before), ofPartners(composed, now)];
  return [
    { clients: 'clients', before, now },
    ...(partnersBefore && partnersNow ? [{ clients: 'partners', before: partnersBefore, now: partnersNow }] : []),
  ];
}
