import type { Policy } from '../domain/policy.ts';
import { troubleKinds } from '../domain/trouble.ts';

/** The teams a policy names, in the order of the kinds. */
export const teamsOf = (teams: Policy['teams']) =>
  troubleKinds.flatMap((kind) => {
    const team = teams[kind];
    return team === undefined ? [] : [{ kind, team }];
  });
