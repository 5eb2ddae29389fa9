import { z } from 'zod';
import example from '../../examples/procedures.case-changed.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $HubId, $Instant, $Key, $Status } from '../field-schemas.ts';

/** One scheduled operation. Nothing of the patient is in it, ever. */
export type CaseChanged = z.infer<typeof $CaseChanged>;
export const $CaseChanged = z.object({
  id: $HubId('case'),
  number: $Key,
  facilityId: $HubId('facility'),
  /** Null: not given, or a room the hub does not know. */
  theatreId: $HubId('theatre').nullable(),
  scheduledAt: $Instant,
  endsAt: $Instant.nullable(),
  status: $Status,
  /** What will be done, in the coding the schedule uses; null: not said. */
  procedure: z.object({ system: z.string().nullable(), code: $Key, display: z.string().nullable() }).nullable(),
  /** The schedule's own key of the surgeon: a preference card is found by it. */
  surgeonId: $Key.nullable(),
});

/** A case was scheduled, moved, cancelled or brought back. */
export const caseChanged = defineEvent({
  type: 'procedures.case-changed',
  version: 1,
  aggregate: 'case',
  data: $CaseChanged,
  example,
});
