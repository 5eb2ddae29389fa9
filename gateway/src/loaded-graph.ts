import type { GraphQLSchema } from 'graphql';
import { readAccessRules, readFieldCosts, readTagged, type AccessRules, type FieldCosts } from '@supply-hub/guard';
import { contractSchema, partnerContract } from './contract.ts';
import type { LivePlanner } from './live/live-plan.ts';

/** A supergraph and all that is read out of it: what changes together when another is loaded. */
export interface LoadedGraph extends WhatSupergraphSays {
  /** What clients see of it. */
  readonly schema: GraphQLSchema;
  /** What partners' applications see; undefined: nothing of it is theirs. */
  readonly contract: GraphQLSchema | undefined;
  /** How subscriptions are answered, which Apollo's gateway itself refuses. */
  readonly planner: LivePlanner;
}

export interface WhatSupergraphSays {
  /** As composed. */
  readonly sdl: string;
  readonly rules: AccessRules;
  readonly costs: FieldCosts;
  /** `Type` and `Type.field` of what is linked with patients: that it was read is kept in the audit. */
  readonly audited: ReadonlySet<string>;
}

/** @throws Error it says something that cannot be read */
export function readSupergraph(sdl: string): WhatSupergraphSays {
  const [rules, costs, audited] = [readAccessRules(sdl), readFieldCosts(sdl), readTagged(sdl, 'phi')];
  return { sdl, rules, costs, audited };
}

export function loadedGraph(said: WhatSupergraphSays, schema: GraphQLSchema, planner: LivePlanner): LoadedGraph {
  return { ...said, schema, contract: contractSchema(said.sdl, schema, partnerContract), planner };
}
