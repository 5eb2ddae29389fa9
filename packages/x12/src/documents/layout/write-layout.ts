import type { Field, ScalarField } from './field.ts';
import type { Layout } from './layout.ts';
import { elementName, type Edition } from './read-segment.ts';
import { writeScalar } from './scalar-values.ts';
import type { SegmentInput } from '../../set/segment-input.ts';

type Element = string | readonly (string | undefined)[] | undefined;

/** Writes a document's object as its segments; what cannot be written is added to `reasons`. */
export class LayoutWriter {
  readonly segments: SegmentInput[] = [];
  readonly reasons: string[] = [];
  readonly #edition: Edition;

  constructor(edition: Edition) {
    this.#edition = edition;
  }

  write(layout: Layout, value: unknown): void {
    const object = asObject(value);
    const elements: Element[] = [];
    for (const [name, field] of layout.fieldList) this.#writeField(layout.id, field, object[name], elements);
    for (const rule of layout.rules) {
      const has = (element: number): boolean => elements[element - 1] !== undefined;
      const isBroken =
        rule.kind === 'together'
          ? rule.elements.some(has) && !rule.elements.every(has)
          : has(rule.element) && !has(rule.needs);
      if (isBroken) {
        const names = (rule.kind === 'together' ? rule.elements : [rule.element, rule.needs]).map((element) =>
          elementName(layout.id, element),
        );
        this.reasons.push(`${names.join(' and ')} go together`);
      }
    }
    while (elements.length > 0 && elements.at(-1) === undefined) elements.pop();
    this.segments.push([layout.id, ...elements]);
    for (const [name, member] of layout.memberList) {
      const child = object[name];
      if (member.occurs === 'many') {
        if (Array.isArray(child)) for (const each of child) this.write(member.layout, each);
      } else if (child !== undefined && child !== null) this.write(member.layout, child);
      else if (member.occurs === 'one') this.reasons.push(`${member.layout.id} is required`);
    }
  }

  #writeField(id: string, field: Field, value: unknown, elements: Element[]): void {
    if (field.kind === 'texts') this.#writeTexts(id, field.elements, field.longest?.[this.#edition], value, elements);
    else if (field.kind === 'pairs') this.#writePairs(id, field.pairs, value, elements);
    else this.#writeScalar(id, field, value, elements);
  }

  #writeScalar(id: string, field: ScalarField, value: unknown, elements: Element[]): void {
    const { element, component } = field;
    const name = elementName(id, element, component);
    if (value === undefined || value === null || value === '') {
      if (field.isRequired) this.reasons.push(`${name} is required`);
      return;
    }
    const sent = typeof value === 'string' ? writeScalar(field.kind, value) : undefined;
    if (sent === undefined) {
      this.reasons.push(`${name} cannot hold this ${field.kind}`);
      return;
    }
    this.#checkLength(name, sent, field.longest?.[this.#edition]);
    if (component === undefined) setAt(elements, element, sent);
    else {
      const existing = elements[element - 1];
      const components = Array.isArray(existing) ? [...existing] : [existing];
      while (components.length < component) components.push(undefined);
      components[component - 1] = sent;
      setAt(elements, element, components.length === 1 ? sent : components);
    }
  }

  #writeTexts(
    id: string,
    places: readonly number[],
    longest: number | undefined,
    value: unknown,
    elements: Element[],
  ): void {
    const list = asTexts(value);
    if (list.length > places.length) this.reasons.push(`${id} holds at most ${places.length} texts`);
    for (const [index, each] of list.entries()) {
      const element = places[index];
      if (element === undefined) break;
      const sent = each === '' ? undefined : writeScalar('text', each);
      if (sent === undefined) this.reasons.push(`${elementName(id, element)} cannot hold this text`);
      else this.#checkLength(elementName(id, element), sent, longest);
      setAt(elements, element, sent);
    }
  }

  #writePairs(id: string, places: readonly (readonly [number, number])[], value: unknown, elements: Element[]): void {
    const list: readonly unknown[] = Array.isArray(value) ? value : [];
    if (list.length > places.length) this.reasons.push(`${id} holds at most ${places.length} qualified values`);
    for (const [index, each] of list.entries()) {
      const [first, second] = places[index] ?? [];
      if (first === undefined || second === undefined) break;
      const pair = asObject(each);
      for (const [element, part] of [
        [first, pair['qualifier']],
        [second, pair['value']],
      ] as const) {
        const sent = typeof part === 'string' && part !== '' ? writeScalar('text', part) : undefined;
        if (sent === undefined) this.reasons.push(`${elementName(id, element)} cannot hold this text`);
        setAt(elements, element, sent);
      }
    }
  }

  #checkLength(name: string, sent: string, longest: number | undefined): void {
    if (longest !== undefined && sent.length > longest)
      this.reasons.push(`${name} has ${sent.length} characters, at most ${longest} are allowed`);
  }
}

/** Sparse on purpose never: elements before it are there, if only as undefined. */
function setAt(elements: Element[], element: number, value: Element): void {
  while (elements.length < element) elements.push(undefined);
  elements[element - 1] = value;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asObject = (value: unknown): Readonly<Record<string, unknown>> => (isObject(value) ? value : {});
const asTexts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
