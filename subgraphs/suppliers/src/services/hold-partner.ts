import { InvalidInput, NotPermitted } from '@supply-hub/errors';
import type { Tx } from '@supply-hub/postgres';
import { $Done, done, doOnce } from '@supply-hub/subgraph-kit';
import { eq } from 'drizzle-orm';
import type { SuppliersContext } from '../context.ts';
import { lockedPartners, savePartner } from '../db/queries/save-partner.ts';
import { tradingPartners } from '../db/schema.ts';
import type { Hold, KeptPartner } from '../db/kept-partner.ts';

/** Why a partner was not held or released. */
export interface HoldRefusal {
  readonly code: 'NOT_FOUND' | 'ALREADY_HELD' | 'NOT_HELD' | 'HELD_BY_PROFILE' | 'KEY_USED_BEFORE';
  readonly path: readonly string[];
  readonly sentence: string;
}

export interface HoldOutcome {
  /** Null when refused. */
  readonly partner: KeptPartner | null;
  readonly userErrors: readonly HoldRefusal[];
}

const longestReason = 300;

/**
 * Holds a partner: nothing is sent to it until it is released.
 * @throws NotPermitted the viewer may not
 * @throws InvalidInput no reason or no key
 */
export async function holdPartner(
  context: SuppliersContext,
  { partnerId, reason, idempotencyKey }: { partnerId: string; reason: string; idempotencyKey: string },
): Promise<HoldOutcome> {
  const said = reason.trim();
  if (said === '' || said.length > longestReason)
    throw new InvalidInput(`Say why in 1 to ${longestReason} characters: others act on it.`, { field: 'input.reason' });
  return deed(context, 'holdPartner', { partnerId, reason: said }, idempotencyKey, (partner, at) =>
    partner.hold === null
      ? { reason: said, by: context.viewer.subject, at: at.toString({ fractionalSecondDigits: 3 }) }
      : refusal('ALREADY_HELD', `${partner.hold.by} holds it already: ${partner.hold.reason}`),
  );
}

/** Releases a partner that a person held. @throws as `holdPartner` */
export function releasePartner(
  context: SuppliersContext,
  { partnerId, idempotencyKey }: { partnerId: string; idempotencyKey: string },
): Promise<HoldOutcome> {
  return deed(context, 'releasePartner', { partnerId }, idempotencyKey, ({ hold, profile }) => {
    if (hold !== null) return null;
    return profile.hold === undefined
      ? refusal('NOT_HELD', 'Nobody holds it.')
      : refusal('HELD_BY_PROFILE', 'Its profile holds it: take "hold" out of the file.');
  });
}

async function deed(
  context: SuppliersContext,
  operation: string,
  input: { readonly partnerId: string; readonly reason?: string },
  key: string,
  decide: (partner: KeptPartner, at: Temporal.Instant) => Hold | null | HoldRefusal,
): Promise<HoldOutcome> {
  const { viewer, loaders } = context;
  if ((viewer.role !== 'buyer' && viewer.role !== 'integrator') || viewer.facilities !== '*')
    throw new NotPermitted('Only buyers and integrators of the whole group may hold or release a trading partner.');
  const outcome = await doOnce(
    context,
    { operation, key, input },
    $Done,
    async (tx, at) => (await change(tx, input.partnerId, { by: viewer.subject, at }, decide)) ?? done,
  );
  if ('code' in outcome) return { partner: null, userErrors: [outcome] };
  return { partner: await loaders.tradingPartner.load(input.partnerId), userErrors: [] };
}

async function change(
  tx: Tx,
  partnerId: string,
  { by, at }: { by: string; at: Temporal.Instant },
  decide: (partner: KeptPartner, at: Temporal.Instant) => Hold | null | HoldRefusal,
): Promise<HoldRefusal | null> {
  const [partner] = (await lockedPartners(tx, eq(tradingPartners.id, partnerId))).values();
  if (partner === undefined || partner.isGone)
    return { code: 'NOT_FOUND', path: ['input', 'partnerId'], sentence: 'There is no such trading partner.' };
  const hold = decide(partner, at);
  if (hold !== null && 'code' in hold) return hold;
  const deed =
    hold === null
      ? { actor: by, action: 'partner-released', reason: 'Released.' }
      : { actor: by, action: 'partner-held', reason: hold.reason };
  await savePartner(tx, { ...partner, version: partner.version + 1, hold }, deed, at);
  return null;
}

const refusal = (code: HoldRefusal['code'], sentence: string): HoldRefusal => ({
  code,
  path: ['input', 'partnerId'],
  sentence,
});
