import {
  seesFacility,
  decodeCursor,
  pageOf,
  pageSize,
  assertLoaded,
  statementLoader,
  type Feed,
  type Page,
  type PageArguments,
  type RequestContext,
} from '@supply-hub/subgraph-kit';
import type { Db } from '@supply-hub/postgres';
import type DataLoader from 'dataloader';
import {
  caseCount,
  caseIdByNumber,
  casePage,
  casePageByFacility,
  type CaseFilter,
} from '../db/queries/surgical-cases.ts';
import type { SourcedCase } from '../loaders/case-by-id.ts';
import type { ProceduresLoaders } from '../loaders/loaders.ts';

/** A page of cases and, when asked for, how many there are in all. */
export interface CasePage extends Page<string> {
  readonly totalCount: () => Promise<number>;
}

/** Lists and look-ups of cases for one request. */
export interface ReadCases {
  list(filter: CaseFilter, page: PageArguments): Promise<CasePage>;
  ofFacility(facilityId: string, filter: CaseFilter, page: PageArguments): Promise<CasePage>;
  byNumber(facilityId: string, number: string): Promise<SourcedCase | null>;
}

export function readCases(
  { db, feeds, systems }: { db: Db; feeds: readonly Feed[]; systems: readonly string[] },
  { viewer }: RequestContext,
  loaders: ProceduresLoaders,
): ReadCases {
  const loaded = () => Promise.all(feeds.map((feed) => assertLoaded(db, feed)));

  // Facilities of one answer share their arguments, so they share a statement.
  const pagesByArguments = new Map<string, DataLoader<string, Page<string>>>();
  function facilityPages(filter: CaseFilter, page: PageArguments): DataLoader<string, Page<string>> {
    const key = JSON.stringify([filter, page]);
    let loader = pagesByArguments.get(key);
    if (loader === undefined) {
      const size = pageSize(page);
      const after = decodeCursor(page);
      loader = statementLoader(async (facilityIds) => {
        const pages = await casePageByFacility(db, viewer, facilityIds, filter, after, size);
        return facilityIds.map((id) => pageOf(pages.get(id) ?? [], size, after, (row) => row.id));
      });
      pagesByArguments.set(key, loader);
    }
    return loader;
  }

  return {
    async list(filter, page) {
      const size = pageSize(page);
      const after = decodeCursor(page);
      await loaded();
      const rows = await casePage(db, viewer, filter, after, size);
      return { ...pageOf(rows, size, after, (row) => row.id), totalCount: () => caseCount(db, viewer, filter) };
    },

    async ofFacility(facilityId, filter, page) {
      const pages = facilityPages(filter, page);
      await loaded();
      const found = await pages.load(facilityId);
      return { ...found, totalCount: () => caseCount(db, viewer, { ...filter, facilityIds: [facilityId] }) };
    },

    /** A number the hub has not seen is asked of each schedule; only a case of that facility is the answer. */
    async byNumber(facilityId, number) {
      if (number === '' || !seesFacility(viewer, facilityId)) return null;
      const known = await caseIdByNumber(db, facilityId, number);
      if (known !== undefined) return loaders.caseById.load(known);
      const cases = await Promise.all(
        systems.map((system) => loaders.caseById.loadByKey({ type: 'case', system, key: [number] })),
      );
      return cases.find((each) => each?.value.facilityId === facilityId) ?? null;
    },
  };
}
