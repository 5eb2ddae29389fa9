/** 832 and 845 → one kind of line: a part, its packs, and its prices, with what its document says around it. */
import {
  dateOf,
  readCatalogueLines832,
  readPriceAuthorizationLines845,
  referenceOf,
  type CatalogueHeader832,
  type ContractHeader845,
  type DatedPrice,
  type DocumentFault,
  type LineMark,
  type Packing,
  type PriceAuthorizationHeader845,
  type ProductId,
  type SetOfLines,
} from '@supply-hub/x12';

/** A party's id, as sent. */
export interface SentParty {
  readonly role: string;
  readonly name: string | undefined;
  readonly idQualifier: string | undefined;
  readonly id: string | undefined;
}

interface Dates {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** What counts for the lines under it: the document, or one contract of an 845. */
export interface CatalogueTerms extends Dates {
  readonly contractNumber: string | undefined;
  /** CON03. */
  readonly contractStatus: string | undefined;
  readonly currency: string | undefined;
  readonly seller: SentParty | undefined;
  readonly parties: readonly SentParty[];
  /** The document's own number. */
  readonly number: string | undefined;
  /** It takes its lines back: BCT10 03, BPA01 03. */
  readonly isDeletion: boolean;
  /** They are of one contract of an 845. */
  readonly isContract: boolean;
}

/** CTP and what stands under it, in 832 and 845 alike. */
export type SentPrice = Pick<
  DatedPrice,
  'classOfTrade' | 'priceId' | 'price' | 'quantity' | 'unit' | 'priceQuantity' | 'dates' | 'references'
>;

export interface CatalogueLine extends Dates {
  readonly number: number;
  /** Of its first segment; ST = 1. */
  readonly segment: number;
  readonly next: LineMark;
  readonly productIds: readonly ProductId[];
  readonly description: string | undefined;
  readonly contractNumber: string | undefined;
  readonly currency: string | undefined;
  readonly packings: readonly Packing[];
  readonly prices: readonly SentPrice[];
  readonly parties: readonly SentParty[];
  /** PAD03 DI. */
  readonly isDeletion: boolean;
}

export type CataloguePart =
  | { readonly kind: 'terms'; readonly terms: CatalogueTerms }
  | { readonly kind: 'line'; readonly line: CatalogueLine }
  | {
      readonly kind: 'unreadable';
      /** Null: the document or a contract of it; then nothing under it can be taken. */
      readonly line: { readonly number: number; readonly segment: number; readonly next: LineMark } | null;
      readonly faults: readonly DocumentFault[];
    };

/** A catalogue in parts, in its order. With a mark, from the line after it; what is around that line is told again. */
export function* catalogueParts(type: string, set: SetOfLines, from?: LineMark): Generator<CataloguePart> {
  if (type === '832') yield* parts832(set, from);
  else yield* parts845(set, from);
}

function* parts832(set: SetOfLines, from?: LineMark): Generator<CataloguePart> {
  for (const part of readCatalogueLines832(set, from)) {
    if (part.kind === 'end' || part.kind === 'around') continue;
    if (!part.reading.ok) {
      yield { kind: 'unreadable', line: part.kind === 'line' ? placeOf(part) : null, faults: part.reading.faults };
    } else if (part.kind === 'header') yield { kind: 'terms', terms: terms832(part.reading.document) };
    else {
      const { document } = part.reading;
      yield {
        kind: 'line',
        line: {
          ...placeOf(part),
          productIds: document.productIds,
          description: descriptionOf(document.descriptions),
          contractNumber: contractOf(document.references),
          currency: document.currency?.code,
          packings: document.packings,
          prices: document.prices,
          parties: document.parties.map(sentParty),
          isDeletion: false,
          ...datesOf(document.dates),
        },
      };
    }
  }
}

function* parts845(set: SetOfLines, from?: LineMark): Generator<CataloguePart> {
  let header: CatalogueTerms | undefined;
  for (const part of readPriceAuthorizationLines845(set, from)) {
    if (part.kind === 'end') continue;
    if (!part.reading.ok) {
      yield { kind: 'unreadable', line: part.kind === 'line' ? placeOf(part) : null, faults: part.reading.faults };
      continue;
    }
    switch (part.kind) {
      case 'header':
        header = terms845(part.reading.document);
        yield { kind: 'terms', terms: header };
        break;
      case 'around':
        if (header !== undefined) yield { kind: 'terms', terms: contractTerms(part.reading.document, header) };
        break;
      case 'line': {
        const { document } = part.reading;
        const { item } = document;
        yield {
          kind: 'line',
          line: {
            ...placeOf(part),
            productIds: item?.productIds ?? [],
            description: descriptionOf(document.descriptions),
            contractNumber: contractOf(document.references),
            currency: undefined,
            packings: document.packings,
            prices: document.prices,
            parties: document.parties.map(sentParty),
            isDeletion: document.change === 'DI',
            ...datesOf(document.dates),
          },
        };
      }
    }
  }
}

const placeOf = (part: { number: number; position: { segment: number }; next: LineMark }) => ({
  number: part.number,
  segment: part.position.segment,
  next: part.next,
});

const terms832 = (header: CatalogueHeader832): CatalogueTerms => ({
  contractNumber: contractOf(header.references),
  contractStatus: undefined,
  currency: header.currency?.code,
  seller: sellerOf(header.parties),
  parties: header.parties.map(sentParty),
  number: header.number,
  isDeletion: header.purpose === '03',
  isContract: false,
  ...datesOf(header.dates),
});

const terms845 = (header: PriceAuthorizationHeader845): CatalogueTerms => ({
  contractNumber: contractOf(header.references),
  contractStatus: undefined,
  currency: header.currency?.code,
  seller: sellerOf(header.parties),
  parties: header.parties.map(sentParty),
  number: header.number,
  isDeletion: header.purpose === '03',
  isContract: false,
  ...datesOf(header.dates),
});

function contractTerms(contract: ContractHeader845, header: CatalogueTerms): CatalogueTerms {
  const { from, to } = datesOf(contract.dates);
  return {
    ...header,
    contractNumber: contract.number,
    isContract: true,
    contractStatus: contract.status,
    parties: contract.parties.map(sentParty),
    from: from ?? header.from,
    to: to ?? header.to,
  };
}

/** When a price, line or contract holds: contract dates before effective and expiration (element 374). */
export const datesOf = (dates: readonly { readonly qualifier: string; readonly on?: string | undefined }[]): Dates => ({
  from: dateOf(dates, '092', '007'),
  to: dateOf(dates, '093', '036'),
});

/** Contract, then the buyer's and the vendor's number for it. */
export const contractOf = (references: Parameters<typeof referenceOf>[0]): string | undefined =>
  referenceOf(references, 'CT', 'BC', 'VC');

const sentParty = (party: {
  role: string;
  name?: string | undefined;
  idQualifier?: string | undefined;
  id?: string | undefined;
}): SentParty => ({
  role: party.role,
  name: party.name,
  idQualifier: party.idQualifier,
  id: party.id,
});

function sellerOf(parties: readonly Parameters<typeof sentParty>[0][]): SentParty | undefined {
  for (const role of ['SE', 'SU', 'VN']) {
    const found = parties.find((party) => party.role === role);
    if (found !== undefined) return sentParty(found);
  }
  return undefined;
}

function descriptionOf(descriptions: readonly { readonly text?: string | undefined }[]): string | undefined {
  const words = descriptions
    .flatMap(({ text }) => text ?? [])
    .join(' ')
    .trim();
  return words === '' ? undefined : words.slice(0, 300);
}
