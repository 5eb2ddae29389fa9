import { applicationIdentifier } from './application-identifier.ts';
import type { Gs1Element } from './gs1-element-string.ts';
import { refuseElement, refuseUnknown, refuseValue } from './gs1-value.ts';
import { refusal, refuseTooLong, type Reading } from './reading.ts';

/**
 * Reads the human readable form, `(01)10860001234562(17)280131(10)L2291`; some labels print curly brackets.
 * Brackets are not data. A bracket that is data has a backslash before it; one without begins an AI, or the
 * text is refused: what was meant cannot be told.
 */
export function parseBracketed(text: string): Reading<readonly Gs1Element[]> {
  const refused = refuseTooLong(text);
  if (refused) return refused;
  const open = text.charAt(0);
  if (open !== '(' && open !== '{') {
    return refusal(
      'This does not begin with an AI in brackets',
      'Give it as it is printed, from the first bracket on',
      0,
    );
  }
  const close = open === '(' ? ')' : '}';
  const elements: Gs1Element[] = [];
  let position = 0;
  while (position < text.length) {
    const end = text.indexOf(close, position);
    if (end < 0) return refusal('A bracket is not closed', 'Give it as it is printed, with both brackets', position);
    const ai = text.slice(position + 1, end);
    const identifier = applicationIdentifier(ai);
    if (!identifier) {
      return /^[0-9]{2,4}$/.test(ai)
        ? refuseUnknown(ai, position + 1)
        : refusal(
            'No AI stands between these brackets',
            'An AI has two to four digits; put a backslash before a bracket that is part of a value',
            position + 1,
          );
    }
    const { value, next } = valueUpTo(text, end + 1, open);
    const refused = refuseValue(identifier, value, end + 1);
    if (refused) return refused;
    elements.push({ ai, value });
    position = next;
  }
  return { ok: true, value: elements };
}

/** The human readable form, in one line; an opening bracket in a value gets a backslash. */
export function buildBracketed(elements: readonly Gs1Element[]): Reading<string> {
  let text = '';
  for (const { ai, value } of elements) {
    const refused = refuseElement(ai, value);
    if (refused) return refused;
    text += `(${ai})${value.replaceAll('(', '\\(')}`;
  }
  return text === '' ? refusal('There are no elements to write', 'Give at least one') : { ok: true, value: text };
}

/** One line an element, `(10) L2291`, for a screen or a label. Nothing is escaped. */
export function hriLines(elements: readonly Gs1Element[]): readonly string[] {
  return elements.map(({ ai, value }) => `(${ai}) ${value}`);
}

function valueUpTo(text: string, start: number, open: string): { value: string; next: number } {
  let value = '';
  let from = start;
  for (;;) {
    const bracket = text.indexOf(open, from);
    if (bracket < 0) return { value: value + text.slice(from), next: text.length };
    if (text[bracket - 1] !== '\\' || bracket === start)
      return { value: value + text.slice(from, bracket), next: bracket };
    value += text.slice(from, bracket - 1) + open;
    from = bracket + 1;
  }
}
