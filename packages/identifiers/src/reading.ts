import { InvalidInput } from '@supply-hub/errors';

/**
 * What reading a text gives: the value, or what is wrong with the text.
 * A refusal never repeats the whole text: it may come from a scan that somebody else's data stands in.
 */
export type Reading<T> = { readonly ok: true; readonly value: T } | Refusal;

export interface Refusal {
  readonly ok: false;
  /** What is wrong, as a sentence without its full stop. */
  readonly reason: string;
  /** Where: a 0-based index into the text as it was given. Absent when no one place is to blame. */
  readonly position?: number;
  /** What the person who holds the label, the file or the setting should do. */
  readonly remedy: string;
}

export function refusal(reason: string, remedy: string, position?: number): Refusal {
  return position === undefined ? { ok: false, reason, remedy } : { ok: false, reason, position, remedy };
}

/**
 * The value of a reading that has to be good.
 * @param field path of the input as the caller wrote it, for the client's error
 * @throws InvalidInput with reason, position and remedy in one sentence
 */
export function valueOf<T>(reading: Reading<T>, field?: string): T {
  if (reading.ok) return reading.value;
  const where = reading.position === undefined ? '' : ` at character ${reading.position + 1}`;
  throw new InvalidInput(`${reading.reason}${where}. ${reading.remedy}`, field === undefined ? {} : { field });
}

/** More than the largest symbol there is (QR code, version 40) can hold. */
const longestSymbol = 7089;

/** Refuses what cannot have come from a label, so that no reader has to look at megabytes. */
export function refuseTooLong(text: string): Refusal | null {
  if (text.length <= longestSymbol) return null;
  return refusal(`No label holds more than ${longestSymbol} characters`, 'Give the text of one symbol', longestSymbol);
}
