import { idOf, type SourceKey } from '@supply-hub/subgraph-kit';
import type { Facility } from '../domain/facility.ts';
import { pairKey } from '../domain/item-at-facility.ts';

/** An item at a facility of which all is known. */
export interface ItemAtPlace {
  readonly itemId: string;
  readonly facility: Facility;
}

export const itemAtPlaceKey = ({ itemId, facility }: ItemAtPlace): string =>
  pairKey({ itemId, facilityId: facility.id });

/** Where the copy of what is asked for would be, and the feed that would have brought it. */
export interface Place {
  readonly id: string;
  readonly ref: SourceKey;
  readonly feed: string;
}

export const placeOf = (ref: SourceKey, feed: string): Place => ({ id: idOf(ref), ref, feed });

export const isPlace = (place: Place | Error | 'none' | null): place is Place =>
  place !== null && place !== 'none' && !(place instanceof Error);

/** What a loader's entry rejects with; DataLoader takes errors as values. */
export function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('a loader failed', { cause: error });
}
