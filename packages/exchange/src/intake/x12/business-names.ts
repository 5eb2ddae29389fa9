import { businessKeyOf, businessNumberOf, type NumberedSet } from '@supply-hub/x12';
import { storable } from '../../store/storable.ts';

/** What a document calls itself, and what its order is kept by; as columns take it. */
export interface BusinessNames {
  readonly number: string | null;
  readonly key: string | null;
}

export function businessNames(set: NumberedSet): BusinessNames {
  return { number: column(businessNumberOf(set)), key: column(businessKeyOf(set)) };
}

const column = (text: string | null): string | null => (text === null || text === '' ? null : storable(text));
