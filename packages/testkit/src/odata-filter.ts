/** A row as an OData service would send it. */
export type ODataRow = Readonly<Record<string, unknown>>;

/**
 * Reads a `$filter` of comparisons with `and`, `or`, `not` and brackets, V2 or V4, into a test of rows.
 * @throws what is not understood: a test server that lets everything pass would hide a wrong filter
 */
export function readFilter(text: string): (row: ODataRow) => boolean {
  const tokens = text.match(/'(?:[^']|'')*'|[()]|[^\s()']+(?:'(?:[^']|'')*')?/g) ?? [];
  let at = 0;
  const next = () => tokens[at++] ?? '';

  function either(): (row: ODataRow) => boolean {
    const parts = [both()];
    while (tokens[at] === 'or') {
      at += 1;
      parts.push(both());
    }
    return (row) => parts.some((part) => part(row));
  }
  function both(): (row: ODataRow) => boolean {
    const parts = [one()];
    while (tokens[at] === 'and') {
      at += 1;
      parts.push(one());
    }
    return (row) => parts.every((part) => part(row));
  }
  function one(): (row: ODataRow) => boolean {
    const token = next();
    if (token === 'not') {
      const part = one();
      return (row) => !part(row);
    }
    if (token === '(') {
      const inner = either();
      if (next() !== ')') throw new Error(`a bracket is not closed in ${text}`);
      return inner;
    }
    const compare = comparisons[next()];
    const literal = comparable(literalOf(next()));
    if (compare === undefined) throw new Error(`not understood: ${text}`);
    return (row) => {
      if (!(token in row)) throw new Error(`the rows have no ${token} to filter on`);
      const value = comparable(row[token]);
      return value !== null && literal !== null && compare(value, literal);
    };
  }
  const test = either();
  if (at !== tokens.length) throw new Error(`not understood from "${tokens[at]}" on: ${text}`);
  return test;
}

type Comparable = string | number | boolean;

const comparisons: Readonly<Record<string, (a: Comparable, b: Comparable) => boolean>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
};

function literalOf(text: string): unknown {
  if (/^-?\d+(?:\.\d+)?[ML]?$/.test(text)) return Number.parseFloat(text);
  if (text === 'true' || text === 'false') return text === 'true';
  const [, kind, quoted] = /^([a-z]*)'((?:[^']|'')*)'$/.exec(text) ?? [];
  if (quoted === undefined) return text;
  if (kind === 'datetime') return `${quoted}Z`;
  return quoted.replaceAll("''", "'");
}

/** Instants and dates, however they are written, compare as milliseconds. */
function comparable(value: unknown): Comparable | null {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  const ms = /^\/Date\((-?\d+)(?:[+-]\d+)?\)\/$/.exec(value)?.[1];
  if (ms !== undefined) return Number(ms);
  return /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : value;
}
