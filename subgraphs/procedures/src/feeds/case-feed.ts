import type { HubConfig } from '@supply-hub/config';
import type { Db } from '@supply-hub/postgres';
import { copyFeed, DeltaCursor, type CopySpec, type Feed, type FeedPage } from '@supply-hub/subgraph-kit';
import type { Appointment } from '../domain/appointment.ts';
import { sourceKeyOf } from '../domain/case-identity.ts';
import type { CaseSource } from '../sources/case-source.ts';

/** Reads a schedule from a week ago on at first, then what changed. */
export function caseFeed(
  source: CaseSource,
  { spec, db, config }: { spec: CopySpec<Appointment>; db: Db; config: HubConfig },
): Feed {
  const { system } = source;
  return copyFeed({
    name: `surgical-cases/${system.id}`,
    system,
    everyMs: config.pollMs.cases,
    spec,
    db,
    async *changedSince(cursor, deadline, startedAt): AsyncGenerator<FeedPage<Appointment>> {
      const delta = new DeltaCursor(cursor, startedAt);
      for await (const changed of source.changedCases(delta.since, deadline)) {
        for (const { changedAt } of changed) delta.see(changedAt === null ? null : Temporal.Instant.from(changedAt));
        yield { reads: changed.map((value) => ({ ref: sourceKeyOf(value.name.key), value })) };
      }
      // Pages come in no order of change: only a whole run has seen everything.
      if (delta.next !== null) yield { reads: [], cursor: delta.next };
    },
  });
}
