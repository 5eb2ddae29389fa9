import { reaches, type Viewer } from '@supply-hub/identity';
import type { Invoice } from '../domain/invoice.ts';

/** What decides who sees a line of a document that is seen. */
interface OwnedLine {
  readonly facilityId: string | null;
  /** Where lines of one document may be several suppliers'. */
  readonly supplierId?: string | null;
}

/** The rule of db/queries/visible-lines.ts for lines that are at hand (R17, R72). */
export function seesLine(viewer: Viewer, { facilityId, supplierId }: OwnedLine): boolean {
  if (viewer.role === 'partner') {
    return supplierId === undefined || (supplierId !== null && reaches(viewer.suppliers, supplierId));
  }
  return viewer.facilities === '*' || (facilityId !== null && viewer.facilities.has(facilityId));
}

export function visibleLines<L extends OwnedLine>(viewer: Viewer, lines: readonly L[]): L[] {
  return lines.filter((line) => seesLine(viewer, line));
}

/** Which facility a line is for, to one who may know: a partner is told none. */
export function shownFacility(viewer: Viewer, facilityId: string | null): { id: string } | null {
  return facilityId !== null && reaches(viewer.facilities, facilityId) ? { id: facilityId } : null;
}

/** A total tells of every line behind it. */
export function seesTotal(viewer: Viewer, { facilityIds }: Invoice): boolean {
  return facilityIds.every((facilityId) => seesLine(viewer, { facilityId }));
}
