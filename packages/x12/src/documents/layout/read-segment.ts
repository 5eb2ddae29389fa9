import type { Segment } from '../../text/segment.ts';
import type { PairsField, QualifiedValue, ScalarField, TextsField } from './field.ts';
import type { Findings } from './findings.ts';
import { emptyList, type Layout, type Rule } from './layout.ts';
import { readScalar } from './scalar-values.ts';

/** What a layout is read with: 0 for the lengths of 4010, 1 for those of 5010 and after. */
export type Edition = 0 | 1;

export const editionOf = (version: string): Edition => (version >= '005' ? 1 : 0);

/** The loop a segment stands in, by the segments that opened it and those around it. */
export interface Surroundings {
  /** `PO1/N1`; empty at the top. */
  readonly path: string;
}

/** Reads a segment's fields into `values`; faults, and elements that no field takes, become findings. */
export function readSegment(
  layout: Layout,
  segment: Segment,
  edition: Edition,
  around: Surroundings,
  values: Record<string, unknown>,
  findings: Findings,
): void {
  const { count } = segment;
  const { fieldList } = layout;
  for (let at = 0; at < fieldList.length; at += 1) {
    const entry = fieldList[at];
    if (entry === undefined) break;
    const [name, field] = [entry[0], entry[1]];
    if (field.kind === 'pairs') values[name] = readPairs(field, segment, count, around, findings);
    else if (field.kind === 'texts') values[name] = readTexts(field, segment, edition, findings);
    else if (field.element <= count || field.isRequired || field.isExpected) {
      const value = readField(field, segment, edition, around, findings);
      if (value !== undefined) values[name] = value;
    }
  }
  if (layout.rules.length > 0) for (const rule of layout.rules) judge(rule, segment, findings);
  if (layout.isGapless && count < layout.isNamed.length) return;
  const unnamed = unnamedElements(layout.isNamed, segment, count);
  if (unnamed.length > 0) findings.beyondGuide(segment, around.path, unnamed);
}

function readField(
  field: ScalarField,
  segment: Segment,
  edition: Edition,
  around: Surroundings,
  findings: Findings,
): string | undefined {
  const { element, component } = field;
  const sent = component === undefined ? segment.value(element) : segment.value(element, component);
  // Guides name the first component at most; the others, and repetitions, are shown.
  if (component !== undefined && segment.value(element) !== sent) findings.beyondGuide(segment, around.path, [element]);
  if (sent === undefined) {
    if (field.isRequired || field.isExpected) {
      const sentence = `${elementName(segment.id, element, component)} is required and missing`;
      findings.element(segment, element, '1', sentence, field.isRequired ? 'error' : 'warning', component ?? null);
    }
    return undefined;
  }
  const value = readScalar(field.kind, sent);
  if (typeof value !== 'string') {
    const name = elementName(segment.id, element, component);
    const sentence = `${name} holds ${shown(sent)} where ${value.expected} is required`;
    findings.element(segment, element, value.code, sentence, 'error', component ?? null);
    return undefined;
  }
  if (field.longest !== undefined) checkLength(segment, element, sent, field.longest[edition], findings);
  return value;
}

function readPairs(
  field: PairsField,
  segment: Segment,
  count: number,
  around: Surroundings,
  findings: Findings,
): readonly QualifiedValue[] {
  const values: QualifiedValue[] = [];
  for (let at = 0; at < field.pairs.length; at += 1) {
    const pair = field.pairs[at];
    if (pair === undefined || pair[0] > count) break;
    const [first, second] = [pair[0], pair[1]];
    const qualifier = segment.value(first);
    const value = segment.value(second);
    if (qualifier !== undefined && value !== undefined) values.push({ qualifier, value });
    else if (qualifier !== undefined || value !== undefined) {
      const [missing, there] = qualifier === undefined ? [first, second] : [second, first];
      const sentence = `${elementName(segment.id, missing)} is missing beside ${elementName(segment.id, there)}`;
      findings.element(segment, missing, '2', sentence, 'warning');
      findings.beyondGuide(segment, around.path, [there]);
    }
  }
  return values;
}

function readTexts(field: TextsField, segment: Segment, edition: Edition, findings: Findings): readonly string[] {
  const values: string[] = [];
  for (const element of field.elements) {
    const value = segment.value(element);
    if (value === undefined) continue;
    if (field.longest !== undefined) checkLength(segment, element, value, field.longest[edition], findings);
    values.push(value);
  }
  return values;
}

function checkLength(segment: Segment, element: number, sent: string, longest: number, findings: Findings): void {
  if (sent.length <= longest) return;
  const sentence = `${elementName(segment.id, element)} has ${sent.length} characters, at most ${longest} are allowed`;
  findings.element(segment, element, '5', sentence, 'warning');
}

function judge(rule: Rule, segment: Segment, findings: Findings): void {
  const elements = rule.kind === 'together' ? rule.elements : [rule.element, rule.needs];
  const present = elements.find((element) => segment.value(element) !== undefined);
  if (present === undefined || (rule.kind === 'needs' && present !== rule.element)) return;
  for (const element of elements) {
    if (segment.value(element) !== undefined) continue;
    const sentence = `${elementName(segment.id, element)} is required where ${elementName(segment.id, present)} is sent`;
    findings.element(segment, element, '2', sentence);
  }
}

function unnamedElements(isNamed: readonly boolean[], segment: Segment, count: number): readonly number[] {
  let unnamed: number[] | undefined;
  for (let element = 1; element <= count; element += 1) {
    if (isNamed[element] !== true && segment.value(element) !== undefined) (unnamed ??= []).push(element);
  }
  return unnamed ?? emptyList;
}

/** `PO107`, and `CTP05-1` for a component. */
export const elementName = (segment: string, element: number, component?: number): string =>
  `${segment}${String(element).padStart(2, '0')}${component === undefined ? '' : `-${component}`}`;

/** A wrong value may be anything, also a person's name: only what looks like a number or a date is shown. */
const shown = (sent: string): string =>
  /^[\d.,:/+-]{1,20}$/.test(sent) ? `'${sent}'` : `${sent.length} characters of text`;
