import { ODataError } from './odata-error.ts';

/** `$filter` as a tree. Chains of one connective are one node, so that 50 keys are a list and not 50 levels. */
export type Filter =
  | { readonly op: 'and' | 'or'; readonly all: readonly Filter[] }
  | { readonly op: 'not'; readonly of: Filter }
  | { readonly op: Comparison; readonly property: string; readonly value: Literal }
  | { readonly op: TextFunction; readonly property: string; readonly text: string };

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

/** A literal with what it says of its own type; `null` is nothing. */
export type Literal =
  | { readonly type: 'text' | 'number' | 'date' | 'instant' | 'time'; readonly text: string }
  | { readonly type: 'flag'; readonly flag: boolean }
  | { readonly type: 'null' };

interface Token {
  kind: 'word' | 'literal' | '(' | ')' | ',';
  text: string;
  literal?: Literal;
}

const comparisons: ReadonlySet<string> = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const isComparison = (word: string): word is Comparison => comparisons.has(word);

const syntaxError = (message: string) => new ODataError(400, '005056A509B11EE1B9A8FEC11C21578E', message);

const patterns: readonly (readonly [RegExp, (match: RegExpExecArray, version: 2 | 4) => Token | undefined])[] = [
  [/\s+/y, () => undefined],
  [/[(),]/y, (match) => ({ kind: match[0] as '(' | ')' | ',', text: match[0] })],
  [/'((?:[^']|'')*)'/y, (match) => literal(match[0], { type: 'text', text: (match[1] ?? '').replaceAll("''", "'") })],
  [/datetime'([^']*)'/y, (match, version) => typed(match, version, 'date')],
  [/datetimeoffset'([^']*)'/y, (match, version) => typed(match, version, 'instant')],
  [/time'([^']*)'/y, (match, version) => typed(match, version, 'time')],
  [/guid'([^']*)'/y, (match, version) => typed(match, version, 'text')],
  [/\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/y, (match) => literal(match[0], { type: 'instant', text: match[0] })],
  [/\d{4}-\d\d-\d\d(?![\dT])/y, (match) => literal(match[0], { type: 'date', text: match[0] })],
  [/\d\d:\d\d:\d\d/y, (match) => literal(match[0], { type: 'time', text: match[0] })],
  [
    /[+-]?\d+(?:\.\d+)?[MmDdFfLl]?(?![\w.])/y,
    (match) => literal(match[0], { type: 'number', text: match[0].replace(/[MmDdFfLl]$/, '') }),
  ],
  [/[A-Za-z_][\w/]*/y, (match) => word(match[0])],
];

const literal = (text: string, value: Literal): Token => ({ kind: 'literal', text, literal: value });

function typed(match: RegExpExecArray, version: 2 | 4, type: 'date' | 'instant' | 'time' | 'text'): Token {
  if (version === 4) throw syntaxError(`The literal ${match[0]} is OData version 2.`);
  return literal(match[0], { type, text: match[1] ?? '' });
}

function word(text: string): Token {
  if (text === 'true' || text === 'false') return literal(text, { type: 'flag', flag: text === 'true' });
  if (text === 'null') return literal(text, { type: 'null' });
  return { kind: 'word', text };
}

function tokenise(source: string, version: 2 | 4): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  next: while (at < source.length) {
    for (const [pattern, read] of patterns) {
      pattern.lastIndex = at;
      const match = pattern.exec(source);
      if (match === null) continue;
      const token = read(match, version);
      if (token !== undefined) tokens.push(token);
      at += match[0].length;
      continue next;
    }
    throw syntaxError(`Syntax error at position ${at} of the filter.`);
  }
  return tokens;
}

/**
 * Reads a `$filter`.
 * @throws ODataError 400, for what does not parse and for what S/4HANA does not offer (`in`, lambdas, arithmetic)
 */
export function parseFilter(source: string, version: 2 | 4): Filter {
  const tokens = tokenise(source, version);
  let at = 0;
  const peek = () => tokens[at];
  const isWord = (text: string) => peek()?.kind === 'word' && peek()?.text === text;
  const take = () => {
    const token = tokens[at++];
    if (token === undefined) throw syntaxError('The filter ends too early.');
    return token;
  };
  const expect = (kind: Token['kind']) => {
    const token = take();
    if (token.kind !== kind) throw syntaxError(`Expected ${kind} instead of "${token.text}" in the filter.`);
    return token;
  };

  function chain(op: 'and' | 'or', operand: () => Filter): Filter {
    const first = operand();
    if (!isWord(op)) return first;
    const all = [first];
    while (isWord(op)) {
      at++;
      all.push(operand());
    }
    return { op, all };
  }
  const disjunction = (): Filter => chain('or', () => chain('and', unary));

  function unary(): Filter {
    if (isWord('not')) {
      at++;
      return { op: 'not', of: unary() };
    }
    if (peek()?.kind === '(') {
      at++;
      const inside = disjunction();
      expect(')');
      return inside;
    }
    return comparison();
  }

  function comparison(): Filter {
    const left = take();
    if (left.kind === 'word' && peek()?.kind === '(') {
      const call = functionCall(left.text);
      if (isWord('eq') || isWord('ne')) {
        const negated = take().text === 'ne';
        const expected = take().literal;
        if (expected?.type !== 'flag') throw syntaxError(`${left.text} is compared with true or false.`);
        return expected.flag === negated ? { op: 'not', of: call } : call;
      }
      return call;
    }
    const operator = take();
    if (!isComparison(operator.text)) {
      throw syntaxError(`The operator "${operator.text}" is not supported.`);
    }
    const right = take();
    if (left.kind === 'word' && right.literal !== undefined) {
      return { op: operator.text, property: left.text, value: right.literal };
    }
    if (right.kind === 'word' && left.literal !== undefined) {
      return { op: mirrored[operator.text], property: right.text, value: left.literal };
    }
    throw syntaxError(`"${left.text} ${operator.text} ${right.text}" does not compare a property with a literal.`);
  }

  function functionCall(name: string): Filter {
    expect('(');
    const first = take();
    expect(',');
    const second = take();
    expect(')');
    // Version 2 asks substringof(text, property); version 4 contains(property, text).
    const [property, value] = name === 'substringof' ? [second, first] : [first, second];
    const op = functions[version].get(name);
    if (op === undefined) throw syntaxError(`The function "${name}" is not supported.`);
    if (property.kind !== 'word' || value.literal?.type !== 'text') {
      throw syntaxError(`${name} takes a property and a text.`);
    }
    return { op, property: property.text, text: value.literal.text };
  }

  const filter = disjunction();
  const rest = peek();
  if (rest !== undefined) throw syntaxError(`"${rest.text}" is not understood in the filter.`);
  return filter;
}

const mirrored: Readonly<Record<Comparison, Comparison>> = {
  eq: 'eq',
  ne: 'ne',
  gt: 'lt',
  ge: 'le',
  lt: 'gt',
  le: 'ge',
};

type TextFunction = 'contains' | 'startswith' | 'endswith';

const functions: Readonly<Record<2 | 4, ReadonlyMap<string, TextFunction>>> = {
  2: new Map([
    ['substringof', 'contains'],
    ['startswith', 'startswith'],
    ['endswith', 'endswith'],
  ]),
  4: new Map([
    ['contains', 'contains'],
    ['startswith', 'startswith'],
    ['endswith', 'endswith'],
  ]),
};
