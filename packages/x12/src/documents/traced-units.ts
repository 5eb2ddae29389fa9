import type { ProductId } from './product-ids.ts';

/** Where the sets say which lot, which serial numbers and which expiry a quantity has. */
export interface TraceSource {
  readonly productIds?: readonly ProductId[];
  readonly references?: readonly { readonly qualifier?: string | undefined; readonly value?: string | undefined }[];
  readonly dates?: readonly { readonly qualifier: string; readonly on?: string | undefined }[];
  /** W07-08, W12-09, W19-09, W01-13: the warehouse sets' own element. */
  readonly lot?: string | undefined;
}

/** Lots and serials as sent, each once, in the order they stand. More than one lot: the sender did not split. */
export interface TracedUnits {
  readonly lots: readonly string[];
  readonly serials: readonly string[];
  /** ISO dates; more than one when the sender contradicts itself. */
  readonly expiryDates: readonly string[];
  readonly manufacturedOn: string | undefined;
}

const lotQualifiers: ReadonlySet<string> = new Set(['LT', 'BT', 'B8']);
const serialReferences: ReadonlySet<string> = new Set(['SE', 'SN']);
const expiries: ReadonlySet<string> = new Set(['036', '511']);

/**
 * Takes every form senders use (R49): the lot as LIN LT or B8, REF or N9 LT or BT, or an element of its own; the
 * serial as LIN SN or REF SE; the expiry as DTM 036 or 511. `SE` among product ids is a section print, no serial.
 */
export function tracedUnitsOf(source: TraceSource): TracedUnits {
  const lots = new Set<string>();
  const serials = new Set<string>();
  if (source.lot !== undefined) lots.add(source.lot);
  for (const { qualifier, value } of source.productIds ?? []) {
    if (qualifier === 'SN') serials.add(value);
    else if (lotQualifiers.has(qualifier)) lots.add(value);
  }
  for (const { qualifier, value } of source.references ?? []) {
    if (qualifier === undefined || value === undefined) continue;
    if (lotQualifiers.has(qualifier)) lots.add(value);
    else if (serialReferences.has(qualifier)) serials.add(value);
  }
  const dates = source.dates ?? [];
  const dated = (is: (qualifier: string) => boolean): string[] =>
    dates.flatMap(({ qualifier, on }) => (on !== undefined && is(qualifier) ? [on] : []));
  return {
    lots: [...lots],
    serials: [...serials],
    expiryDates: [...new Set(dated((qualifier) => expiries.has(qualifier)))],
    manufacturedOn: dated((qualifier) => qualifier === '094')[0],
  };
}

/** Whether something says which units they are. */
export const isTraced = (units: TracedUnits): boolean =>
  units.lots.length > 0 || units.serials.length > 0 || units.expiryDates.length > 0;

/** The product ids that name the product, without those that name its lot or serial. */
export const withoutTraces = (ids: readonly ProductId[]): readonly ProductId[] =>
  ids.filter(({ qualifier }) => qualifier !== 'SN' && !lotQualifiers.has(qualifier));

/** SSCC-18 of marks (MAN GM or AA), with its application identifier 00 taken off; its check digit is not judged. */
export const ssccsOf = (marks: readonly { readonly qualifier: string; readonly value: string }[]): readonly string[] =>
  marks.flatMap(({ qualifier, value }) => {
    if (qualifier !== 'GM' && qualifier !== 'AA') return [];
    const [, digits] = /^(?:\(00\)|00)?(\d{18})$/.exec(value) ?? [];
    return digits === undefined ? [] : [digits];
  });
