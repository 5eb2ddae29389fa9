import type { Db } from '@supply-hub/postgres';
import {
  assertLoaded,
  pageOf,
  pageSize,
  seesFacility,
  type Feed,
  type Page,
  type PageArguments,
  type RequestContext,
} from '@supply-hub/subgraph-kit';
import type { ProceduresLoaders } from '../loaders/loaders.ts';

/** Lists of demands for one request. */
export interface ReadDemands {
  /** Ids of what cases need of an item at a facility, the earliest case first; none where the viewer sees nothing. */
  ofItem(itemId: string, facilityId: string, page: PageArguments): Promise<Page<string>>;
}

export function readDemands(
  { db, feeds }: { db: Db; feeds: readonly Feed[] },
  { viewer }: RequestContext,
  loaders: ProceduresLoaders,
): ReadDemands {
  return {
    async ofItem(itemId, facilityId, page) {
      // An id that is none of ours must not be taken apart as two.
      if (!seesFacility(viewer, facilityId) || /\s/.test(itemId + facilityId))
        return pageOf([], pageSize(page), undefined, () => '');
      // Without a schedule or a card nobody needs anything: that is not known before both were read.
      await Promise.all(feeds.map((feed) => assertLoaded(db, feed)));
      return loaders.demandPage.load({ parentId: `${itemId} ${facilityId}`, ...page });
    },
  };
}
