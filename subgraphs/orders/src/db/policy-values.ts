import { Decimal } from '@supply-hub/quantities';
import { z } from 'zod';
import type { PolicyValues } from '../domain/policy.ts';
import { troubleKinds } from '../domain/trouble.ts';

const $Amount = z
  .string()
  .max(30)
  .refine((text) => {
    const amount = Decimal.parse(text);
    return amount.ok && amount.value.sign >= 0;
  });

const $PriceTolerance = z.strictObject({
  percent: $Amount.nullable(),
  amount: $Amount.nullable(),
});

const $Team = z.string().trim().min(1).max(60);

/** What a version of a policy decides, as it is kept. */
export const $PolicyValues: z.ZodType<PolicyValues> = z
  .strictObject({
    replenishes: z.enum(['NOTHING', 'CASES', 'CASES_AND_PAR']),
    consolidationMinutes: z
      .int()
      .min(0)
      .max(7 * 24 * 60),
    urgencyHours: z
      .int()
      .min(0)
      .max(30 * 24),
    stuckAfterMinutes: z
      .int()
      .min(1)
      .max(24 * 60),
    excludesOnOrder: z.boolean(),
    priceTolerance: $PriceTolerance,
    offContract: z.enum(['STOP', 'MARK']),
    transmittedBy: z.enum(['PROFILE', 'ERP']),
    alternateSuppliers: z.array(z.string().regex(/^supplier_[0-9a-z]+$/)).max(20),
    teams: z.partialRecord(z.enum(troubleKinds), $Team),
  })
  .partial();
