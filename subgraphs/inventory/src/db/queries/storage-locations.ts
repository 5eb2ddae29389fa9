import type { Db } from '@supply-hub/postgres';
import { textArray } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { storageLocations } from '../schema.ts';

/** A location that stock was met in, by its keys. */
export interface MetLocation {
  readonly facilityId: string;
  readonly system: string;
  readonly facilityCode: string;
  readonly code: string;
}

/** The locations met in these facilities' stock. */
export async function locationsMetAt(db: Db, facilityIds: readonly string[]): Promise<MetLocation[]> {
  const { facilityId, system, facilityCode, code } = storageLocations;
  return db
    .select({ facilityId, system, facilityCode, code })
    .from(storageLocations)
    .where(sql`${facilityId} = any(${textArray(facilityIds)})`);
}
