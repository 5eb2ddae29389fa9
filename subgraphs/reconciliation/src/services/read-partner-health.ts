import type { ReconciliationContext } from '../context.ts';
import { partnerHealth, type PartnerHealthRow } from '../db/queries/partner-health.ts';

/** How exchange with partners goes now, by name; those the viewer may see. */
export function readPartnerHealth(
  { db, viewer, clock }: ReconciliationContext,
  partner: string | null,
): Promise<PartnerHealthRow[]> {
  return partnerHealth(db, viewer, partner, clock.now());
}
