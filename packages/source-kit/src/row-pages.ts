import { SourceContractBroken } from '@supply-hub/errors';

import type { HttpClient, SourceRequest } from './http-client.ts';
import type { SourceResponse } from './source-response.ts';

/** One page of a bulk read. */
export interface RowPage<Row> {
  readonly rows: readonly Row[];
  /** Rows that do not fit the wire schema; logged already. The others of the page stand. */
  readonly broken: readonly SourceContractBroken[];
  /** When the read began, by the injected clock: no row is older. */
  readonly readAt: Temporal.Instant;
}

/** Whatever a source calls a page, as long as it says where the next one is; undefined at the end. */
export interface LinkedPage {
  readonly next: string | undefined;
}

/**
 * Reads a page and every page it links to, one at a time: for REST interfaces that answer `next_page` links.
 * @throws what `http.send` and `read` throw; SourceContractBroken for a link that leaves the host or goes round
 */
export async function* readLinkedPages<Page extends LinkedPage>(
  http: HttpClient,
  request: SourceRequest,
  read: (response: SourceResponse) => Page,
): AsyncGenerator<Page> {
  const first = await http.send(request, read);
  const { operation } = request;
  // Only the first request asks for keys; the links continue its answer.
  const fetch = (path: string) => http.send({ ...request, path, keys: undefined }, read);
  yield* followPages(http, { operation, first, fetch });
}

/** The same from a first page that is there already. Relative links are meant from `base`. */
export async function* followPages<Page extends LinkedPage>(
  http: HttpClient,
  walk: { operation: string; first: Page; fetch: (address: string) => Promise<Page>; base?: URL },
): AsyncGenerator<Page> {
  const { operation, base } = walk;
  const seen = new Set<string>();
  let page = walk.first;
  yield page;
  while (page.next !== undefined) {
    const link = base && URL.canParse(page.next, base) ? new URL(page.next, base).href : page.next;
    const address = http.resolve(link, operation).href;
    if (seen.has(address))
      throw new SourceContractBroken(http.system.name, `${operation}: the next link`, 'a page not read yet');
    seen.add(address);
    page = await walk.fetch(address);
    yield page;
  }
}
