/**
 * The separators a message declares in MSH-1 and MSH-2 (FHS and BHS do the same for a file and a batch).
 * They are the message's own: nothing in this package assumes `|^~\&`.
 */
export interface Delimiters {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly escape: string;
  /** Absent when MSH-2 has three characters, or repeats an earlier one: the text is then never cut there. */
  readonly subcomponent: string | undefined;
  /** The fifth character of MSH-2, from version 2.7 on. Absent in older messages. */
  readonly truncation: string | undefined;
}

/** What nearly everybody sends, and what we write unless told otherwise. */
export const standardDelimiters: Delimiters = {
  field: '|',
  component: '^',
  repetition: '~',
  escape: '\\',
  subcomponent: '&',
  truncation: undefined,
};

/** What nearly every header declares, found without looking further. */
const usual = { ok: true, delimiters: standardDelimiters, repeated: false } as const;

/** The names of segments that open with the separators themselves. */
export const headerNames: ReadonlySet<string> = new Set(['MSH', 'FHS', 'BHS']);

/** Printable ASCII that is no letter, digit, space or quote: what can separate without hiding in a value. */
const canSeparate = /^[!#-/:-@[-`{-~]$/;

/** Either the separators, or the sentence that says why they cannot be used. */
export type DelimiterReading =
  | { readonly ok: true; readonly delimiters: Delimiters; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: string };

/**
 * Reads the separators of a header segment (`MSH|^~\&|…`), given from its first character to its end.
 * Three to five encoding characters are taken; of two that are equal the first wins (`repeated` says so).
 */
export function readDelimiters(header: string): DelimiterReading {
  if (header.startsWith('|^~\\&|', 3)) return usual;
  const name = header.slice(0, 3);
  const field = header.charAt(3);
  if (!canSeparate.test(field)) {
    return { ok: false, reason: `${name}-1 must be a punctuation character that separates fields` };
  }
  const end = header.indexOf(field, 4);
  const encoding = end === -1 ? header.slice(4, 10) : header.slice(4, end);
  if (encoding.length < 3 || encoding.length > 5) {
    return { ok: false, reason: `${name}-2 must hold three to five encoding characters; it holds ${encoding.length}` };
  }
  const seen = new Set([field]);
  const distinct: (string | undefined)[] = [];
  for (const character of encoding) {
    if (!canSeparate.test(character)) {
      return { ok: false, reason: `${name}-2 may hold punctuation only` };
    }
    distinct.push(seen.has(character) ? undefined : character);
    seen.add(character);
  }
  const [component, repetition, escape, subcomponent, truncation] = distinct;
  if (component === undefined || repetition === undefined || escape === undefined) {
    return { ok: false, reason: `${name}-2 repeats a separator: component, repetition and escape must differ` };
  }
  return {
    ok: true,
    delimiters: { field, component, repetition, escape, subcomponent, truncation },
    repeated: distinct.includes(undefined),
  };
}

/** MSH-2 for these separators. A truncation character needs a sub-component separator before it. */
export function encodingCharacters(delimiters: Delimiters): string {
  return (
    delimiters.component +
    delimiters.repetition +
    delimiters.escape +
    (delimiters.subcomponent ?? '') +
    (delimiters.truncation ?? '')
  );
}
