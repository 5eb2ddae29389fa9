/** One SQL statement of a file, without its semicolon, and the line (from 1) on which it starts. */
export interface Statement {
  text: string;
  line: number;
}

/**
 * What may hide a semicolon: comments, strings (`E'…'` with backslashes apart), quoted names, dollar
 * quotes. Anything unterminated reaches to the end, where the server will say what is wrong.
 */
const token =
  /--[^\n]*|\/\*|(?<![\w$])[eE]'(?:[^'\\]|\\.|'')*(?:'|$)|'(?:[^']|'')*(?:'|$)|"(?:[^"]|"")*(?:"|$)|(?<![\w$])\$(?:[A-Za-z_]\w*)?\$|;/gs;

/**
 * Cuts a file into its statements, so that a failure can name one. Functions are written with `$$` bodies:
 * a `begin atomic` body has semicolons of its own and would be cut.
 */
export function splitStatements(file: string): Statement[] {
  const statements: Statement[] = [];
  let start = 0;
  let blank = true; // nothing but space and comments since `start`
  let at = 0;
  const finish = (end: number) => {
    if (!blank) statements.push(trimmed(file, start, end));
    start = end + 1;
    blank = true;
  };
  token.lastIndex = 0;
  for (let match = token.exec(file); match !== null; match = token.exec(file)) {
    if (/\S/.test(file.slice(at, match.index))) blank = false;
    const [found] = match;
    if (found === ';') finish(match.index);
    else if (found === '/*') token.lastIndex = endOfComment(file, match.index);
    else if (found.startsWith('$')) token.lastIndex = endOfQuote(file, found, token.lastIndex);
    if (found !== ';' && found !== '/*' && !found.startsWith('--')) blank = false;
    at = token.lastIndex;
  }
  if (/\S/.test(file.slice(at))) blank = false;
  finish(file.length);
  return statements;
}

function trimmed(file: string, start: number, end: number): Statement {
  const raw = file.slice(start, end);
  const skipped = raw.length - raw.trimStart().length;
  return { text: raw.trim(), line: file.slice(0, start + skipped).split('\n').length };
}

function endOfQuote(file: string, tag: string, from: number): number {
  const end = file.indexOf(tag, from);
  return end < 0 ? file.length : end + tag.length;
}

/** Block comments nest in SQL. */
function endOfComment(file: string, from: number): number {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = from;
  let depth = 0;
  for (let match = edge.exec(file); match !== null; match = edge.exec(file)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  return file.length;
}
