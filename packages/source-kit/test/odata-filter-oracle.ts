/** Reads `$filter` the way a service would: a parser of its own, so that an escape we get wrong is seen. */
export type Row = Record<string, unknown>;

export function filterRows(rows: readonly Row[], filter: string): Row[] {
  const tokens = tokenize(filter);
  let at = 0;
  const next = () => tokens[at++] ?? fail(filter);
  const isNext = (text: string) => tokens[at]?.text === text && tokens[at]?.kind === 'word';

  const either = (): ((row: Row) => boolean) => {
    const parts = [both()];
    for (; isNext('or');) {
      next();
      parts.push(both());
    }
    return (row) => parts.some((part) => part(row));
  };
  const both = (): ((row: Row) => boolean) => {
    const parts = [one()];
    for (; isNext('and');) {
      next();
      parts.push(one());
    }
    return (row) => parts.every((part) => part(row));
  };
  const one = (): ((row: Row) => boolean) => {
    const first = next();
    if (first.kind === 'bracket' && first.text === '(') {
      const inner = either();
      if (next().text !== ')') fail(filter);
      return inner;
    }
    const operator = next();
    const literal = next();
    if (first.kind !== 'word' || operator.kind !== 'word' || literal.kind === 'bracket') fail(filter);
    const compare = comparisons[operator.text] ?? fail(filter);
    return (row) => compare(String(row[first.text]), literal.text);
  };

  const matches = either();
  if (at !== tokens.length) fail(filter);
  return rows.filter(matches);
}

const comparisons: Record<string, (a: string, b: string) => boolean> = {
  eq: (a, b) => a === b,
  ge: (a, b) => a >= b,
};

interface Token {
  kind: 'word' | 'string' | 'bracket';
  text: string;
}

function tokenize(filter: string): Token[] {
  const tokens: Token[] = [];
  for (let rest = filter.trimStart(); rest !== ''; rest = rest.trimStart()) {
    const text = /^'((?:[^']|'')*)'/.exec(rest);
    const word = /^[\w.\-:]+/.exec(rest);
    const bracket = /^[()]/.exec(rest);
    const found = text ?? word ?? bracket ?? fail(filter);
    tokens.push(
      text
        ? { kind: 'string', text: (text[1] ?? '').replaceAll("''", "'") }
        : { kind: word ? 'word' : 'bracket', text: found[0] },
    );
    rest = rest.slice(found[0].length);
  }
  return tokens;
}

function fail(filter: string): never {
  throw new Error(`no filter: ${filter}`);
}
