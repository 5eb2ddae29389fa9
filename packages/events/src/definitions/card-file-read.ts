import { z } from 'zod';
import example from '../../examples/procedures.card-file-read.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $HubId, $Instant } from '../field-schemas.ts';

/** How the last reading of the preference card file ended. */
export type CardFileRead = z.infer<typeof $CardFileRead>;
export const $CardFileRead = z.object({
  id: $HubId('cardfile'),
  /** Its name, without the folder. */
  file: z.string(),
  readAt: $Instant,
  /** REFUSED: the file has faults, and the cards are those of the last good one. */
  state: z.enum(['LOADED', 'REFUSED']),
  cardCount: z.int().nonnegative(),
  /** The first of its faults, each with its line; empty when loaded. */
  faults: z.array(z.object({ line: z.int().positive(), sentence: z.string() })),
  faultCount: z.int().nonnegative(),
});

/** A new preference card file was loaded or refused. */
export const cardFileRead = defineEvent({
  type: 'procedures.card-file-read',
  version: 1,
  aggregate: 'cardfile',
  data: $CardFileRead,
  example,
});
