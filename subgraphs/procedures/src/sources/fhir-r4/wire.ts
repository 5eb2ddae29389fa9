import { wireInstant } from '@supply-hub/source-kit';
import { z } from 'zod';

const coding = z.object({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
});

/** What is read of a FHIR R4 Appointment. The patient is among its participants and is never looked at. */
export const appointment = z.object({
  resourceType: z.literal('Appointment'),
  id: z.string(),
  meta: z.object({ lastUpdated: wireInstant.optional() }).optional(),
  identifier: z.array(z.object({ system: z.string().optional(), value: z.string().optional() })).default([]),
  status: z.enum([
    'proposed',
    'pending',
    'booked',
    'arrived',
    'fulfilled',
    'cancelled',
    'noshow',
    'entered-in-error',
    'checked-in',
    'waitlist',
  ]),
  serviceType: z.array(z.object({ coding: z.array(coding).default([]), text: z.string().optional() })).default([]),
  start: wireInstant.optional(),
  end: wireInstant.optional(),
  participant: z
    .array(
      z.object({ actor: z.object({ reference: z.string().optional(), display: z.string().optional() }).optional() }),
    )
    .default([]),
});

export type Appointment = z.output<typeof appointment>;
