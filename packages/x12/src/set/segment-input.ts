/** An element: text, the components of a composite, or several repetitions. Absent and empty are the same. */
export type ElementInput = RepetitionInput | { readonly repetitions: readonly RepetitionInput[] };
export type RepetitionInput = string | undefined | readonly (string | undefined)[];

/** A segment to write: its identifier and its elements from 01. Empty ones at the end are left out. */
export type SegmentInput = readonly [id: string, ...elements: readonly ElementInput[]];
