import type { Db } from '@supply-hub/postgres';
import { statementLoader } from '@supply-hub/subgraph-kit';
import type DataLoader from 'dataloader';
import { locationsMetAt } from '../db/queries/storage-locations.ts';
import type { StorageLocation } from '../domain/facility.ts';
import type { Facilities } from '../services/facilities.ts';

export const locationsOfFacility = (db: Db, directory: Facilities): DataLoader<string, readonly StorageLocation[]> =>
  statementLoader(async (facilityIds) => {
    const met = Map.groupBy(await locationsMetAt(db, facilityIds), ({ facilityId }) => facilityId);
    return facilityIds.map((facilityId) => {
      const listed = directory.byId(facilityId)?.locations ?? [];
      const known = new Set(listed.map(({ id }) => id));
      const others = (met.get(facilityId) ?? [])
        .flatMap(({ system, facilityCode, code }) => directory.locationByKey(system, [facilityCode, code]) ?? [])
        .filter((location) => !known.has(location.id) && location.facilityId === facilityId)
        .toSorted((a, b) => (a.code < b.code ? -1 : 1));
      return [...listed, ...others];
    });
  });
