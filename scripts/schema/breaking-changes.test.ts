import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { breakingChanges, misfits } from './breaking-changes.ts';

const operations = [{ name: 'screen', body: 'query screen { item(id: "a") { id kind } }' }];
const released = buildSchema(`
  type Query { item(id: ID!, lang: String): Item }
  type Mutation { keep(input: KeepInput): Boolean }
  input KeepInput { note: String }
  type Item {
    id: ID!
    kind: Kind!
    colour: String
    weight: Int @deprecated(reason: "Use \`Item.mass\`, which has a unit. Gone after 2027-06-30.")
    mass: String
    shape: Shape @deprecated(reason: "Nothing takes its place. Gone after 2027-06-30.")
  }
  enum Kind { DEVICE DRUG }
  type Shape { name: String }
`);
const item = (fields: string, query = 'item(id: ID!, lang: String): Item') => `
  type Query { ${query} }
  type Mutation { keep(input: KeepInput): Boolean }
  input KeepInput { note: String }
  type Item { ${fields} }
  enum Kind { DEVICE DRUG }
  type Shape { name: String }
`;
const all = 'id: ID! kind: Kind! colour: String weight: Int mass: String shape: Shape';

const judge = (now: string, { accepted = [], today = '2027-08-01' }: { accepted?: string[]; today?: string } = {}) =>
  breakingChanges(
    { clients: 'clients', before: released, now: buildSchema(now) },
    { operations, accepted: new Set(accepted), today: Temporal.PlainDate.from(today) },
  );

test('what is only more breaks nobody', async () => {
  expect(
    await judge(item(`${all} size: Int`, 'item(id: ID!, lang: String, year: Int): Item, items: [Item!]!')),
  ).toEqual([]);
});

test('a field that goes and that an operation of ours uses is refused, naming the operation', async () => {
  expect(await judge(item(all.replace('kind: Kind!', '')))).toEqual([
    expect.stringMatching(/^Item\.kind breaks clients: .* screen of ours uses it\. Change that first/),
  ]);
});

test('a field that goes unused but was never deprecated is refused, and says what to do', async () => {
  expect(await judge(item(all.replace('colour: String', '')))).toEqual([
    expect.stringMatching(
      /^Item\.colour breaks clients: .* not deprecated in the last release\. Keep the old beside the new/,
    ),
  ]);
});

test('a deprecated field that nobody of ours uses may go once its day has passed, with the type only it led to', async () => {
  const without = item(all.replace('weight: Int', '').replace('shape: Shape', '')).replace(
    'type Shape { name: String }',
    '',
  );
  expect(await judge(without)).toEqual([]);
  expect(await judge(without, { today: '2027-06-30' })).toEqual([
    expect.stringContaining('Item.weight breaks clients'),
    expect.stringContaining('wait for that day'),
  ]);
});

test.each([
  [
    'a new required argument',
    item(all, 'item(id: ID!, lang: String, unit: String!): Item'),
    'Query.item.unit',
    'screen',
  ],
  ['a value that may now be null', item(all.replace('kind: Kind!', 'kind: Kind')), 'Item.kind', 'screen'],
  ['a value of an enum that clients get', item(all).replace('DEVICE DRUG', 'DEVICE'), 'Kind.DRUG', 'screen'],
  ['an argument that goes', item(all, 'item(id: ID!): Item'), 'Query.item.lang', 'not deprecated'],
  [
    'a required field of an input',
    item(all).replace('note: String', 'note: String, by: ID!'),
    'KeepInput.by',
    'not deprecated',
  ],
])('%s is refused', async (_, now, path, why) => {
  const faults = await judge(now);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(`${path} breaks clients`);
  expect(faults[0]).toContain(why);
});

test('a break that the changelog names passes, and nothing else with it', async () => {
  const now = item(all.replace('kind: Kind!', '').replace('colour: String', ''));
  expect(await judge(now, { accepted: ['Item.kind'] })).toEqual([expect.stringContaining('Item.colour')]);
});

test('an operation of ours must fit the graph as it is', () => {
  expect(misfits(buildSchema(item('id: ID!')), operations)).toEqual([
    expect.stringContaining('screen of ours does not fit the graph: Cannot query field "kind" on type "Item".'),
  ]);
});
