import type { Db, Tx } from '@supply-hub/postgres';
import { policyVersions } from '../../db/queries/policies.ts';
import { policyAmong, type Policy, type PolicyPlace, type PolicyVersion } from '../../domain/policy.ts';

/** Every policy there ever was; few, for people adopt them. */
export class PolicyBook {
  readonly #versions: readonly PolicyVersion[];

  constructor(versions: readonly PolicyVersion[]) {
    this.#versions = versions;
  }

  /** What held somewhere at a time. */
  at(moment: Temporal.Instant, place: PolicyPlace): Policy {
    return policyAmong(this.#versions, place, moment);
  }

  /** The same book with one version more: what would hold. */
  with(version: PolicyVersion): PolicyBook {
    return new PolicyBook([...this.#versions, version]);
  }
}

/** One statement. */
export async function policyBook(tx: Db | Tx): Promise<PolicyBook> {
  return new PolicyBook(await policyVersions(tx));
}

/** What holds at one place at a time; of many places, ask the book. */
export async function policyAt(
  tx: Db | Tx,
  facilityId: string | null,
  at: Temporal.Instant,
  of: Omit<PolicyPlace, 'facilityId'> = {},
): Promise<Policy> {
  return (await policyBook(tx)).at(at, { facilityId, ...of });
}
