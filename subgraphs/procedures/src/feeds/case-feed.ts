import type { HubConfig } from '@supply-hub/config';
import type { Db } from '@supply-hub/postgres';
import { copyFeed, DeltaCursor, type Feed, type FeedPage } from '@supply-hub/subgraph-kit';
import { surgicalCaseCopy } from '../db/surgical-case-copy.ts';
import type { SurgicalCase } from '../domain/surgical-case.ts';
import type { CaseSource } from '../sources/case-source.ts';

/** Reads a schedule from a week ago on at first, then what changed. */
export function caseFeed(source: CaseSource, { db, config }: { db: Db; config: HubConfig }): Feed {
  const { system } = source;
  return copyFeed({
    name: `surgical-cases/${system.id}`,
    system,
    everyMs: config.pollMs.cases,
    spec: surgicalCaseCopy,
    db,
    async *changedSince(cursor, deadline, startedAt): AsyncGenerator<FeedPage<SurgicalCase>> {
      const delta = new DeltaCursor(cursor, startedAt);
      for await (const changed of source.changedCases(delta.since, deadline)) {
        for (const { changedAt } of changed) delta.see(changedAt);
        yield {
          reads: changed.map(({ case: value }) => ({
            ref: { type: 'case', system: system.id, key: [value.number] } as const,
            value,
          })),
        };
      }
      // Pages come in no order of change: only a whole run has seen everything.
      if (delta.next !== null) yield { reads: [], cursor: delta.next };
    },
  });
}
