import type { Acknowledgement } from '@supply-hub/hl7v2';

/** Record locked, and an application's internal error: the same message may be taken later. */
const passing: ReadonlySet<unknown> = new Set(['206', '207']);

/**
 * What this sender does after an answer (R70): `accepted` and `refused` end it; a reject for a reason that passes is
 * sent `again`, unchanged. Any other reject is taken as final: an interface engine shows it to a person.
 */
export function verdictOf({ code, errors }: Acknowledgement): 'accepted' | 'refused' | 'again' {
  if (code === 'AA' || code === 'CA') return 'accepted';
  const isReject = code === 'AR' || code === 'CE';
  return isReject && errors.some((error) => passing.has(error.code)) ? 'again' : 'refused';
}
