import type { Db, Tx } from '@supply-hub/postgres';
import { asc } from 'drizzle-orm';
import { $PolicyValues, type PolicyVersion } from '../../domain/policy.ts';
import { policies, type PolicyRow } from '../policy-schema.ts';

/** Every version of every policy, in the order in which they were adopted. */
export async function policyVersions(tx: Db | Tx): Promise<PolicyVersion[]> {
  const rows = await tx.select().from(policies).orderBy(asc(policies.adoptedAt), asc(policies.version));
  return rows.map(policyVersionOf);
}

export function policyVersionOf({ scope, scopeId, version, values, adoptedAt }: PolicyRow): PolicyVersion {
  return { scope, scopeId, version, values: $PolicyValues.parse(values), adoptedAt: Temporal.Instant.from(adoptedAt) };
}
