import {
  elementsOf,
  type Field,
  type PairsField,
  type QualifiedValue,
  type ScalarField,
  type TextsField,
} from './field.ts';

export type Fields = Readonly<Record<string, Field>>;
export type Members = Readonly<Record<string, Member>>;

/**
 * A segment and, when it opens a loop, what belongs under it. In a document the values of its fields and of its
 * members stand beside each other in one plain object.
 */
export interface Layout<F extends Fields = Fields, M extends Members = Members> {
  readonly id: string;
  readonly fields: F;
  /** In the order in which they are written. */
  readonly members: M;
  readonly rules: readonly Rule[];
  /** Made once from the above, for reading. */
  readonly fieldList: readonly (readonly [name: string, field: Field])[];
  readonly memberList: readonly (readonly [name: string, member: Member])[];
  readonly memberById: ReadonlyMap<string, MemberAt>;
  /** By element: whether some field takes it; up to the highest that one takes. */
  readonly isNamed: readonly boolean[];
  /** No element before the highest is without a field. */
  readonly isGapless: boolean;
  /** What an object starts from: its lists, empty. */
  readonly blank: Readonly<Record<string, unknown>>;
}

/** Shared by all lists that stay empty: a catalogue has ten of them a line. */
export const emptyList: readonly never[] = Object.freeze([]);

export interface MemberAt {
  readonly name: string;
  readonly member: Member;
}

/** How often a layout may stand in its parent: exactly once, at most once, any number of times. */
export interface Member<L extends Layout = Layout, O extends Occurs = Occurs> {
  readonly layout: L;
  readonly occurs: O;
}
export type Occurs = 'one' | 'maybe' | 'many';

/**
 * A relation between elements as X12 writes it: P0203, when one of them is there all must be; C0504, the first
 * needs the second.
 */
export type Rule =
  | { readonly kind: 'together'; readonly elements: readonly number[] }
  | { readonly kind: 'needs'; readonly element: number; readonly needs: number };

export const together = (...elements: readonly number[]): Rule => ({ kind: 'together', elements });
export const needs = (element: number, needed: number): Rule => ({ kind: 'needs', element, needs: needed });

export function segment<F extends Fields>(id: string, fields: F, rules: readonly Rule[] = []): Layout<F, NoMembers> {
  return compile(id, fields, {}, rules);
}

export function loop<F extends Fields, M extends Members>(head: Layout<F>, members: M): Layout<F, M> {
  return compile(head.id, head.fields, members, head.rules);
}

export const one = <L extends Layout>(layout: L): Member<L, 'one'> => ({ layout, occurs: 'one' });
export const maybe = <L extends Layout>(layout: L): Member<L, 'maybe'> => ({ layout, occurs: 'maybe' });
export const many = <L extends Layout>(layout: L): Member<L, 'many'> => ({ layout, occurs: 'many' });

function compile<F extends Fields, M extends Members>(
  id: string,
  fields: F,
  members: M,
  rules: readonly Rule[],
): Layout<F, M> {
  const named = new Set(Object.values(fields).flatMap(elementsOf));
  const memberList = Object.entries(members);
  return {
    id,
    fields,
    members,
    rules,
    fieldList: Object.entries(fields),
    memberList,
    memberById: new Map(memberList.map(([name, member]) => [member.layout.id, { name, member }])),
    isGapless: named.size === Math.max(0, ...named),
    isNamed: Array.from({ length: Math.max(0, ...named) + 1 }, (_, element) => named.has(element)),
    blank: {
      ...Object.fromEntries(Object.keys(fields).map((name) => [name, undefined])),
      ...Object.fromEntries(memberList.map(([name, { occurs }]) => [name, occurs === 'many' ? emptyList : undefined])),
    },
  };
}

// oxlint-disable-next-line typescript/no-generated-empty-object-type -- a segment alone has no members
type NoMembers = Readonly<Record<never, never>>;
type Flat<T> = { readonly [K in keyof T]: T[K] };

type FieldValue<F extends Field> = F extends PairsField
  ? readonly QualifiedValue[]
  : F extends TextsField
    ? readonly string[]
    : string;
type IsOptional<F extends Field> = F extends ScalarField<false> ? true : false;

type FieldValues<F extends Fields> = {
  readonly [K in keyof F as IsOptional<F[K]> extends true ? never : K]: FieldValue<F[K]>;
} & { readonly [K in keyof F as IsOptional<F[K]> extends true ? K : never]?: FieldValue<F[K]> | undefined };

type MemberValues<M extends Members> = {
  readonly [K in keyof M as M[K]['occurs'] extends 'maybe' ? never : K]: M[K]['occurs'] extends 'many'
    ? readonly DocumentOf<M[K]['layout']>[]
    : DocumentOf<M[K]['layout']>;
} & {
  readonly [K in keyof M as M[K]['occurs'] extends 'maybe' ? K : never]?: DocumentOf<M[K]['layout']> | undefined;
};

/** The plain object a layout reads to and writes from. What is absent is `undefined`; what may repeat is a list. */
export type DocumentOf<L extends Layout> =
  L extends Layout<infer F, infer M> ? Flat<FieldValues<F> & MemberValues<M>> : never;

type DraftFields<F extends Fields> = {
  readonly [K in keyof F as F[K] extends ScalarField<true> ? K : never]: FieldValue<F[K]>;
} & { readonly [K in keyof F as F[K] extends ScalarField<true> ? never : K]?: FieldValue<F[K]> | undefined };

type DraftMembers<M extends Members> = {
  readonly [K in keyof M as M[K]['occurs'] extends 'one' ? K : never]: DraftOf<M[K]['layout']>;
} & {
  readonly [K in keyof M as M[K]['occurs'] extends 'one' ? never : K]?:
    | (M[K]['occurs'] extends 'many' ? readonly DraftOf<M[K]['layout']>[] : DraftOf<M[K]['layout']>)
    | undefined;
};

/** What a layout writes from: as its document, and empty lists may be left out. */
export type DraftOf<L extends Layout> =
  L extends Layout<infer F, infer M> ? Flat<DraftFields<F> & DraftMembers<M>> : never;
