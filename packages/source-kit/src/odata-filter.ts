import { writeEdmLiteral, type EdmValue, type ODataVersion } from './edm.ts';

/** A condition on rows. Built with the functions below; property names are checked, values written as literals. */
export type ODataFilter =
  | { readonly kind: 'compare'; readonly property: string; readonly operator: Comparison; readonly value: EdmValue }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly ODataFilter[] };

type Comparison = 'eq' | 'gt' | 'ge';

const comparing =
  (operator: Comparison) =>
  (property: string, value: EdmValue): ODataFilter => ({
    kind: 'compare',
    property,
    operator,
    value,
  });

export const eq = comparing('eq');
export const gt = comparing('gt');
export const ge = comparing('ge');
/** All of them; of none, everything. */
export const and = (...parts: readonly ODataFilter[]): ODataFilter => ({ kind: 'and', parts });
/** Any of them. At least one must be given. */
export const or = (...parts: readonly ODataFilter[]): ODataFilter => ({ kind: 'or', parts });

/**
 * The filter as `$filter` has it, not yet encoded; empty for a filter that lets everything pass.
 * @throws RangeError a property name that is none, or a value that has no literal
 */
export function writeFilter(version: ODataVersion, filter: ODataFilter): string {
  if (filter.kind === 'compare')
    return `${odataPath(filter.property)} ${filter.operator} ${writeEdmLiteral(version, filter.value)}`;
  return writeCombination(version, filter);
}

function writeCombination(version: ODataVersion, { kind, parts }: ODataFilter & { kind: 'and' | 'or' }): string {
  if (kind === 'or' && parts.length === 0) throw new RangeError('an "or" of nothing lets nothing pass');
  // A part that lets everything pass is no condition in an "and", and all there is to say in an "or".
  const written = parts.map((part) => ({ part, text: writeFilter(version, part) })).filter(({ text }) => text !== '');
  if (kind === 'or' && written.length < parts.length) return '';
  const needsBrackets = (part: ODataFilter) =>
    written.length > 1 && part.kind !== 'compare' && part.kind !== kind && part.parts.length > 1;
  return written.map(({ part, text }) => (needsBrackets(part) ? `(${text})` : text)).join(` ${kind} `);
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
