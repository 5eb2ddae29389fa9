import { z } from 'zod';
import example from '../../examples/inventory.facility-changed.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $Codes, $Gln, $HubId, $Key } from '../field-schemas.ts';

const $Theatre = z.object({
  id: $HubId('theatre'),
  name: z.string(),
  codes: $Codes,
  /** R32: only stock at these locations counts for a case in this theatre. */
  suppliedBy: z.array($HubId('location')),
});

/** A site of the group, as hub.yaml describes it. */
export type FacilityChanged = z.infer<typeof $FacilityChanged>;
export const $FacilityChanged = z.object({
  id: $HubId('facility'),
  slug: $Key,
  name: z.string(),
  gln: $Gln.nullable(),
  /** R30: an IANA zone, for example `America/Chicago`. */
  timeZone: z.string().min(1),
  /** What must arrive for a case arrives this long before its start. */
  bufferBeforeCaseMinutes: z.int().nonnegative(),
  /** How long the quickest way to get a missing supply takes. */
  quickestRemedyMinutes: z.int().nonnegative().default(240),
  codes: $Codes,
  theatres: z.array($Theatre),
});

/** The configuration describes a new facility, or an old one differently. */
export const facilityChanged = defineEvent({
  type: 'inventory.facility-changed',
  version: 1,
  aggregate: 'facility',
  data: $FacilityChanged,
  example,
});
