import { InvalidInput } from '@supply-hub/errors';
import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';

/** Relay's forward paging, as every list that can pass a screenful takes it. */
export interface PageArguments {
  first?: number | null | undefined;
  after?: string | null | undefined;
}

/** A page of ids, before their nodes are loaded. */
export interface Page<N> {
  readonly edges: { cursor: string; node: N }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const largestPage = 100;

/**
 * `first`, checked. @default 20
 * @throws InvalidInput when it is not between 1 and 100
 */
export function pageSize({ first }: PageArguments): number {
  const size = first ?? 20;
  if (size < 1 || size > largestPage) {
    throw new InvalidInput(`"first" must be between 1 and ${largestPage}; it was ${size}. Use "after" for more.`, {
      field: 'first',
    });
  }
  return size;
}

/** The sort key and id a page goes on after. Text sorts as the database sorts it. */
export interface Position {
  readonly sortKey: string;
  readonly id: string;
}

export function encodeCursor({ sortKey, id }: Position): string {
  return Buffer.from(JSON.stringify([sortKey, id])).toString('base64url');
}

/** @throws InvalidInput for a cursor that no page of ours gave out */
export function decodeCursor({ after }: PageArguments): Position | undefined {
  if (after === null || after === undefined) return undefined;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && typeof parsed[0] === 'string' && typeof parsed[1] === 'string') {
      return { sortKey: parsed[0], id: parsed[1] };
    }
  } catch {
    // falls through: rubbish is told from a cursor by its shape alone
  }
  throw new InvalidInput('"after" is not a cursor of this list: give the endCursor of the page before.', {
    field: 'after',
  });
}

/**
 * Keyset paging: the rows after a position in the order (sortKey, id). A page costs the same wherever it
 * stands, and rows that come or go between two pages neither repeat nor hide others.
 *
 * @param sortKey an expression of a fixed type that is never null; compared as that type
 * @param type its SQL type, for the cursor's text
 */
export function afterPosition(
  position: Position | undefined,
  sortKey: SQLWrapper,
  type: 'text' | 'timestamptz' | 'date' | 'bigint',
  id: SQLWrapper,
  direction: 'asc' | 'desc' = 'asc',
): SQL {
  if (position === undefined) return sql`true`;
  const compare = sql.raw(direction === 'asc' ? '>' : '<');
  return sql`(${sortKey}, ${id}) ${compare} (${position.sortKey}::${sql.raw(type)}, ${position.id})`;
}

/** Rows, one more than asked for when there is one, → a page. */
export function pageOf<R extends Position, N>(
  rows: readonly R[],
  size: number,
  after: Position | undefined,
  node: (row: R) => N,
): Page<N> {
  const edges = rows.slice(0, size).map((row) => ({ cursor: encodeCursor(row), node: node(row) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** A page of ids → a page of loaded nodes. One that has gone meanwhile, or is not the viewer's, drops out. */
export async function loadPage<N>(page: Page<string>, load: (id: string) => Promise<N | null>): Promise<Page<N>> {
  const nodes = await Promise.all(page.edges.map(async ({ cursor, node }) => ({ cursor, node: await load(node) })));
  return {
    pageInfo: page.pageInfo,
    edges: nodes.flatMap(({ cursor, node }) => (node === null ? [] : [{ cursor, node }])),
  };
}
