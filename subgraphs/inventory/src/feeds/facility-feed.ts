import type { HubConfig } from '@supply-hub/config';
import type { Db } from '@supply-hub/postgres';
import type { Feed } from '@supply-hub/subgraph-kit';
import type { Facilities } from '../services/facilities.ts';
import { publishFacilities } from '../services/publish-facilities.ts';

/** Tells the others of each facility that hub.yaml describes anew. hub.yaml is read at start, so one run is enough. */
export function facilityFeed(facilities: Facilities, { db, config }: { db: Db; config: HubConfig }): Feed {
  return {
    name: 'facilities',
    system: 'hub',
    systemName: 'hub.yaml',
    everyMs: config.pollMs.masters,
    async run(_cursor, asOf) {
      await db.transaction((tx) => publishFacilities(tx, facilities.all, asOf));
      return { cursor: null, rows: facilities.all.length };
    },
  };
}
