import type { Reference } from '../context.ts';

/** Something that another subgraph knows more of; null where nothing is named. */
export function reference(id: string | null | undefined): Reference | null {
  return id === null || id === undefined ? null : { id };
}
