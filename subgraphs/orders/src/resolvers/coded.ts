import type { BeyondGuide, SentDate, SentPrice, TradePart } from '../domain/sent-values.ts';

/** A code of X12, with the data element whose list it is from. */
export function coded(element: number, code: string): { system: string; code: string; display: null } {
  return { system: `urn:x12:element:${element}`, code, display: null };
}

export const optionalCode = (element: number, code: string | null) => (code === null ? null : coded(element, code));

export const shownParts = (parts: readonly TradePart[]) =>
  parts.map(({ qualifier, number }) => ({ qualifier: coded(235, qualifier), number }));

export const shownDates = (dates: readonly SentDate[]) =>
  dates.map(({ qualifier, on }) => ({ qualifier: coded(374, qualifier), on }));

export const shownPrice = (price: SentPrice | null, currency: string) =>
  price === null ? null : { price: { amount: price.amount, currency }, basis: optionalCode(639, price.basis) };

/** Nobody knows what a partner may have put where its guide names nothing. */
export const shownBeyond = (beyond: readonly BeyondGuide[], scopes: ReadonlySet<string>) =>
  beyond.map(({ position, path, text }) => ({ position, path, text: scopes.has('phi:read') ? text : null }));
