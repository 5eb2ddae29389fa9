import { InvalidInput } from '@supply-hub/errors';
import type { Separators } from '../text/separators.ts';
import type { ElementInput, RepetitionInput, SegmentInput } from '../set/segment-input.ts';

/**
 * A segment as text, its terminator included. X12 has no escape character: text that holds a separator or a control
 * character is refused, naming the element and not what it says. `withoutSeparators` makes it fit.
 */
export function writeSegment([id, ...elements]: SegmentInput, separators: Separators): string {
  if (!/^[A-Z][A-Z0-9]{1,2}$/.test(id)) throw new InvalidInput(`${JSON.stringify(id)} is no segment identifier`);
  const written = elements.map((element, index) =>
    writeElement(element, separators, `${id}${String(index + 1).padStart(2, '0')}`),
  );
  return `${[id, ...withoutEmptyEnd(written)].join(separators.element)}${separators.segment}`;
}

function writeElement(element: ElementInput, separators: Separators, name: string): string {
  if (!isRepeated(element)) return writeRepetition(element, separators, name);
  const written = element.repetitions.map((each) => writeRepetition(each, separators, name));
  if (written.length > 1 && separators.repetition === null)
    throw new InvalidInput(`${name} has ${written.length} repetitions: this version has no repetition separator`);
  return withoutEmptyEnd(written).join(separators.repetition ?? '');
}

function writeRepetition(repetition: RepetitionInput, separators: Separators, name: string): string {
  if (repetition === undefined) return '';
  if (typeof repetition === 'string') return checked(repetition, separators, name);
  return withoutEmptyEnd(
    repetition.map((component, index) => checked(component ?? '', separators, `${name}-${index + 1}`)),
  ).join(separators.component);
}

function checked(text: string, separators: Separators, name: string): string {
  const found = reserved(separators).exec(text)?.[0];
  if (found === undefined) return text;
  const what = Object.entries(separators).find(([, mark]) => mark === found)?.[0];
  throw new InvalidInput(
    what === undefined
      ? `${name} holds a control character (U+${found.charCodeAt(0).toString(16).padStart(4, '0')}), which X12 cannot carry`
      : `${name} holds ${JSON.stringify(found)}, the ${what} separator of this interchange; X12 cannot escape it`,
    { field: name },
  );
}

/** A segment whose text holds no separator and no control character: each is a blank instead. */
export function withoutSeparators([id, ...elements]: SegmentInput, separators: Separators): SegmentInput {
  const marks = new RegExp(reserved(separators), 'gu');
  const clean = (repetition: RepetitionInput): RepetitionInput =>
    typeof repetition === 'string'
      ? repetition.replace(marks, ' ')
      : repetition?.map((component) => component?.replace(marks, ' '));
  return [
    id,
    ...elements.map((element) =>
      isRepeated(element) ? { repetitions: element.repetitions.map(clean) } : clean(element),
    ),
  ];
}

/** What no text may hold. */
function reserved({ element, component, repetition, segment }: Separators): RegExp {
  const marks = [element, component, repetition ?? '', segment].map((mark) => RegExp.escape(mark)).join('');
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  return new RegExp(`[\\u0000-\\u001f\\u007f${marks}]`, 'u');
}

const isRepeated = (element: ElementInput): element is { readonly repetitions: readonly RepetitionInput[] } =>
  typeof element === 'object' && 'repetitions' in element;

function withoutEmptyEnd(texts: readonly string[]): readonly string[] {
  return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1);
}
