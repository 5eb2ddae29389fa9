import type { LabelDate } from './label-date.ts';

/**
 * The production identifiers of a UDI: what tells one item or batch from another of the same device. None of
 * them ever names a product (R16). Compare lots and serials exactly: case and zeros count.
 */
export interface ProductionIdentifiers {
  readonly lot: string | null;
  readonly serial: string | null;
  readonly expiresOn: LabelDate | null;
  readonly manufacturedOn: LabelDate | null;
  /** Donation identification number of tissue and blood (ICCBBA). */
  readonly donationId: string | null;
  /** Software as a medical device (AI 8012). */
  readonly softwareVersion: string | null;
}

export const noProductionIdentifiers: ProductionIdentifiers = {
  lot: null,
  serial: null,
  expiresOn: null,
  manufacturedOn: null,
  donationId: null,
  softwareVersion: null,
};

export function hasProductionIdentifiers(pi: ProductionIdentifiers): boolean {
  return Object.values(pi).some((part) => part !== null);
}
