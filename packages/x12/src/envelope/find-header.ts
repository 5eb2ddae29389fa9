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

/** ISA is 106 characters, more only when it is padded or wrapped oddly. */
const mostCharacters = 1024;
const elementCount = 16;

/**
 * Reads the ISA that begins at `at`, where `ISA` stands. By position as the standard says; where senders did not pad
 * its elements, or broke the line inside it, by counting its sixteen element separators, which says the same of every
 * ISA that is right. `isAll`: nothing follows `text`.
 */
export function findHeader(text: string, at: number, isAll: boolean): FoundHeader {
  const limit = Math.min(text.length, at + mostCharacters);
  const cut: FoundHeader =
    isAll || limit === at + mostCharacters
      ? broken('022', `ISA has fewer than ${elementCount} elements`)
      : { kind: 'more' };
  if (at + 3 >= limit) return cut;
  const element = text.charAt(at + 3);
  if (/[\p{L}\p{N}\s]/u.test(element))
    return broken('026', `the element separator, the 4th character of ISA, cannot be ${JSON.stringify(element)}`);

  const elements: string[] = [];
  let [start, width, breakLength] = [at + 4, 0, 0];
  for (; elements.length < elementCount - 1; start += 1) {
    const end = text.indexOf(element, start);
    if (end === -1 || end >= limit) return cut;
    const raw = text.slice(start, end);
    if (/[^A-Za-z0-9]GS$/.test(raw))
      return broken('022', `ISA has ${elements.length + 1} elements, ${elementCount} are required`);
    const lineBreak = /[\r\n]+/.exec(raw);
    if (lineBreak !== null && width === 0) [width, breakLength] = [start + lineBreak.index - at, lineBreak[0].length];
    elements.push(lineBreak === null ? raw : raw.replace(/[\r\n]+/g, ''));
    start = end;
  }
  if (start + 2 >= limit && !isAll) return { kind: 'more' };

  // A line break where all lines of a wrapped ISA break is no terminator.
  const unwrapped = (index: number): number => {
    if (width === 0 || (index - at + breakLength) % (width + breakLength) !== 0) return index;
    return index + (/^[\r\n]+/.exec(text.slice(index, index + 2))?.[0].length ?? 0);
  };
  const first = unwrapped(start);
  const component = text.charAt(first);
  const second = unwrapped(first + 1);
  if (text.startsWith(`GS${element}`, second) || text.startsWith(`TA1${element}`, second))
    return header(elements, { element, component: '', segment: component }, width > 0, second);
  if (/[\r\n]/.test(text.charAt(second)) && isTerminator(component)) {
    // `*P*~` and a line break: either `~` separates components and the line break ends segments, or ISA16 was left
    // out. How the next segment ends tells.
    const line = /^[\r\n]+[^\r\n]*(?=[\r\n])/.exec(text.slice(second, second + mostCharacters));
    if (line === null && !isAll && text.length - second < mostCharacters) return { kind: 'more' };
    if (line?.[0].endsWith(component) === true)
      return header(elements, { element, component: '', segment: component }, width > 0, second);
  }
  const segment = text.charAt(second);
  if (segment === '') return broken('004', 'ISA has no segment terminator: the file ends with it');
  if (/[A-Za-z0-9 ]/.test(segment))
    return broken('004', `the segment terminator, after ISA16, cannot be ${JSON.stringify(segment)}`);
  if (segment === element || component === element || segment === component)
    return broken(
      '027',
      `ISA names ${JSON.stringify(component)} and ${JSON.stringify(segment)} beside ${JSON.stringify(element)}: its separators must differ`,
    );
  return header([...elements, component], { element, component, segment }, width > 0, second + 1);
}

function header(
  elements: readonly string[],
  marks: Pick<Separators, 'element' | 'component' | 'segment'>,
  isWrapped: boolean,
  end: number,
): FoundHeader {
  const repetition = elements[10]?.trim() ?? '';
  const taken = [marks.element, marks.component, marks.segment, '', ' '];
  const component = marks.component === '' ? (marks.segment === '>' ? ':' : '>') : marks.component;
  return {
    kind: 'header',
    elements: elements.length === elementCount ? elements : [...elements, ''],
    separators: {
      ...marks,
      component,
      repetition: /^[^\p{L}\p{N}]$/u.test(repetition) && !taken.includes(repetition) ? repetition : null,
      ...(isWrapped && !/[\r\n]/.test(marks.segment) ? { isWrapped: true } : {}),
    },
    end,
    lacksComponent: marks.component === '',
  };
}

/** What terminates segments rather than separates components. */
const isTerminator = (mark: string): boolean => mark === '~' || mark === "'" || (mark >= '\u001c' && mark < ' ');

const broken = (code: string, sentence: string): FoundHeader => ({ kind: 'broken', code, sentence });
