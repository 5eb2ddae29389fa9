import type { Interchange, InterchangeHeader, InterchangeParty } from '@supply-hub/x12';
import type { KnownPartner } from '../../partners/partner-book.ts';
import { storable } from '../../store/storable.ts';
import { sentencesOf } from './fault-sentences.ts';

/** Why an interchange is not opened. */
export interface Trouble {
  /** PARKED: a person here can put it right, and have it opened then. REJECTED: only its sender can. */
  readonly state: 'PARKED' | 'REJECTED';
  readonly code: string;
  readonly reason: string;
  readonly remedy: string;
}

/** Who an interchange is from. */
export type Identity =
  | { readonly partner: KnownPartner; readonly isTest: boolean; readonly trouble: Trouble | null }
  | { readonly partner: null; readonly isTest: false; readonly trouble: Trouble };

const resend = 'Ask the sender to correct it and to send it again.';

/** @param via the slug of the partner it came from, as far as the transport can tell */
export function identify(
  { header, faults }: Pick<Interchange, 'header' | 'faults'>,
  { partners, via }: { readonly partners: ReadonlyMap<string, KnownPartner>; readonly via: string },
): Identity {
  const present = [...partners.values()].filter(({ isGone }) => !isGone);
  const bearer = present.find(({ profile }) => profile.partner === via);
  if (header === null) {
    const trouble = rejected('UNREADABLE', sentencesOf(faults) || 'It is no interchange.');
    return bearer === undefined
      ? { partner: null, isTest: false, trouble }
      : { partner: bearer, isTest: false, trouble };
  }
  const named = bearer && isSender(bearer, header) ? bearer : present.find((each) => isSender(each, header));
  if (named === undefined)
    return {
      partner: null,
      isTest: false,
      trouble: {
        state: 'PARKED',
        code: 'UNKNOWN_PARTNER',
        reason: `Nobody among the trading partners is ${nameOf(header.sender)}, who it says it is from.`,
        remedy: 'If it may send, correct "x12.them" in its profile or add one, then re-drive the interchange.',
      },
    };
  const { profile } = named;
  const isTest =
    header.usage !== 'P' ||
    profile.x12.usage === 'T' ||
    (profile.x12.themInTests !== undefined && is(profile.x12.themInTests, header.sender));
  return { partner: named, isTest, trouble: troubleWith() };

  function troubleWith(): Trouble | null {
    if (profile.partner !== via)
      return {
        state: 'PARKED',
        code: 'WRONG_TRANSPORT',
        reason: `It says it is from ${profile.name} and came over a transport of ${bearer?.profile.name ?? `"${storable(via)}"`}.`,
        remedy: `Ask both whose it is: documents are taken only over their sender's own transport. Then have ${profile.name} send it over its own.`,
      };
    if (header !== null && !is(profile.x12.us, header.receiver))
      return {
        state: 'PARKED',
        code: 'NOT_FOR_US',
        reason: `It is for ${nameOf(header.receiver)}, which is not who we are to ${profile.name}.`,
        remedy: `If it is ours, correct "x12.us" in the profile and re-drive the interchange; else tell ${profile.name}.`,
      };
    if (faults.some(({ isFatal }) => isFatal))
      return rejected('REFUSED_INTERCHANGE', sentencesOf(faults.filter(({ isFatal }) => isFatal)));
    return null;
  }
}

const rejected = (code: string, reason: string): Trouble => ({ state: 'REJECTED', code, reason, remedy: resend });

function isSender({ profile }: KnownPartner, header: InterchangeHeader): boolean {
  const { them, themInTests } = profile.x12;
  return is(them, header.sender) || (themInTests !== undefined && is(themInTests, header.sender));
}

const is = (party: InterchangeParty, sent: InterchangeParty): boolean =>
  party.qualifier === sent.qualifier && party.id.trim() === sent.id;

const nameOf = ({ qualifier, id }: InterchangeParty): string => storable(`${qualifier}/${id}`);
