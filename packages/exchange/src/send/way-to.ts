import { hubId } from '@supply-hub/identifiers';
import type { PartnerProfile } from '@supply-hub/partners';

/** What decides by which transport a document goes. */
export interface WaySought {
  readonly documentType: string;
  readonly facilityId: string | null;
  readonly businessKey: string | null;
}

/** The transport a document goes by: that of the first routing rule that fits, else the partner's own; null: none. */
export function wayTo(profile: PartnerProfile, sought: WaySought): string | null {
  const { documentType, facilityId, businessKey } = sought;
  const rule = profile.routing.find(
    ({ types, facilities, businessKey: prefix }) =>
      (types === undefined || types.some((type) => type === documentType)) &&
      (facilities === undefined || facilities.some((slug) => hubId('facility', 'hub', slug) === facilityId)) &&
      (prefix === undefined || businessKey?.startsWith(prefix) === true),
  );
  return rule?.via ?? profile.send?.via ?? null;
}

/** Whether there is a way to send such a document at all. */
export function isSendable(profile: PartnerProfile, documentType: string): boolean {
  return wayTo(profile, { documentType, facilityId: null, businessKey: null }) !== null;
}
