/** A page of a list, as every list of the hub that can be long comes. */
export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/**
 * All of a list, page by page, as it is asked for.
 *
 * @param read asks for the page behind a cursor, the first for null; null where the list cannot be had now
 */
export async function* pages<Node>(
  read: (after: string | null) => Promise<Connection<Node> | null>,
): AsyncGenerator<Node, void> {
  let after: string | null = null;
  for (;;) {
    const page: Connection<Node> | null = await read(after);
    if (page === null) return;
    for (const { node } of page.edges) yield node;
    const { hasNextPage, endCursor = null } = page.pageInfo;
    // A page without an end would be asked for again and again.
    if (!hasNextPage || endCursor === null || endCursor === after) return;
    after = endCursor;
  }
}
