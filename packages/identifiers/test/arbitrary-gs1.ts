/** Test support: values that each AI allows, made from the dictionary and without asking our own checks. */
import * as fc from 'fast-check';
import {
  applicationIdentifiers,
  type ApplicationIdentifier,
  type ValueComponent,
} from '../src/application-identifier.ts';
import type { Gs1Element } from '../src/gs1-element-string.ts';
import { gs1CheckDigit } from '../src/check-digit.ts';
import { countryLetters, countryNumbers, currencyNumbers, packageTypes } from '../src/gs1-code-lists.ts';
import type { ValueRuleName } from '../src/generated/application-identifier-table.ts';
import { characterSet82, gs1CheckCharacters } from '../src/gs1-value-rules.ts';

const textOf = (characters: string, min: number, max: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...characters), { minLength: min, maxLength: max }).map((each) => each.join(''));

const digits = (length: number): fc.Arbitrary<string> => textOf('0123456789', length, length);

const dates = fc
  .tuple(fc.integer({ min: 2000, max: 2049 }), fc.integer({ min: 0, max: 364 }))
  .map(([year, day]) =>
    Temporal.PlainDate.from({ year, month: 1, day: 1 }).add({ days: day }).toString().replaceAll('-', ''),
  );

const upTo = (most: number): fc.Arbitrary<string> => fc.nat(most).map((each) => String(each).padStart(2, '0'));

/** For the rules that leave few values; the others are made of characters. */
const byRule: Partial<Record<ValueRuleName, (component: ValueComponent) => fc.Arbitrary<string>>> = {
  csum: ({ max }) => digits(max - 1).map((body) => body + gs1CheckDigit(body)),
  csumalpha: ({ max, rules }) =>
    fc
      .tuple(
        digits(5),
        textOf(characterSet82, 1, max - 8),
        fc.constantFrom(...(rules.includes('hasnondigit') ? 'A' : 'A1')),
      )
      .map((parts) => parts.join(''))
      .map((body) => body + gs1CheckCharacters(body)),
  hh: () => upTo(23),
  mi: () => upTo(59),
  ss: () => upTo(59),
  hhmi: () => fc.tuple(upTo(23), upTo(59)).map((each) => each.join('')),
  yymmdd: () => dates.map((each) => each.slice(2)),
  yymmd0: () => fc.tuple(dates, fc.boolean()).map(([day, month]) => (month ? `${day.slice(2, 6)}00` : day.slice(2))),
  yyyymmdd: () => dates,
  hyphen: () => fc.constant('-'),
  iban: () => fc.constantFrom('GB98MIDL07009312345678', 'PL10105000997603123456789123'),
  importeridx: () => textOf('-0123456789ABC_xyz', 1, 1),
  iso3166: () => fc.constantFrom(...countryNumbers),
  iso3166999: () => fc.constantFrom('999', ...countryNumbers),
  iso3166alpha2: () => fc.constantFrom(...countryLetters),
  iso4217: () => fc.constantFrom(...currencyNumbers),
  iso5218: () => fc.constantFrom('0', '1', '2', '9'),
  latitude: () => fc.nat(1_800_000_000).map((each) => String(each).padStart(10, '0')),
  longitude: () => fc.nat(2_000_000_000).map((each) => String(each).padStart(10, '0')),
  mediatype: () => fc.constantFrom('01', '10', '80', '99'),
  nonzero: ({ max }) => fc.integer({ min: 1, max: 10 ** max - 1 }).map((each) => String(each).padStart(max, '0')),
  zero: () => fc.constant('0'),
  nozeroprefix: () => fc.bigInt({ min: 0n, max: 999_999_999_999n }).map(String),
  packagetype: () => fc.constantFrom(...packageTypes),
  pcenc: ({ max }) =>
    fc.tuple(textOf('ABC-xyz.', 1, max - 3), fc.constantFrom('', '%20', '%C3')).map((each) => each.join('')),
  pieceoftotal: () => fc.constantFrom('0101', '0103', '0303', '9999'),
  posinseqslash: () => fc.constantFrom('1/1', '1/3', '3/3'),
  winding: () => fc.constantFrom('0', '1', '9'),
  yesno: () => fc.constantFrom('0', '1'),
  hasnondigit: ({ max }) => textOf('A1', 1, max - 1).map((each) => `A${each}`),
  couponcode: () => fc.constant('106141416543213150110120'),
  couponposoffer: () => fc.constant('0106141416543213'),
};

const characters: Record<ValueComponent['type'], string> = {
  N: '0123456789',
  X: characterSet82,
  Y: '#-/0123456789ABCXYZ',
  Z: 'ABCxyz0123456789-_',
};

function componentValue(component: ValueComponent): fc.Arbitrary<string> {
  for (const rule of component.rules) {
    const made = byRule[rule]?.(component);
    if (made) return made;
  }
  const startsWithPrefix = component.rules.includes('gcppos1');
  const plain = textOf(
    characters[component.type],
    startsWithPrefix ? 0 : component.min,
    component.max - (startsWithPrefix ? 4 : 0),
  );
  return startsWithPrefix ? fc.tuple(digits(4), plain).map((each) => each.join('')) : plain;
}

/** A value the dictionary allows for an AI. */
export function valueOfAi(identifier: ApplicationIdentifier): fc.Arbitrary<string> {
  const mandatory = identifier.components.filter((component) => !component.optional);
  const optional = identifier.components.filter((component) => component.optional);
  return fc
    .nat(optional.length)
    .chain((count) => fc.tuple(...[...mandatory, ...optional.slice(0, count)].map(componentValue)))
    .map((parts) => parts.join(''));
}

/** Any AI with a value it allows. */
export const anyElement: fc.Arbitrary<Gs1Element> = fc
  .constantFrom(...applicationIdentifiers())
  .chain((identifier) => valueOfAi(identifier).map((value) => ({ ai: identifier.ai, value })));

/** Elements of a UDI: GTIN first, then some of the production identifiers in any order. */
export const udiElements: fc.Arbitrary<readonly Gs1Element[]> = fc
  .shuffledSubarray(['10', '11', '17', '21', '240', '8012'], { minLength: 1 })
  .chain((ais) =>
    fc.tuple(
      ...['01', ...ais].map((ai) =>
        fc
          .constantFrom(...applicationIdentifiers().filter((each) => each.ai === ai))
          .chain((identifier) => valueOfAi(identifier).map((value) => ({ ai, value }))),
      ),
    ),
  );

/** A text with a few characters deleted, doubled, swapped or replaced. */
export function mutated(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const stranger = fc.constantFrom(...'()[]{}/\\+$=&%#?^~|<>_ \u0000\u001d\u001e\u00e9\u{1f600}019AZaz'.split(''));
  const change = fc.tuple(fc.nat(), fc.constantFrom('delete', 'double', 'replace', 'insert', 'swap', 'cut'), stranger);
  return fc.tuple(texts, fc.array(change, { minLength: 1, maxLength: 4 })).map(([text, changes]) => {
    let result = text;
    for (const [where, how, character] of changes) {
      const at = result.length === 0 ? 0 : where % result.length;
      const [before, here, after] = [result.slice(0, at), result.slice(at, at + 1), result.slice(at + 1)];
      if (how === 'delete') result = before + after;
      else if (how === 'double') result = before + here + here + after;
      else if (how === 'replace') result = before + character + after;
      else if (how === 'insert') result = before + character + here + after;
      else if (how === 'swap') result = before + after.slice(0, 1) + here + after.slice(1);
      else result = before;
    }
    return result;
  });
}
