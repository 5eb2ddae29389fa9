import { parLevelChanged, publishAll, type ParLevelChanged } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { textArray, type CopySpec, type SourceKey } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { ParLevel } from '../domain/par-level.ts';
import { noteAlertsDue } from './queries/stock-alerts-due.ts';
import { parLevels } from './schema.ts';

/** The key a par level has: the item's number and the facility's code, in the system that plans. */
export const parLevelRef = (system: string, itemNumber: string, facilityCode: string): SourceKey => ({
  type: 'parlevel',
  system,
  key: [itemNumber, facilityCode],
});

/** How par levels are kept. Partners see none (R72). */
export const parLevelCopies: CopySpec<ParLevel> = {
  name: 'par level',
  idType: 'parlevel',
  table: parLevels,
  aging: 'masters',
  // 2: told to others; what was kept before they were is told when it is next read.
  shape: 2,
  scopeOf: ({ facilityId }) => ({ facilityIds: [facilityId], supplierIds: [] }),
  references: ({ itemSystem, itemNumber }) => [{ type: 'item', system: itemSystem, key: [itemNumber] }],
  async publish(tx, changed) {
    await noteAlertsDue(
      tx,
      changed.map(({ value }) => value),
    );
    await publishAll(
      tx,
      parLevelChanged,
      changed.map(({ id, value, version, asOf }) => ({
        aggregateId: id,
        aggregateVersion: version,
        occurredAt: asOf,
        data: toldOf(id, value, false),
      })),
    );
  },
  forgetParts: tellGone,
};

/** A copy that is gone keeps its version until it is back, so it gets one to be told under. */
async function tellGone(tx: Tx, ids: readonly string[]): Promise<void> {
  const gone = await tx
    .update(parLevels)
    .set({ version: sql`${parLevels.version} + 1` })
    .where(sql`${parLevels.id} = any(${textArray(ids)})`)
    .returning({ id: parLevels.id, state: parLevels.state, version: parLevels.version, asOf: parLevels.asOf });
  const told = gone.map(({ id, state, version, asOf }) => ({
    aggregateId: id,
    aggregateVersion: version,
    occurredAt: Temporal.Instant.from(asOf.replace(' ', 'T')),
    // Written by this spec, in this or the last shape: both have these fields.
    data: toldOf(id, state as ParLevel, true),
  }));
  await noteAlertsDue(
    tx,
    told.map(({ data }) => data),
  );
  await publishAll(tx, parLevelChanged, told);
}

const toldOf = (
  id: string,
  { itemId, facilityId, unit, reorderPoint, fillTo, safetyStock }: ParLevel,
  isGone: boolean,
): ParLevelChanged => ({ id, itemId, facilityId, unit, reorderPoint, fillTo, safetyStock, isGone });
