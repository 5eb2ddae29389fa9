import { writeEdmLiteral, type EdmValue, type ODataVersion } from './edm.ts';

/** A condition on rows. Built with the functions below; property names are checked, values written as literals. */
export type ODataFilter =
  | { readonly kind: 'compare'; readonly property: string; readonly operator: Comparison; readonly value: EdmValue }
  | {
      readonly kind: 'text';
      readonly test: 'startsWith' | 'contains';
      readonly property: string;
      readonly text: string;
    }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly ODataFilter[] }
  | { readonly kind: 'not'; readonly part: ODataFilter };

type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

const comparing =
  (operator: Comparison) =>
  (property: string, value: EdmValue): ODataFilter => ({
    kind: 'compare',
    property,
    operator,
    value,
  });

export const eq = comparing('eq');
export const ne = comparing('ne');
export const gt = comparing('gt');
export const ge = comparing('ge');
export const lt = comparing('lt');
export const le = comparing('le');
export const startsWith = (property: string, text: string): ODataFilter => ({
  kind: 'text',
  test: 'startsWith',
  property,
  text,
});
/** `substringof` in V2. */
export const contains = (property: string, text: string): ODataFilter => ({
  kind: 'text',
  test: 'contains',
  property,
  text,
});
/** All of them; of none, everything. */
export const and = (...parts: readonly ODataFilter[]): ODataFilter => ({ kind: 'and', parts });
/** Any of them. At least one must be given. */
export const or = (...parts: readonly ODataFilter[]): ODataFilter => ({ kind: 'or', parts });
export const not = (part: ODataFilter): ODataFilter => ({ kind: 'not', part });

/**
 * The filter as `$filter` has it, not yet encoded; empty for a filter that lets everything pass.
 * @throws RangeError a property name that is none, or a value that has no literal
 */
export function writeFilter(version: ODataVersion, filter: ODataFilter): string {
  switch (filter.kind) {
    case 'compare':
      return `${odataPath(filter.property)} ${filter.operator} ${writeEdmLiteral(version, filter.value)}`;
    case 'text': {
      const property = odataPath(filter.property);
      const text = writeEdmLiteral(version, filter.text);
      if (filter.test === 'startsWith') return `startswith(${property},${text})`;
      return version === 'v2' ? `substringof(${text},${property})` : `contains(${property},${text})`;
    }
    case 'not':
      return `not (${writeFilter(version, filter.part)})`;
    case 'and':
    case 'or': {
      if (filter.kind === 'or' && filter.parts.length === 0)
        throw new RangeError('an "or" of nothing lets nothing pass');
      // What one part lets everything through is, in an "and", no condition.
      const parts = filter.parts
        .map((part) => ({ part, text: writeFilter(version, part) }))
        .filter(({ text }) => text !== '');
      if (filter.kind === 'or' && parts.length < filter.parts.length) return '';
      const needsBrackets = (part: ODataFilter) =>
        parts.length > 1 &&
        (part.kind === 'and' || part.kind === 'or') &&
        part.kind !== filter.kind &&
        part.parts.length > 1;
      return parts.map(({ part, text }) => (needsBrackets(part) ? `(${text})` : text)).join(` ${filter.kind} `);
    }
  }
}

/**
 * A property's name, or a path over single navigations: `Material`, `to_Plant/Plant`.
 * @throws RangeError anything else, so that no text from outside becomes part of an expression
 */
export function odataPath(path: string): string {
  if (!/^[A-Za-z_]\w{0,127}(?:\/[A-Za-z_]\w{0,127})*$/.test(path))
    throw new RangeError('not the name of an OData property');
  return path;
}
