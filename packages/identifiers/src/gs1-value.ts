import { applicationIdentifier, type ApplicationIdentifier, type ValueComponent } from './application-identifier.ts';
import { valueRules } from './gs1-value-rules.ts';
import { refusal, type Refusal } from './reading.ts';

const strangers: Record<ValueComponent['type'], { pattern: RegExp; allowed: string }> = {
  N: { pattern: /[^0-9]/, allowed: 'digits' },
  X: { pattern: /[^!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]/, allowed: 'the 82 characters GS1 allows' },
  Y: { pattern: /[^#\-/0-9A-Z]/, allowed: 'digits, capital letters, #, - and /' },
  Z: { pattern: /[^\-0-9A-Z_a-z=]/, allowed: 'letters, digits, - and _' },
};

const readAgain = 'Scan or type it again; if the label itself says so, it was printed wrong: tell its maker';

/**
 * Judges one AI's value by the syntax dictionary: length, characters, check digits, dates, code lists.
 * @param position where the value begins in the text it was read from
 * @returns what is wrong, or `null`
 */
export function refuseValue(identifier: ApplicationIdentifier, value: string, position: number): Refusal | null {
  const { ai, minLength, maxLength } = identifier;
  if (value.length < minLength || value.length > maxLength) return refuseLength(identifier, value, position);
  let start = 0;
  for (const component of identifier.components) {
    if (start === value.length && component.optional) break;
    const part = value.slice(start, start + component.max);
    if (part.length < component.min) {
      return refusal(`The value of AI ${ai} stops within one of its parts`, readAgain, position + value.length);
    }
    const fault = faultOf(component, part);
    if (fault) return refusal(`AI ${ai}: ${fault.reason}`, fault.remedy, position + start + fault.at);
    start += part.length;
  }
  if (start === value.length) return null;
  return refusal(`The value of AI ${ai} goes on after its last part`, separatorRemedy, position + start);
}

/** The same for an AI that may not exist. */
export function refuseElement(ai: string, value: string, position = 0): Refusal | null {
  const identifier = applicationIdentifier(ai);
  return identifier ? refuseValue(identifier, value, position) : refuseUnknown(ai, position);
}

export function refuseUnknown(ai: string, position: number): Refusal {
  return refusal(
    ai === '' ? 'The text ends where an AI should begin' : `GS1 knows no AI ${ai}`,
    'Look whether a separator was lost before it: set the scanner to send FNC1 as GS (ASCII 29)',
    position,
  );
}

const separatorRemedy =
  'Look whether the separator after it was lost: set the scanner to send FNC1 as GS (ASCII 29), or name what it sends instead';

function refuseLength({ ai, minLength, maxLength }: ApplicationIdentifier, value: string, position: number): Refusal {
  const allowed = minLength === maxLength ? `${maxLength}` : `${minLength} to ${maxLength}`;
  return value.length < minLength
    ? refusal(
        `AI ${ai} takes ${allowed} characters, ${value.length === 0 ? 'none are here' : `only ${value.length} are here`}`,
        readAgain,
        position + value.length,
      )
    : refusal(`AI ${ai} takes ${allowed} characters, ${value.length} are here`, separatorRemedy, position + maxLength);
}

function faultOf(component: ValueComponent, part: string): { reason: string; at: number; remedy: string } | null {
  const { pattern, allowed } = strangers[component.type];
  const stranger = part.search(pattern);
  if (stranger >= 0) {
    return { reason: `only ${allowed} may stand here`, at: stranger, remedy: readAgain };
  }
  if (component.type === 'Z') {
    const padding = part.indexOf('=');
    if (padding >= 0 && (!/^[^=]*={1,2}$/.test(part) || part.length % 3 !== 0)) {
      return { reason: 'the base 64 padding is wrong', at: padding, remedy: readAgain };
    }
  }
  for (const name of component.rules) {
    const fault = valueRules[name](part);
    if (fault) return { ...fault, remedy: readAgain };
  }
  return null;
}
