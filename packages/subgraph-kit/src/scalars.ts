import { isGln, isGtin } from '@supply-hub/identifiers';
import { isUnitOfMeasure } from '@supply-hub/quantities';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/**
 * The scalars of the graph. Inside the hub a Decimal, Date, DateTime, Gtin, Gln and UnitOfMeasure are text in
 * their canonical form, so that nothing is parsed and printed again on the way to a client.
 */
function textScalar(
  name: string,
  form: { test(text: string): boolean },
  expected: string,
): GraphQLScalarType<string, string> {
  const read = (value: unknown): string => {
    if (typeof value === 'string' && form.test(value)) return value;
    throw new GraphQLError(`${name}: expected ${expected}.`, { extensions: { code: 'BAD_USER_INPUT' } });
  };
  return new GraphQLScalarType<string, string>({
    name,
    serialize: read,
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined),
  });
}

export const scalars = {
  Decimal: textScalar('Decimal', /^-?\d{1,30}(\.\d{1,20})?$/, 'a decimal number as text, such as "12.500"'),
  Date: textScalar('Date', /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a date such as "2026-03-09"'),
  DateTime: textScalar(
    'DateTime',
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/,
    'an instant such as "2026-03-09T14:30:00Z"',
  ),
  Gtin: textScalar('Gtin', { test: isGtin }, 'fourteen digits, the last of them right'),
  Gln: textScalar('Gln', { test: isGln }, 'thirteen digits, the last of them right'),
  UnitOfMeasure: textScalar('UnitOfMeasure', { test: isUnitOfMeasure }, 'a unit code of the hub, such as "EA"'),
};
