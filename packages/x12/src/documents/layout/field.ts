/**
 * How one value of a document stands in a segment. Layouts are data: reading, writing and the generated documents
 * of the tests all follow the same description, so that they cannot disagree.
 */
export type Field = ScalarField | PairsField | TextsField;

/** One element, or one component of it. Its value is text whatever its kind: see `ScalarKind`. */
export interface ScalarField<Required extends boolean = boolean> {
  readonly kind: ScalarKind;
  readonly element: number;
  /** From 1; `undefined`: the element is no composite. */
  readonly component: number | undefined;
  readonly isRequired: Required;
  /** The standard requires it, but the document is of use without: only a warning when it is missing. */
  readonly isExpected: boolean;
  /** Most characters in 4010, and in 5010 and after. */
  readonly longest: readonly [number, number] | undefined;
}

/**
 * `text` as sent; `date` CCYYMMDD ↔ 2026-03-09; `time` HHMM[SS[dd]] ↔ 16:10[:30[.25]]; `decimal` an exact decimal
 * number; `hundredths` N2, whose last two digits are decimals, ↔ 1840.00.
 */
export type ScalarKind = 'text' | 'date' | 'time' | 'decimal' | 'hundredths';

/** Pairs of a qualifier and a value (product ids of PO1, LIN, IT1 …), kept in their order. */
export interface PairsField {
  readonly kind: 'pairs';
  readonly pairs: readonly (readonly [qualifier: number, value: number])[];
}

/** Elements of one meaning (N3-01 and N3-02), kept in their order. */
export interface TextsField {
  readonly kind: 'texts';
  readonly elements: readonly number[];
  readonly longest: readonly [number, number] | undefined;
}

/** A qualifier and what it qualifies: a product id, a reference, a telephone number. */
export interface QualifiedValue {
  readonly qualifier: string;
  readonly value: string;
}

/** Most characters: one number, or [4010, 5010 and after]. */
export type Longest = number | readonly [number, number];

/** An element, or [element, component]. */
type Place = number | readonly [element: number, component: number];

const bothVersions = (longest: Longest | undefined): readonly [number, number] | undefined =>
  typeof longest === 'number' ? [longest, longest] : longest;

const scalar = (kind: ScalarKind, place: Place, longest?: Longest): ScalarField<false> => ({
  kind,
  element: typeof place === 'number' ? place : place[0],
  component: typeof place === 'number' ? undefined : place[1],
  isRequired: false,
  isExpected: false,
  longest: bothVersions(longest),
});

export const text = (place: Place, longest?: Longest): ScalarField<false> => scalar('text', place, longest);
export const date = (place: Place): ScalarField<false> => scalar('date', place);
export const time = (place: Place): ScalarField<false> => scalar('time', place);
export const decimal = (place: Place): ScalarField<false> => scalar('decimal', place);
export const hundredths = (place: Place): ScalarField<false> => scalar('hundredths', place);
export const required = (field: ScalarField<false>): ScalarField<true> => ({ ...field, isRequired: true });
export const expected = (field: ScalarField<false>): ScalarField<false> => ({ ...field, isExpected: true });

/** Pairs that follow each other: `pairs(6, 25)` is 06/07, 08/09 … 24/25. */
export function pairs(from: number, to: number): PairsField {
  const list: (readonly [number, number])[] = [];
  for (let element = from; element < to; element += 2) list.push([element, element + 1]);
  return { kind: 'pairs', pairs: list };
}

/** Pairs that stand apart, as in the warehouse segments. */
export const pairsAt = (...at: readonly (readonly [qualifier: number, value: number])[]): PairsField => ({
  kind: 'pairs',
  pairs: at,
});

export const texts = (elements: readonly number[], longest?: Longest): TextsField => ({
  kind: 'texts',
  elements,
  longest: bothVersions(longest),
});

/** The elements a field takes. */
export function elementsOf(field: Field): readonly number[] {
  if (field.kind === 'pairs') return field.pairs.flat();
  if (field.kind === 'texts') return field.elements;
  return [field.element];
}
