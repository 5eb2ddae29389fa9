import type { PartnerProfile, ProfileFault } from '@supply-hub/partners';
import { hubId } from '@supply-hub/identifiers';
import { withoutPadding } from '@supply-hub/source-kit';
import { supplierIdOf } from '../domain/supplier.ts';

/** Why nothing is sent to a partner. */
export interface Hold {
  readonly reason: string;
  /** Who holds it: a person's subject, or `profile`. */
  readonly by: string;
  readonly at: string;
}

/** A trading partner as it is kept. */
export interface KeptPartner {
  readonly id: string;
  /** Its slug. */
  readonly partner: string;
  readonly version: number;
  readonly profile: PartnerProfile;
  readonly supplierId: string | null;
  /** Since when its profile holds it; null when it does not. */
  readonly profileHeldAt: string | null;
  /** A person's hold. */
  readonly hold: Hold | null;
  readonly isGone: boolean;
}

/** How the last reading of a profile file ended. */
export interface KeptPartnerFile {
  readonly id: string;
  readonly file: string;
  readonly partner: string;
  readonly state: 'LOADED' | 'REFUSED' | 'GONE';
  readonly faults: readonly ProfileFault[];
  readonly faultCount: number;
  readonly readAt: string;
}

/** Faults are kept and told up to this many: who mends the first ones sees the rest. */
export const mostFaults = 20;

export const partnerIdOf = (partner: string): string => hubId('partner', 'hub', partner);
export const partnerFileIdOf = (file: string): string => hubId('partnerfile', 'hub', file);

/** Its supplier, by the number as the supplier master's copies have it. */
export const supplierOf = ({ supplier }: PartnerProfile): string | null =>
  supplier === undefined ? null : supplierIdOf(supplier.system, withoutPadding(supplier.number.trim()));

/** What holds it now: a person before the profile. */
export function holdOf({
  hold,
  profile,
  profileHeldAt,
}: Pick<KeptPartner, 'hold' | 'profile' | 'profileHeldAt'>): Hold | null {
  if (hold !== null) return hold;
  if (profile.hold === undefined || profileHeldAt === null) return null;
  return { reason: profile.hold.reason, by: 'profile', at: profileHeldAt };
}

/** Narrows a list of trading partners; absent or null is no condition. */
export interface PartnerConditions {
  readonly search?: string | null | undefined;
  readonly kinds?: readonly PartnerProfile['kind'][] | null | undefined;
  readonly isHeld?: boolean | null | undefined;
  readonly hasFaults?: boolean | null | undefined;
}
