/** The characters an interchange is cut with, as its ISA says. */
export interface Separators {
  readonly element: string;
  readonly component: string;
  /** Null where elements do not repeat: ISA11 is `U` (4010). */
  readonly repetition: string | null;
  readonly segment: string;
  /**
   * Lines were broken at a fixed width, inside segments too: line breaks are the carrier's, never data. Absent: a line
   * break inside a segment is data.
   */
  readonly isWrapped?: true;
}

/** What the hub writes unless a partner wants others. */
export const standardSeparators: Separators = { element: '*', component: '>', repetition: '^', segment: '~' };
