import { hubId } from '@supply-hub/identifiers';
import { reaches } from '@supply-hub/identity';
import type { OrdersContext } from '../../context.ts';
import { policiesInForce, versionsOf } from '../../db/queries/policies.ts';
import type { Policy, PolicyPlace, PolicyScope } from '../../domain/policy.ts';
import { policyBook } from './policy-book.ts';

/** What holds at a place. */
export interface PolicyHere {
  readonly policy: Policy;
  /** Hub ids of the versions it follows from, the widest scope first. */
  readonly versionIds: readonly string[];
}

/** What holds now; null where it is none of the viewer's affair. */
export async function policyHere(
  { db, viewer, clock }: OrdersContext,
  asked: { readonly [name in keyof PolicyPlace]?: string | null | undefined },
): Promise<PolicyHere | null> {
  const { facilityId = null, supplierId = null, itemId = null } = asked;
  if (viewer.role === 'partner' || (facilityId !== null && !reaches(viewer.facilities, facilityId))) return null;
  const policy = (await policyBook(db)).at(clock.now(), { facilityId, supplierId, itemId });
  const ids = { GROUP: '', FACILITY: facilityId, SUPPLIER: supplierId, ITEM: itemId };
  return {
    policy,
    versionIds: policy.versions.flatMap(({ scope, version }) => {
      const scopeId = ids[scope];
      return scopeId === null ? [] : [hubId('policy', 'hub', [scope, scopeId, String(version)])];
    }),
  };
}

/** The last version of each scope, the widest scope first: those the viewer may see. */
export const policiesHere = ({ db, viewer }: OrdersContext) => policiesInForce(db, viewer);

/** Every version of a scope, the newest first: those the viewer may see. */
export const versionsHere = ({ db, viewer }: OrdersContext, scope: PolicyScope) => versionsOf(db, viewer, scope);
