import { z } from 'zod';
import example from '../../examples/procedures.case-changed.v1.json' with { type: 'json' };
import { defineEvent } from '../define-event.ts';
import { $HubId, $Instant, $Key, $Readiness, $Status } from '../field-schemas.ts';

/** Why nobody can say whether a case will have all it needs; a person can put each right. */
const $CaseProblem = z.object({
  code: z.enum(['UNKNOWN_FACILITY', 'UNKNOWN_PROCEDURE', 'NO_CARD', 'UNKNOWN_ITEM', 'UNKNOWN_UNIT']),
  /** What is wrong, in words: `No preference card for ORTHO-THA at North Valley on 2026-03-09.` */
  sentence: z.string().min(1),
  /** What to do about it. */
  remedy: z.string().min(1),
});

/** One scheduled operation. Nothing of the patient is in it, ever. */
export type CaseChanged = z.infer<typeof $CaseChanged>;
export const $CaseChanged = z.object({
  id: $HubId('case'),
  number: $Key,
  /** Null: the hub does not know the place its schedule names. */
  facilityId: $HubId('facility').nullable(),
  /** Null: not given, or a room the hub does not know. */
  theatreId: $HubId('theatre').nullable(),
  /** Null: no message has said it. */
  scheduledAt: $Instant.nullable(),
  endsAt: $Instant.nullable(),
  status: $Status,
  /** What will be done, in the coding the schedule uses; null: not said. */
  procedure: z.object({ system: z.string().nullable(), code: $Key, display: z.string().nullable() }).nullable(),
  /** The schedule's own key of the surgeon: a preference card is found by it. */
  surgeonId: $Key.nullable(),
  readiness: $Readiness.default('UNKNOWN'),
  problems: z.array($CaseProblem).default([]),
});

/** A case was scheduled, moved, cancelled or brought back, or its readiness is another. */
export const caseChanged = defineEvent({
  type: 'procedures.case-changed',
  version: 1,
  aggregate: 'case',
  data: $CaseChanged,
  example,
});
