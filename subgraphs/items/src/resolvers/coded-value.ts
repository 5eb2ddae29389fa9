import type { CodedValue } from '../generated/graphql.ts';

/** A code of the item master, whose lists have no name of their own and no words here. */
export function coded(code: string | null): CodedValue | null {
  return code === null ? null : { system: null, code, display: null };
}
