import type { HubConfig } from '@supply-hub/config';
import type { Db } from '@supply-hub/postgres';
import { copyFeed, type Feed } from '@supply-hub/subgraph-kit';
import { surgicalCaseCopy } from '../db/surgical-case-copy.ts';
import type { CaseSource } from '../sources/case-source.ts';

/** The feed that keeps a schedule's cases; one a system. */
export const caseFeedName = (system: string) => `surgical-case/${system}`;

export function caseFeeds(sources: Iterable<CaseSource>, db: Db, config: HubConfig): Feed[] {
  return [...sources].map((source) =>
    copyFeed({
      name: caseFeedName(source.system.id),
      system: source.system,
      everyMs: config.pollMs.cases,
      spec: surgicalCaseCopy,
      db,
      changedSince: (cursor, deadline) => source.casesSince(cursor, deadline),
    }),
  );
}
