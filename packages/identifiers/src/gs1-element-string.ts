import { applicationIdentifier, applicationIdentifierAt } from './application-identifier.ts';
import { refuseElement, refuseUnknown, refuseValue } from './gs1-value.ts';
import { refusal, refuseTooLong, type Reading } from './reading.ts';

/** One AI and its value, checked. */
export interface Gs1Element {
  readonly ai: string;
  /** Exactly as printed: case and inner zeros kept, nothing trimmed. */
  readonly value: string;
}

/** FNC1 as data carriers transmit it between elements: the group separator, ASCII 29. */
export const groupSeparator = '\u001d';

/**
 * How FNC1 is spelled in texts, beside GS itself: none of these can stand in a GS1 value, so none can be
 * mistaken for data. Others (`~`, `|`, `<GS>`) have to be named by the caller.
 */
const spellings = ['^', '\u241d', '{GS}', '[GS]', '{FNC1}', '[FNC1]'];

/** AIM symbology identifiers that say "GS1 element strings follow". */
const gs1Symbology = /^\](?:C1|d2|Q3|e0|e1|e2|J1|z1)/;

export interface ElementStringOptions {
  /** What else the scanner sends for FNC1, for example `~`. Whoever names a character says it is never data. */
  readonly separators?: readonly string[];
}

/**
 * Reads a raw GS1 element string as a scanner sends it: `]d2` or `]C1` and a leading FNC1 are taken off (R10),
 * elements of variable length end at FNC1 or at the end. Every value is checked; an AI that GS1 does not
 * know, and whatever follows it, is refused. Superfluous separators are tolerated.
 *
 * Which AIs may stand together is `refuseAssociations`'s to say, for all carriers of one label at once.
 */
export function parseElementString(text: string, options: ElementStringOptions = {}): Reading<readonly Gs1Element[]> {
  const refused = refuseTooLong(text);
  if (refused) return refused;
  const separators = separatorsOf(options);
  const elements: Gs1Element[] = [];
  let position = gs1Symbology.exec(text)?.[0].length ?? 0;
  for (;;) {
    position = afterSeparators(text, position, separators);
    if (position === text.length) break;
    const identifier = applicationIdentifierAt(text, position);
    if (!identifier) return refuseUnknown(unknownAi(text, position), position);
    const start = position + identifier.ai.length;
    const next = nextSeparator(text, start, separators);
    const end = identifier.predefined ? Math.min(start + identifier.maxLength, next) : next;
    const value = text.slice(start, end);
    const refused = refuseValue(identifier, value, start);
    if (refused) return refused;
    elements.push({ ai: identifier.ai, value });
    position = end;
  }
  if (elements.length > 0) return { ok: true, value: elements };
  return refusal('There are no GS1 elements in this', 'Scan it again', 0);
}

/**
 * The raw element string: `01108600012345621728013110L2291<GS>21SN7781`. GS stands after each element that is
 * not of predefined length, save the last.
 * @param fnc1 what to write for FNC1 @default GS, ASCII 29
 */
export function buildElementString(elements: readonly Gs1Element[], fnc1: string = groupSeparator): Reading<string> {
  let text = '';
  for (const [index, { ai, value }] of elements.entries()) {
    const refused = refuseElement(ai, value);
    if (refused) return refused;
    text += `${ai}${value}`;
    if (index < elements.length - 1 && applicationIdentifier(ai)?.predefined !== true) text += fnc1;
  }
  return text === '' ? refusal('There are no elements to write', 'Give at least one') : { ok: true, value: text };
}

/** What GS1 calls the data: `USE BY or EXPIRY`. Empty for AIs that have no title. */
export function titleOf(element: Gs1Element): string {
  return applicationIdentifier(element.ai)?.title ?? '';
}

/**
 * The number in an element whose AI's last digit places the point (31nn-36nn, 39nn), as decimal text:
 * `3103` `000195` is `0.195`. `null` for other elements. The unit or currency is not part of it.
 */
export function decimalOf({ ai, value }: Gs1Element): string | null {
  const isCurrency = /^39[13]/.test(ai);
  if (!/^3[1-6][0-9]{2}$|^39[0-5][0-9]$/.test(ai)) return null;
  const places = Number(ai[3]);
  const digits = (isCurrency ? value.slice(3) : value).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places).replace(/^0+(?=[0-9])/, '');
  return places === 0 ? whole : `${whole}.${digits.slice(-places)}`;
}

function afterSeparators(text: string, position: number, separators: readonly string[]): number {
  let at = position;
  for (;;) {
    const found = separators.find((separator) => text.startsWith(separator, at));
    if (found === undefined) return at;
    at += found.length;
  }
}

function nextSeparator(text: string, position: number, separators: readonly string[]): number {
  let next = text.length;
  for (const separator of separators) {
    const at = text.indexOf(separator, position);
    if (at >= 0 && at < next) next = at;
  }
  return next;
}

function unknownAi(text: string, position: number): string {
  return /^[0-9]{0,4}/.exec(text.slice(position, position + 4))?.[0] || text.charAt(position);
}

/** Whether a text begins with FNC1 in one of its spellings. */
export function beginsWithSeparator(text: string, options: ElementStringOptions): boolean {
  return separatorsOf(options).some((separator) => text.startsWith(separator));
}

/** Whether a text shows FNC1 anywhere, in one of its spellings. */
export function showsSeparator(text: string, options: ElementStringOptions): boolean {
  return separatorsOf(options).some((separator) => text.includes(separator));
}

const standardSeparators: readonly string[] = [groupSeparator, ...spellings];

function separatorsOf({ separators = [] }: ElementStringOptions): readonly string[] {
  return separators.length === 0
    ? standardSeparators
    : [...standardSeparators, ...separators.filter((each) => each !== '')];
}
