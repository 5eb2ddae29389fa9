import type { SourceContractBroken } from '@supply-hub/errors';

/** One page of a bulk read. */
export interface RowPage<Row> {
  readonly rows: readonly Row[];
  /** Rows that do not fit the wire schema; logged already. The others of the page stand. */
  readonly broken: readonly SourceContractBroken[];
  /** When the read began, by the injected clock: no row is older. */
  readonly readAt: Temporal.Instant;
}

/** A page as its envelope gives it: rows not yet understood, and where the next page is. */
export interface RawPage {
  readonly rows: readonly unknown[];
  readonly next: string | undefined;
}

/**
 * Follows a source's links from page to page, holding one at a time.
 * @throws what `fetch` throws; what `stuck` makes when a link leads back to a page read before
 */
export async function* followPages<Page extends { readonly next: string | undefined }>(walk: {
  first: Page;
  /** The link as an address of this source; refuses one that leaves it. */
  resolve: (link: string) => string;
  fetch: (address: string) => Promise<Page>;
  stuck: () => Error;
}): AsyncGenerator<Page> {
  const seen = new Set<string>();
  let page = walk.first;
  yield page;
  while (page.next !== undefined) {
    const address = walk.resolve(page.next);
    if (seen.has(address)) throw walk.stuck();
    seen.add(address);
    page = await walk.fetch(address);
    yield page;
  }
}
