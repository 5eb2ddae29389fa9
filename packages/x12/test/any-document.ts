import fc from 'fast-check';
import { elementsOf, type Field, type ScalarField } from '../src/documents/layout/field.ts';
import type { Layout, Member, Rule } from '../src/documents/layout/layout.ts';

/** Documents made from a layout: every field in every form it has, most of them absent, as documents are. */
export function anyOf(layout: Layout, edition: 0 | 1, depth = 0): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.fromEntries(layout.fieldList.map(([name, field]) => [name, anyField(field, edition)]));
  const members = Object.fromEntries(
    layout.memberList.map(([name, member]) => [name, anyMember(member, edition, depth)]),
  );
  return fc.record({ ...fields, ...members }).map((values) => obeying(layout, values));
}

function anyMember({ layout, occurs }: Member, edition: 0 | 1, depth: number): fc.Arbitrary<unknown> {
  const each = fc.constant(null).chain(() => anyOf(layout, edition, depth + 1));
  if (occurs === 'one') return each;
  const absent = depth === 0 ? 3 : 8;
  if (occurs === 'maybe')
    return fc.oneof({ weight: absent, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: each });
  return fc.oneof(
    { weight: absent, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(each, { minLength: 1, maxLength: 2 }) },
  );
}

function anyField(field: Field, edition: 0 | 1): fc.Arbitrary<unknown> {
  if (field.kind === 'pairs')
    return fc.array(fc.record({ qualifier: anyText(2), value: anyText(12) }), {
      maxLength: Math.min(3, field.pairs.length),
    });
  if (field.kind === 'texts') {
    return fc.array(anyText(field.longest?.[edition] ?? 20), { maxLength: field.elements.length });
  }
  const value = anyScalar(field, edition);
  return field.isRequired
    ? value
    : fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
}

function anyScalar({ kind, longest }: ScalarField, edition: 0 | 1): fc.Arbitrary<string> {
  switch (kind) {
    case 'text':
      return anyText(longest?.[edition] ?? 20);
    case 'decimal':
      return anyDecimal;
    case 'date':
      return anyDate;
    case 'time':
      return anyTime;
    case 'hundredths':
      return fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map(amountOf);
  }
}

/** What X12 can carry: no separator, no control character, no blank at the end. */
const anyCharacter = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...'ABCDEFXYZabcxyz0123456789') },
  { weight: 4, arbitrary: fc.constantFrom(...' .,-/#&()\'"%+=?!;') },
  { weight: 1, arbitrary: fc.constantFrom('é', 'ß', '±', '手') },
);
const anyText = (longest: number): fc.Arbitrary<string> =>
  fc
    .string({ unit: anyCharacter, minLength: 1, maxLength: Math.min(longest, 24) })
    .map((text) => text.trim())
    .filter((text) => text !== '');

const anyDecimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.nat({ max: 4 }))
  .map(([whole, scale]) => {
    if (whole === 0n) return '0';
    const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, '0');
    const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
    return whole < 0n ? `-${text}` : text;
  });

const anyDate = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyTime = fc
  .tuple(
    fc.nat({ max: 23 }),
    fc.nat({ max: 59 }),
    fc.option(fc.tuple(fc.nat({ max: 59 }), fc.option(fc.nat({ max: 99 })))),
  )
  .map(([hour, minute, rest]) => {
    const two = (number: number): string => String(number).padStart(2, '0');
    const [second, part] = rest ?? [null, null];
    return `${two(hour)}:${two(minute)}${second === null ? '' : `:${two(second)}`}${part === null ? '' : `.${two(part)}`}`;
  });

export function amountOf(hundredths: bigint): string {
  const digits = String(hundredths < 0n ? -hundredths : hundredths).padStart(3, '0');
  return `${hundredths < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Takes out what the layout's rules do not allow alone. */
function obeying(layout: Layout, values: Record<string, unknown>): Record<string, unknown> {
  const kept = { ...values };
  for (const rule of layout.rules) {
    const names = namesOf(layout, rule);
    const isObeyed =
      rule.kind === 'together'
        ? names.every((name) => kept[name] === undefined) || names.every((name) => kept[name] !== undefined)
        : kept[names[0] ?? ''] === undefined || kept[names[1] ?? ''] !== undefined;
    if (!isObeyed) for (const name of names) delete kept[name];
  }
  for (const [name, value] of Object.entries(kept)) if (value === undefined) delete kept[name];
  return kept;
}

function namesOf(layout: Layout, rule: Rule): readonly string[] {
  const elements = rule.kind === 'together' ? rule.elements : [rule.element, rule.needs];
  return elements.map(
    (element) => layout.fieldList.find(([, field]) => elementsOf(field).includes(element))?.[0] ?? '',
  );
}
