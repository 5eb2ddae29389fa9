/**
 * What connectors write their wire.ts with: zod schemas for what sources send, after lossless JSON, in which
 * numbers are strings of digits.
 */
import { SourceContractBroken } from '@supply-hub/errors';
import { z } from 'zod';

/**
 * Reads a value the way its wire schema says.
 * @param at where in the answer, for the message: `stock: row 3`
 * @throws SourceContractBroken names the path and what was expected; the value itself is never kept
 */
export function parseWire<T>(schema: z.ZodType<T>, value: unknown, where: { system: string; at: string }): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = [where.at, ...(issue?.path ?? []).map(String)].join('.');
  throw new SourceContractBroken(where.system, path, issue?.message ?? 'something else');
}

/** A decimal as its digits, plain: `'12.500'`, `'-3'`. An exponent is refused, for no source here needs one. */
export const wireDecimal = z.string().regex(/^-?\d+(?:\.\d+)?$/, 'a decimal number');

/** A whole number that a double holds exactly, as a JavaScript number. */
export const wireInteger = z
  .string()
  .regex(/^-?\d{1,15}(?:\.0+)?$/, 'a whole number')
  .transform(Number);

/** A date without a time: `2026-03-09`. */
export const wireDate = z.string().transform((text, context): Temporal.PlainDate => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    try {
      return Temporal.PlainDate.from(text);
    } catch {
      // Falls through to the issue: the 30th of February.
    }
  }
  return refused(context, 'a date as YYYY-MM-DD');
});

/** An instant: ISO 8601 with an offset or Z. */
export const wireInstant = z.string().transform((text, context): Temporal.Instant => {
  try {
    return Temporal.Instant.from(text);
  } catch {
    return refused(context, 'an instant as ISO 8601 with an offset');
  }
});

/** @internal Adds the issue a failed transform reports. */
export function refused(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}
