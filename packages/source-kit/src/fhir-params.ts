import { encodeQueryValue } from './query-text.ts';

/** One value of a search parameter: text (dates with their prefix, references, codes), or a code in its system. */
export type FhirValue = string | { readonly system: string; readonly code: string };

/** Values of which any will do: FHIR's comma. */
export interface FhirAnyOf {
  readonly anyOf: readonly FhirValue[];
}

/**
 * Search parameters. A list repeats the parameter: all of it must hold, as in
 * `{ date: ['ge2026-03-09', 'lt2026-03-10'], status: { anyOf: ['booked', 'arrived'] } }`.
 */
export type FhirParams = Readonly<Record<string, FhirValue | FhirAnyOf | readonly (FhirValue | FhirAnyOf)[]>>;

/**
 * Parameters as a query string or a form body, encoded; empty for none.
 * @throws RangeError a parameter's name that is none
 */
export function writeFhirParams(params: FhirParams): string {
  const written: string[] = [];
  for (const [name, value] of Object.entries(params)) {
    if (!/^_?[A-Za-z][\w.-]{0,127}(?::[A-Za-z-]{1,32})?$/.test(name))
      throw new RangeError('not a FHIR search parameter');
    for (const each of isList(value) ? value : [value])
      written.push(`${name}=${encodeQueryValue(writeFhirValue(each))}`);
  }
  return written.join('&');
}

/** A value as it stands after the `=`, not yet encoded; what separates values is escaped where it is data. */
export function writeFhirValue(value: FhirValue | FhirAnyOf): string {
  if (typeof value === 'string') return escape(value);
  if ('anyOf' in value) return value.anyOf.map(writeFhirValue).join(',');
  return `${escape(value.system)}|${escape(value.code)}`;
}

const escape = (text: string): string => text.replaceAll(/[\\,|$]/g, '\\$&');

const isList = (value: FhirParams[string]): value is readonly (FhirValue | FhirAnyOf)[] => Array.isArray(value);
