import { describe, expect, it } from 'vitest';
import { splitStatements } from './statements.ts';

const texts = (file: string) => splitStatements(file).map((statement) => statement.text);

describe('splitStatements', () => {
  it('cuts at semicolons and says on which line each statement starts', () => {
    expect(splitStatements('\ncreate table a ();\n\n  create table b ();')).toEqual([
      { text: 'create table a ()', line: 2 },
      { text: 'create table b ()', line: 4 },
    ]);
  });

  it.each([
    ['a string', `select 'a;''b;'`],
    ['a string with backslashes', `select e'a\\';b'`],
    ['a quoted name', `select ";"";" from t`],
    ['a dollar quote', `do $$ begin; end $$`],
    ['a named dollar quote with another inside', `do $body$ select $$;$$; $body$`],
    ['a line comment', `select 1 -- no; end`],
    ['a nested block comment', `select /* ; /* ; */ ; */ 1`],
    ['a parameter that looks like a dollar quote', `select a$b$c`],
  ])('does not cut inside %s', (_what, statement) => {
    expect(texts(`${statement}\n;select 2;`)).toEqual([statement, 'select 2']);
  });

  it('drops what is only space, comments or semicolons', () => {
    expect(texts(' ;; -- nothing\n /* nothing */ ; select 1; -- end')).toEqual(['select 1']);
  });

  it('leaves what is never closed to the server, as one statement', () => {
    expect(texts(`select 'open; select 2;`)).toEqual([`select 'open; select 2;`]);
  });
});
