import { $PartnerProfile } from '@supply-hub/partners';
import { z } from 'zod';
import example from '../../examples/suppliers.trading-partner-changed.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $HubId, $Instant, $Key } from '../field-schemas.ts';

/** A trading partner as the hub knows it now. */
export type TradingPartnerChanged = z.infer<typeof $TradingPartnerChanged>;
export const $TradingPartnerChanged = z.object({
  id: $HubId('partner'),
  /** Its slug: the name of its profile file and of its place in addresses; never used again for another. */
  partner: $Key,
  name: z.string(),
  /** Null when it is no supplier, as a warehouse. */
  supplierId: $HubId('supplier').nullable(),
  /**
   * Paths are absolute, durations milliseconds. Secrets are named, never said: a password is `${NAME}` or a file's path,
   * and who opens the transport asks `resolveSecrets` of @supply-hub/partners for it.
   */
  profile: $PartnerProfile,
  /** Why nothing is sent to it now, a person's hold before the profile's own (`by`: "profile"); null: it is sent to. */
  hold: z.object({ reason: z.string(), by: z.string(), at: $Instant }).nullable(),
  /** Its profile was taken away: nothing is taken from it or sent to it any more. The profile is the last it had. */
  isGone: z.boolean(),
});

/** A trading partner came, went, has another profile, or was held or released. */
export const tradingPartnerChanged = defineEvent({
  type: 'suppliers.trading-partner-changed',
  version: 1,
  aggregate: 'partner',
  data: $TradingPartnerChanged,
  example,
});
