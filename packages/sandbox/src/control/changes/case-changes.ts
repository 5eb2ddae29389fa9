import { z } from 'zod';
import { bookCase, modifyCase, moveCase, setCaseStatus } from '../../ehr/appointments.ts';
import { caseStatuses } from '../../ehr/case-snapshot.ts';
import { defineChange, name } from './change.ts';

const instant = z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text));
const procedure = z.strictObject({ code: name, display: name });
const minutes = z.int().min(5).max(1440);
/** The number of the preference card the schedule names; null for none. */
const card = name.nullable();

/** A case moves to another time, another theatre, or both. */
export const rescheduleCase = defineChange(
  'ehr',
  z.strictObject({ caseNumber: name, start: instant.optional(), theatre: name.optional() }),
  (draft, { caseNumber, ...to }) => {
    moveCase(draft, caseNumber, to);
    return {};
  },
);

/** A case is done by another surgeon, in another way, another theatre, or takes longer. */
export const modifyCaseChange = defineChange(
  'ehr',
  z.strictObject({
    caseNumber: name,
    theatre: name.optional(),
    minutes: minutes.optional(),
    procedure: procedure.optional(),
    surgeon: name.optional(),
    isUrgent: z.boolean().optional(),
    card: card.optional(),
  }),
  (draft, { caseNumber, ...changes }) => {
    modifyCase(draft, caseNumber, changes);
    return {};
  },
);

/** A case is cancelled, checked in, done … */
export const caseStatus = defineChange(
  'ehr',
  z.strictObject({ caseNumber: name, status: z.enum(caseStatuses) }),
  (draft, { caseNumber, status }) => {
    setCaseStatus(draft, caseNumber, status);
    return {};
  },
);

/** A case is booked. */
export const newCase = defineChange(
  'ehr',
  z.strictObject({
    theatre: name,
    start: instant,
    minutes: minutes.default(90),
    procedure,
    surgeon: name.optional(),
    isUrgent: z.boolean().default(false),
    card: card.optional(),
  }),
  (draft, booking) => ({ caseNumber: bookCase(draft, booking) }),
);
