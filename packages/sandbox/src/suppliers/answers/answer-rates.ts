import { z } from 'zod';

const share = z.number().min(0).max(1);

/**
 * How often a supplier answers otherwise than "as ordered", as shares of lines from 0 to 1; of `split` and `silent`,
 * shares of orders, and of `moved`, of what is backordered.
 */
export const answerRatesSchema = z.strictObject({
  /** DR: all of it, later than wanted. */
  late: share,
  /** IQ, or BP with the rest backordered: less than wanted. */
  short: share,
  /** IB: all or half of it, with a date or without. */
  backordered: share,
  /** IS: another part of its own instead. */
  substituted: share,
  /** IR or ID, with a reason. */
  rejected: share,
  /** IP: dearer. */
  dearer: share,
  /** IE: the price follows. */
  pricePending: share,
  /** In two shipments. */
  split: share,
  /** Never a word about the order, nor a shipment. */
  silent: share,
  /** Another date is given later, by 865 or by an 855 that replaces the first. */
  moved: share,
});
export type AnswerRates = z.infer<typeof answerRatesSchema>;

/** What an ordinary supplier does. */
export const usualRates: AnswerRates = {
  late: 0.03,
  short: 0.025,
  backordered: 0.03,
  substituted: 0.01,
  rejected: 0.012,
  dearer: 0.02,
  pricePending: 0.005,
  split: 0.2,
  silent: 0.004,
  moved: 0.5,
};

/** Everything as ordered. */
export const noRates: AnswerRates = {
  late: 0,
  short: 0,
  backordered: 0,
  substituted: 0,
  rejected: 0,
  dearer: 0,
  pricePending: 0,
  split: 0,
  silent: 0,
  moved: 0,
};

/** Rates by name, the usual ones, or none; those left out stay as they were. */
export const ratesInput = z.union([z.enum(['usual', 'none']), answerRatesSchema.partial()]);

export function ratesFrom(input: z.output<typeof ratesInput>, before: AnswerRates): AnswerRates {
  if (input === 'usual') return usualRates;
  if (input === 'none') return noRates;
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  return { ...before, ...given };
}
