import { hubId } from '@supply-hub/identifiers';
import type { Reference } from '../context.ts';

/** Something that another subgraph knows more of; null where nothing is named. */
export function reference(id: string | null | undefined): Reference | null {
  return id === null || id === undefined ? null : { id };
}

/** A trading partner by its slug. */
export function partnerReference(slug: string | null): Reference | null {
  return slug === null ? null : { id: hubId('partner', 'hub', slug) };
}
