import type { Sourced, SourcedLoader } from '@supply-hub/subgraph-kit';
import type { LineNode, OrdersContext } from '../context.ts';
import { seesLine } from './visible-lines.ts';

interface Line {
  readonly id: string;
  readonly facilityId: string | null;
}

/** A line by its own id; null when there is none, or it is not the viewer's. */
export async function lineById<V extends { readonly lines: readonly Line[] }>(
  id: string,
  documents: SourcedLoader<V>,
  { loaders, viewer }: OrdersContext,
): Promise<LineNode<V, V['lines'][number]> | null> {
  const ref = await loaders.documentOfLine.load(id);
  return ref === null ? null : lineOf(await documents.loadByKey(ref), id, viewer);
}

/** A line of a document that is named beside it. */
export function lineOf<V extends { readonly lines: readonly Line[] }>(
  document: Sourced<V> | null,
  lineId: string,
  viewer: OrdersContext['viewer'],
): LineNode<V, V['lines'][number]> | null {
  const line = document?.value.lines.find((each) => each.id === lineId);
  return document === null || line === undefined || !seesLine(viewer, line) ? null : { document, line };
}
