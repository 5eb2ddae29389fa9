import type { Separators } from '../text/separators.ts';

/** What ISA says, or why it cannot be read. */
export type FoundHeader =
  | { readonly kind: 'more' }
  | {
      readonly kind: 'header';
      /** ISA01 to ISA16 as sent, line breaks of wrapping left out. */
      readonly elements: readonly string[];
      readonly separators: Separators;
      /** Where what follows the segment terminator begins. */
      readonly end: number;
      /** ISA16 was left out, so that nothing says what separates components. */
      readonly lacksComponent: boolean;
    }
  | { readonly kind: 'broken'; readonly code: string; readonly sentence: string };

/** ISA is 106 characters, more only when it is padded or wrapped oddly. What follows it may say how it ends. */
const mostCharacters = 1024;
const elementCount = 16;

/**
 * Reads the ISA that begins at `at`, where `ISA` stands. Separators stand where the standard puts them; where senders
 * did not pad its elements, or broke the line inside it, sixteen element separators are counted, which says the same of
 * every ISA that is right. `isAll`: nothing follows `text`.
 */
export function findHeader(text: string, at: number, isAll: boolean): FoundHeader {
  const head = text.slice(at, at + 2 * mostCharacters);
  const found = readHead(head, isAll || head.length === 2 * mostCharacters);
  return found.kind === 'header' ? { ...found, end: at + found.end } : found;
}

function readHead(text: string, isAll: boolean): FoundHeader {
  const element = text.charAt(3);
  if (/[\p{L}\p{N}\s]/u.test(element))
    return broken('026', `the element separator, the 4th character of ISA, cannot be ${JSON.stringify(element)}`);

  const elements: string[] = [];
  let start = 4;
  // How long the lines are that ISA was broken into; 0: it was not.
  let [width, breakLength] = [0, 0];
  for (; elements.length < elementCount - 1; start += 1) {
    const end = text.indexOf(element, start);
    if (end === -1 || end >= mostCharacters)
      return isAll || text.length >= mostCharacters
        ? broken('022', `ISA has fewer than ${elementCount} elements`)
        : { kind: 'more' };
    const raw = text.slice(start, end);
    if (/[^A-Za-z0-9]GS$/.test(raw))
      return broken('022', `ISA has ${elements.length + 1} elements, ${elementCount} are required`);
    const lineBreak = /[\r\n]+/.exec(raw);
    if (lineBreak !== null && width === 0) [width, breakLength] = [start + lineBreak.index, lineBreak[0].length];
    elements.push(lineBreak === null ? raw : raw.replace(/[\r\n]+/g, ''));
    start = end;
  }
  if (!/^\s*\d{5}\s*$/.test(elements[11] ?? '') && !/^\s*\d{1,9}\s*$/.test(elements[12] ?? ''))
    return broken('022', 'what follows ISA is no interchange header: ISA12 is no version and ISA13 no control number');
  if (text.length < start + 12 && !isAll) return { kind: 'more' };

  // A line break where all lines of a wrapped ISA end is no terminator; the first line may end here.
  const unwrapped = (index: number): number => {
    const length = /^\r?\n|^\r/.exec(text.slice(index, index + 2))?.[0].length ?? 0;
    if (length === 0) return index;
    if (width > 0) return (index + breakLength) % (width + breakLength) === 0 ? index + length : index;
    if (!isEnd(text.slice(index + length), element, index === start ? 2 : 1)) return index;
    [width, breakLength] = [index, length];
    return index + length;
  };
  const first = unwrapped(start);
  const component = text.charAt(first);
  const second = unwrapped(first + 1);
  const withoutComponent = (): FoundHeader =>
    header(elements, { element, component: '', segment: component }, width > 0, second);
  if (text.startsWith(`GS${element}`, second) || text.startsWith(`TA1${element}`, second)) return withoutComponent();
  if (/[\r\n]/.test(text.charAt(second)) && isTerminator(component)) {
    // `*P*~` and a line break: either `~` separates components and the line break ends segments, or ISA16 was left
    // out. How the next segment ends tells.
    const line = /^[\r\n]+[^\r\n]*(?=[\r\n])/.exec(text.slice(second, second + mostCharacters));
    if (line === null && !isAll && text.length - second < mostCharacters) return { kind: 'more' };
    if (line?.[0].endsWith(component) === true) return withoutComponent();
  }
  const segment = text.charAt(second);
  if (segment === '') return broken('004', 'ISA has no segment terminator: the file ends with it');
  if (/[A-Za-z0-9 ]/.test(segment))
    return broken('004', `the segment terminator, after ISA16, cannot be ${JSON.stringify(segment)}`);
  if (segment === element || component === element || segment === component)
    return broken(
      '027',
      `the separators ${JSON.stringify(element)}, ${JSON.stringify(component)} and ${JSON.stringify(segment)} that ISA names are not distinct`,
    );
  const isBlank = component === ' ';
  return header(
    [...elements, component],
    { element, component: isBlank ? '' : component, segment },
    width > 0,
    second + 1,
  );
}

/** `component` is empty where ISA16 says none. */
function header(
  elements: readonly string[],
  marks: Pick<Separators, 'element' | 'component' | 'segment'>,
  isWrapped: boolean,
  end: number,
): FoundHeader {
  const repetition = elements[10]?.trim() ?? '';
  const taken = [marks.element, marks.component, marks.segment];
  return {
    kind: 'header',
    elements: elements.length === elementCount ? elements : [...elements, ''],
    separators: {
      ...marks,
      component: marks.component === '' ? usualComponent(taken) : marks.component,
      repetition: /^[^\p{L}\p{N}\s]$/u.test(repetition) && !taken.includes(repetition) ? repetition : null,
      ...(isWrapped && !/[\r\n]/.test(marks.segment) ? { isWrapped: true } : {}),
    },
    end,
    lacksComponent: marks.component === '',
  };
}

/** What separates components where nothing says it. */
export function usualComponent(taken: readonly string[]): string {
  return ['>', ':', '<'].find((mark) => !taken.includes(mark)) ?? '>';
}

/** Whether so many separators stand before the next segment: what is left of ISA. */
function isEnd(text: string, element: string, marks: number): boolean {
  const next = text.slice(marks);
  return (
    /^[^A-Za-z0-9\s]+$/.test(text.slice(0, marks)) &&
    (next.startsWith(`GS${element}`) || next.startsWith(`TA1${element}`))
  );
}

/** What ends segments rather than separates components. */
const isTerminator = (mark: string): boolean => mark === '~' || mark === "'" || (mark >= '\u001c' && mark < ' ');

const broken = (code: string, sentence: string): FoundHeader => ({ kind: 'broken', code, sentence });
