import { applicationIdentifier } from './application-identifier.ts';
import { refuseAssociations } from './gs1-associations.ts';
import type { Gs1Element } from './gs1-element-string.ts';
import { refuseUnknown, refuseValue } from './gs1-value.ts';
import { refusal, refuseTooLong, type Reading, type Refusal } from './reading.ts';

export interface DigitalLinkOptions {
  /**
   * Accept a GTIN-8, -12 or -13 where the standard wants 14 digits, padded with zeros (R8).
   * @default false
   */
  readonly shortGtins?: boolean;
}

/**
 * Reads an uncompressed GS1 Digital Link URI: `https://id.gs1.org/01/10860001234562/10/L2291?17=280131`.
 * The rightmost primary key of the path counts, its qualifiers stand in GS1's order, further AIs are query
 * parameters; parameters that are no AI, and the fragment, are somebody else's. Nothing is fetched.
 */
export function parseDigitalLink(text: string, options: DigitalLinkOptions = {}): Reading<readonly Gs1Element[]> {
  const refused = refuseTooLong(text);
  if (refused) return refused;
  const stranger = text.search(/[^!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]/);
  if (stranger >= 0) return refusal('This character cannot stand in a URI', 'Give the URI as it is printed', stranger);
  const parts = /^(https?:\/\/)([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#.*)?$/i.exec(text);
  if (!parts) return refusal('This is no http or https URI', 'Give the URI as it is printed', 0);
  const [, scheme = '', domain = '', path = '', query = ''] = parts;
  if (!/^(?:[0-9A-Za-z.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?$/.test(domain)) {
    return refusal('This URI has no domain that could be', 'Give the URI as it is printed', scheme.length);
  }
  const pathStart = scheme.length + domain.length;
  const fromPath = elementsOfPath(path, pathStart, options);
  if (!fromPath.ok) return fromPath;
  const fromQuery = elementsOfQuery(query, pathStart + path.length + 1, options);
  if (!fromQuery.ok) return fromQuery;
  const elements = [...fromPath.value, ...fromQuery.value];
  const seen = new Set<string>();
  for (const { ai } of elements) {
    if (seen.has(ai)) return refusal(`AI ${ai} stands there twice`, 'Tell the maker of the label');
    seen.add(ai);
  }
  return { ok: true, value: elements };
}

/**
 * The uncompressed Digital Link of some elements: the primary key and its qualifiers as path, the rest as
 * query. Refuses elements that a link cannot carry together.
 * @param base scheme, domain and stem @default 'https://id.gs1.org'
 */
export function buildDigitalLink(elements: readonly Gs1Element[], base = 'https://id.gs1.org'): Reading<string> {
  const refused = refuseAssociations(elements) ?? refuseEach(elements);
  if (refused) return refused;
  const distinct = [...new Map(elements.map((element) => [element.ai, element])).values()];
  const key = distinct.find(({ ai }) => applicationIdentifier(ai)?.qualifiers);
  if (!key) return refusal('None of these AIs can lead a Digital Link', 'Add its key, such as the GTIN (01)');
  const sequences = applicationIdentifier(key.ai)?.qualifiers ?? [];
  const others = distinct.filter((element) => element !== key);
  const cannotBeAttributes = others.filter(({ ai }) => applicationIdentifier(ai)?.attribute !== true);
  const sequence = [...sequences, []].find((list) => cannotBeAttributes.every(({ ai }) => list.includes(ai)));
  if (!sequence) {
    const ais = cannotBeAttributes.map(({ ai }) => ai).join(', ');
    return refusal(`A Digital Link led by AI ${key.ai} cannot carry AI ${ais}`, 'Use an element string instead');
  }
  const qualifiers = sequence.flatMap((ai) => others.filter((element) => element.ai === ai));
  const attributes = others.filter((element) => !qualifiers.includes(element));
  const path = [key, ...qualifiers].map(({ ai, value }) => `/${ai}/${encodeURIComponent(value)}`).join('');
  const query = attributes.map(({ ai, value }) => `${ai}=${encodeURIComponent(value)}`).join('&');
  return { ok: true, value: `${base.replace(/\/+$/, '')}${path}${query === '' ? '' : `?${query}`}` };
}

function elementsOfPath(path: string, pathStart: number, options: DigitalLinkOptions): Reading<Gs1Element[]> {
  const segments: { text: string; start: number }[] = [];
  let start = pathStart + 1;
  for (const text of path.slice(1).split('/')) {
    segments.push({ text, start });
    start += text.length + 1;
  }
  // Pairs are counted from the end, so that a stem may hold anything, even what looks like a key.
  let first = segments.length - 2;
  while (first >= 0 && !applicationIdentifier(segments[first]?.text ?? '')?.qualifiers) first -= 2;
  if (first < 0) {
    return refusal('No GS1 key stands in the path of this URI', 'Scan the GS1 symbol of the label', pathStart);
  }
  const elements: Gs1Element[] = [];
  for (let index = first; index < segments.length; index += 2) {
    const ai = segments[index];
    const value = segments[index + 1];
    if (!ai || !value) break;
    const element = elementOf(ai.text, value.text, value.start, false, options);
    if (!element.ok) return element;
    elements.push(element.value);
  }
  const [key, ...qualifiers] = elements.map((element) => element.ai);
  const sequences = applicationIdentifier(key ?? '')?.qualifiers ?? [];
  if (qualifiers.length > 0 && !sequences.some((sequence) => isInOrder(qualifiers, sequence))) {
    return refusal(
      `AI ${qualifiers.join(', ')} cannot follow AI ${key} in a path in this order`,
      'Tell the maker of the label',
      segments[first + 2]?.start ?? pathStart,
    );
  }
  return { ok: true, value: elements };
}

function elementsOfQuery(query: string, queryStart: number, options: DigitalLinkOptions): Reading<Gs1Element[]> {
  const elements: Gs1Element[] = [];
  let start = queryStart;
  for (const parameter of query.split('&')) {
    const equals = parameter.indexOf('=');
    const ai = equals < 0 ? parameter : parameter.slice(0, equals);
    if (/^[0-9]+$/.test(ai)) {
      const identifier = applicationIdentifier(ai);
      if (!identifier) return refuseUnknown(ai, start);
      if (!identifier.attribute) {
        return refusal(`AI ${ai} may not stand in the query of a Digital Link`, 'Tell the maker of the label', start);
      }
      const value = equals < 0 ? '' : parameter.slice(equals + 1);
      const valueStart = start + ai.length + (equals < 0 ? 0 : 1);
      const element = elementOf(ai, value, valueStart, true, options);
      if (!element.ok) return element;
      elements.push(element.value);
    }
    start += parameter.length + 1;
  }
  return { ok: true, value: elements };
}

/** A `+` means a space in a query and itself in a path; a space is in no GS1 value, so that one is refused. */
function elementOf(
  ai: string,
  encoded: string,
  position: number,
  isQuery: boolean,
  options: DigitalLinkOptions,
): Reading<Gs1Element> {
  const identifier = applicationIdentifier(ai);
  if (!identifier) return refuseUnknown(ai, position - ai.length - 1);
  const badEscape = encoded.search(/%(?![0-9A-Fa-f]{2})/);
  if (badEscape >= 0) {
    return refusal(
      'After a percent sign come two hexadecimal digits',
      'Give the URI as it is printed',
      position + badEscape,
    );
  }
  // Byte by byte: GS1 values are ASCII, and what is not is refused with the rest below.
  const decoded = (isQuery ? encoded.replaceAll('+', ' ') : encoded).replace(/%[0-9A-Fa-f]{2}/g, (escape) =>
    String.fromCharCode(Number.parseInt(escape.slice(1), 16)),
  );
  const isShort = ai === '01' && options.shortGtins === true && /^(?:[0-9]{8}|[0-9]{12,13})$/.test(decoded);
  const value = isShort ? decoded.padStart(14, '0') : decoded;
  const refused = refuseValue(identifier, value, 0);
  if (!refused) return { ok: true, value: { ai, value } };
  const at = (refused.position ?? 0) - (value.length - decoded.length);
  return { ...refused, position: position + encodedPosition(encoded, at) };
}

/** Where a character of the decoded value stands in the URI. */
function encodedPosition(encoded: string, decodedPosition: number): number {
  let at = 0;
  for (let count = 0; count < decodedPosition && at < encoded.length; count += 1) at += encoded[at] === '%' ? 3 : 1;
  return at;
}

function isInOrder(ais: readonly string[], sequence: readonly string[]): boolean {
  let at = -1;
  return ais.every((ai) => {
    const found = sequence.indexOf(ai, at + 1);
    at = found;
    return found >= 0;
  });
}

function refuseEach(elements: readonly Gs1Element[]): Refusal | null {
  for (const { ai, value } of elements) {
    const identifier = applicationIdentifier(ai);
    const refused = identifier ? refuseValue(identifier, value, 0) : refuseUnknown(ai, 0);
    if (refused) return refused;
  }
  return null;
}
