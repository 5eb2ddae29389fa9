import type { HubConfig } from '@supply-hub/config';
import type { Db } from '@supply-hub/postgres';
import { sweepFeed, type Feed, type Swept } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { parLevelCopies, parLevelRef } from '../db/par-level-copies.ts';
import { noteUnreadable } from '../db/queries/note-unreadable.ts';
import { parLevels } from '../db/schema.ts';
import type { Facilities } from '../services/facilities.ts';
import type { ParLevel } from '../domain/par-level.ts';
import { toParLevel } from '../services/read-par-levels.ts';
import type { PlanningSource } from '../sources/planning-source.ts';

export const parLevelFeedName = (system: string): string => `par-levels/${system}`;

/** Reads all that a system plans, at the facilities the hub knows. */
export function parLevelFeed(
  source: PlanningSource,
  facilities: Facilities,
  { db, config }: { db: Db; config: HubConfig },
): Feed {
  const { system } = source;
  const name = parLevelFeedName(system.id);
  return sweepFeed<ParLevel>({
    name,
    system,
    everyMs: config.pollMs.masters,
    spec: parLevelCopies,
    db,
    async *sweep(deadline): AsyncGenerator<Swept<ParLevel>[]> {
      for await (const page of source.allPlanning(deadline))
        yield page.flatMap(({ item, facilityCode, planning }) => {
          const facility = facilities.byCode(system.id, facilityCode);
          // R17: what is planned at a plant that is no facility of the hub belongs to none. Not planned: not met.
          if (facility === undefined || planning === null) return [];
          const value = planning instanceof Error ? planning : toParLevel(system.id, item, facility, planning);
          return { ref: parLevelRef(system.id, item, facilityCode), value };
        });
    },
    claims: sql`${parLevels.system} = ${system.id}`,
    missing: () => null,
    noteUnreadable: noteUnreadable(name),
  });
}
