import { z } from 'zod';
import example from '../../examples/suppliers.partner-file-read.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $HubId, $Instant } from '../field-schemas.ts';

/** How the last reading of a trading partner's profile file ended. */
export type PartnerFileRead = z.infer<typeof $PartnerFileRead>;
export const $PartnerFileRead = z.object({
  id: $HubId('partnerfile'),
  /** Its name, without the folder. */
  file: z.string(),
  /** The partner the file is named for. */
  partner: z.string(),
  readAt: $Instant,
  /** REFUSED: the file has faults. GONE: the file is no longer there, and with it its partner. */
  state: z.enum(['LOADED', 'REFUSED', 'GONE']),
  /** Whether an earlier, good reading of a refused file still stands; false: there is no such partner yet. */
  isEarlierKept: z.boolean(),
  /** The first of its faults in the order of the file; empty when loaded. */
  faults: z.array(
    z.object({
      line: z.int().positive(),
      column: z.int().positive(),
      /** `transports.sftp.hostKey`; empty for the file as a whole. */
      path: z.string(),
      sentence: z.string(),
      remedy: z.string(),
    }),
  ),
  faultCount: z.int().nonnegative(),
});

/** A trading partner's profile file was loaded, refused, or taken away. */
export const partnerFileRead = defineEvent({
  type: 'suppliers.partner-file-read',
  version: 1,
  aggregate: 'partnerfile',
  data: $PartnerFileRead,
  example,
});
