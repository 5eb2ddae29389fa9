import { InvalidInput } from '@supply-hub/errors';

/** What reading or converting gives: the value, or why there is none. The same shape as in `identifiers`. */
export type Reading<T> = { readonly ok: true; readonly value: T } | Refusal;

export interface Refusal {
  readonly ok: false;
  /** What is wrong, as a sentence without its full stop. */
  readonly reason: string;
  /** Where: a 0-based index into the text as it was given. Absent when no one place is to blame. */
  readonly position?: number;
  /** What the person who can mend it should do. */
  readonly remedy: string;
}

export function refusal(reason: string, remedy: string, position?: number): Refusal {
  return position === undefined ? { ok: false, reason, remedy } : { ok: false, reason, position, remedy };
}

/**
 * The value of a reading that has to be good.
 * @param field path of the input as the caller wrote it, for the client's error
 * @throws InvalidInput with reason, position and remedy
 */
export function valueOf<T>(reading: Reading<T>, field?: string): T {
  if (reading.ok) return reading.value;
  const where = reading.position === undefined ? '' : ` at character ${reading.position + 1}`;
  throw new InvalidInput(`${reading.reason}${where}. ${reading.remedy}`, field === undefined ? {} : { field });
}
