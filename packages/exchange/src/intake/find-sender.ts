import type { SenderConfig } from '@supply-hub/config';
import type { Header } from '@supply-hub/hl7v2';

/** How an application or facility names itself: the namespace id, else the universal id; `undefined` when it does not. */
export function nameOf(authority: Header['sendingApplication']): string | undefined {
  return authority?.namespace?.trim() || authority?.universalId?.trim() || undefined;
}

/** The configured sender of a message, by MSH-3 and, where it lists one, MSH-4. One that lists its facility goes first. */
export function findSender(header: Header, senders: readonly SenderConfig[]): SenderConfig | undefined {
  const application = nameOf(header.sendingApplication);
  const facility = nameOf(header.sendingFacility);
  const matching = senders.filter(
    (each) =>
      each.protocol === 'hl7v2' &&
      each.application === application &&
      (each.facility === undefined || each.facility === facility),
  );
  return matching.find((each) => each.facility !== undefined) ?? matching[0];
}
