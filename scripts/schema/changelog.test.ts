import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { changeList } from './change-list.ts';
import { acceptedBreaks, releasedChangelog, withSchemaSection } from './changelog.ts';

const before = '# Changelog\n\n## Unreleased\n\nWhat people wrote.\n\n## 0.1.0, 2026-11-23\n\nOld.\n';

test('what changed for clients is written under what is unreleased, anew each time, and nothing else is touched', () => {
  const once = withSchemaSection(before, ['- `Query` has `a`.']);
  expect(once).toContain('## Unreleased\n\n### Schema\n');
  expect(once).toContain('What people wrote.\n\n## 0.1.0, 2026-11-23\n\nOld.\n');
  const twice = withSchemaSection(once, ['- `Query` has `b`.']);
  expect(twice).toContain('`b`');
  expect(twice).not.toContain('`a`');
  expect(withSchemaSection(twice, ['- `Query` has `a`.'])).toBe(once);
  expect(withSchemaSection(before, [])).toBe(before);
});

test('breaks are named with a reason', () => {
  const named = acceptedBreaks(
    '## Unreleased\n\n### Breaks\n- `Item.kind`: it leaked.\n\n### Schema\n- `A.b`: no.\n\n## 0.1.0\n',
  );
  expect([...named.breaks]).toEqual([['Item.kind', 'it leaked.']]);
  expect(named.faults).toEqual([]);
  expect(acceptedBreaks('## Unreleased\n\n### Breaks\n- Item.kind\n').faults).toEqual([
    expect.stringContaining('"- Item.kind" must read'),
  ]);
  expect(acceptedBreaks(before).breaks.size).toBe(0);
});

test('a release dates what was unreleased', () => {
  expect(releasedChangelog(before, '0.2.0', '2027-01-04')).toContain(
    '## Unreleased\n\n## 0.2.0, 2027-01-04\n\nWhat people wrote.\n\n## 0.1.0',
  );
});

test('the list says what breaks, which rights are asked for, what is deprecated, to be expected and new, and what partners get', async () => {
  const sdl = 'type Query { old: Int, a: Kind, gone: Int } enum Kind { X }';
  const now = `directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION
    type Query { old: Int @deprecated(reason: "Nothing takes its place. Gone after 2027-06-30."), a(b: Int): Kind @requiresScopes(scopes: [["phi:read"]]), news: New }
    enum Kind { X Y } type New { x(y: Int): Int }`;
  const surface = { before: buildSchema(sdl), now: buildSchema(now) };
  const lines = await changeList(
    [
      { clients: 'clients', ...surface },
      { clients: 'partners', ...surface },
    ],
    sdl,
    now,
  );
  expect(lines).toEqual([
    "- breaks: `Query.gone`. Field 'gone' was removed from object type 'Query'.",
    '- rights: `Query.a` needs @requiresScopes phi:read.',
    '- deprecated: `Query.old`. Nothing takes its place. Gone after 2027-06-30.',
    "- to be expected: `Kind.Y`. Enum value 'Y' was added to enum 'Kind'.",
    '- new types: `New`.',
    '- `Query` has `a.b`, `news`.',
    '- For partners: new types: `New`.',
    '- For partners: `Query` has `a.b`, `news`.',
  ]);
});
