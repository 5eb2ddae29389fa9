import type { HubConfig } from '@supply-hub/config';
import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { statementLoader, systemName } from '@supply-hub/subgraph-kit';
import type DataLoader from 'dataloader';
import { historyOf, scheduleChangesById, type ScheduleChangeRow } from '../db/queries/schedule-history.ts';

/** One entry of a case's schedule history as resolvers see it. */
export interface ScheduleEntry extends ScheduleChangeRow {
  /** Who said it, as people know them. */
  readonly system: string;
}

/** What was said of a case, the newest first; what another facility's schedule said of it is left out (R72). */
export function historyByCase(
  { db, config }: { db: Db; config: HubConfig },
  viewer: Viewer,
): DataLoader<string, readonly ScheduleEntry[]> {
  return statementLoader(async (caseIds) => {
    const rows = await historyOf(db, viewer, caseIds);
    return caseIds.map((id) => (rows.get(id) ?? []).map((row) => entryOf(row, config)));
  });
}

/** Entries by id; null for one that is not, or is not the viewer's. */
export function scheduleChangeById(
  { db, config }: { db: Db; config: HubConfig },
  viewer: Viewer,
): DataLoader<string, ScheduleEntry | null> {
  return statementLoader(async (ids) => {
    const rows = await scheduleChangesById(db, viewer, ids);
    return ids.map((id) => {
      const row = rows.get(id);
      return row === undefined ? null : entryOf(row, config);
    });
  });
}

function entryOf(row: ScheduleChangeRow, { senders, systems }: HubConfig): ScheduleEntry {
  const { protocol, source } = row;
  const sender = protocol === 'hl7v2' ? senders.find(({ id }) => id === source) : undefined;
  return { ...row, system: sender?.name ?? systemName(systems, source) };
}
