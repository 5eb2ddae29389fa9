import type { Viewer } from '@supply-hub/identity';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';

/**
 * Which lines of a document the viewer sees, of a document it sees at all: a partner's documents are its own, others
 * see lines for their facilities. A line for a place the hub does not know is only for who sees every place (R17, R72).
 */
export function visibleLine(viewer: Viewer, line: { facilityId: SQLWrapper; supplierId?: SQLWrapper }): SQL {
  if (viewer.role === 'partner') {
    return line.supplierId === undefined ? sql`true` : sql`${line.supplierId} = any(${textArray(viewer.suppliers)})`;
  }
  return viewer.facilities === '*' ? sql`true` : sql`${line.facilityId} = any(${textArray(viewer.facilities)})`;
}

/** Whether the viewer sees every line of every document it sees. */
export function seesAllLines(viewer: Viewer): boolean {
  return viewer.role === 'partner' || viewer.facilities === '*';
}
