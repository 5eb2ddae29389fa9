import { publishAll, stockChanged, type StockChanged } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import type { Tx } from '@supply-hub/postgres';
import { textArray, type Changed, type CopySpec, type SourceKey } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import { freeStock } from '../domain/free-stock.ts';
import { keptApart, type KeptApart } from '../domain/quarantine.ts';
import type { Leaving } from '../domain/stock-transfer.ts';
import { isRecalled, levelsOf, type RecalledLots, type StockPosition } from '../domain/stock.ts';
import { quarantinesOf } from './queries/quarantines.ts';
import { pairKey } from '../domain/item-at-facility.ts';
import { recalledLotsOf } from './queries/recalled-lots.ts';
import { noteAlertsDue } from './queries/stock-alerts-due.ts';
import { leavingOf } from './queries/stock-transfers.ts';
import { stockLevels, stockPositions, storageLocations } from './schema.ts';

/** The key a position has: the facility's code and the item's number, in the system that keeps its stock. */
export const positionRef = (system: string, facilityCode: string, itemNumber: string): SourceKey => ({
  type: 'stock',
  system,
  key: [facilityCode, itemNumber],
});

/** How stock is kept: an item's lots at a facility whole, its levels beside it for lists. Partners see none (R72). */
export const positionCopies: CopySpec<StockPosition> = {
  name: 'stock',
  audited: 'stock-changed',
  idType: 'stock',
  table: stockPositions,
  aging: 'stock',
  shape: 1,
  scopeOf: ({ facilityId }) => ({ facilityIds: [facilityId], supplierIds: [] }),
  columns: ({ itemId, facilityId, lots }) => ({ itemId, facilityId, isEmpty: lots.length === 0 }),
  references: keysIn,
  async saveParts(tx, changed) {
    await saveLevels(tx, changed);
    await saveLocations(tx, changed);
  },
  async publish(tx, changed) {
    await noteAlertsDue(
      tx,
      changed.map(({ value }) => value),
    );
    const recalled = await recalledLotsOf(
      tx,
      changed.map(({ value }) => value.itemId),
    );
    const pairs = changed.map(({ value: { itemId, facilityId } }) => ({ itemId, facilityId }));
    const leaving = await leavingOf(tx, pairs);
    const quarantines = await quarantinesOf(tx, pairs);
    await publishAll(
      tx,
      stockChanged,
      changed.map(({ id, value, version, asOf }) => ({
        aggregateId: id,
        aggregateVersion: version,
        occurredAt: asOf,
        data: toldOf(value, {
          recalled: recalled.get(value.itemId) ?? new Set(),
          kept: keptApart(value.lots, quarantines.get(pairKey(value)) ?? []),
          leaving,
          asOf,
        }),
      })),
    );
  },
};

function toldOf(
  { itemId, facilityId, lots }: StockPosition,
  {
    recalled,
    ...aside
  }: { recalled: RecalledLots; kept: KeptApart; leaving: readonly Leaving[]; asOf: Temporal.Instant },
): StockChanged {
  return {
    itemId,
    facilityId,
    lots: lots.map((lot) => ({
      id: lot.id,
      locationId: lot.locationId,
      lot: lot.lot,
      expiresOn: lot.expiresOn,
      // Neither system's stock, nor the batch master, says when a lot came.
      receivedOn: null,
      ...freeStock(lot, aside),
      ownership: lot.ownership,
      supplierId: lot.supplierId,
      recalled: isRecalled(lot, recalled),
    })),
  };
}

/** Everything a position names. */
function keysIn({ system, facilityCode, itemSystem, itemNumber, lots }: StockPosition): SourceKey[] {
  const item: SourceKey = { type: 'item', system: itemSystem, key: [itemNumber] };
  return lots.reduce<SourceKey[]>(
    (keys, { locationCode, lot, status, ownership, supplier }) => {
      const place = [facilityCode, locationCode];
      keys.push(
        { type: 'stock', system, key: [...place, itemNumber] },
        { type: 'lot', system, key: [...place, itemNumber, lot ?? '', status, ownership, supplier ?? ''] },
        { type: 'location', system, key: place },
        { type: 'locationcrosswalk', system, key: place },
      );
      if (supplier !== null) keys.push({ type: 'supplier', system: itemSystem, key: [supplier] });
      return keys;
    },
    [item],
  );
}

async function saveLevels(tx: Tx, changed: readonly Changed<StockPosition>[]): Promise<void> {
  await tx.delete(stockLevels).where(sql`${stockLevels.positionId} = any(${textArray(changed.map(({ id }) => id))})`);
  const rows = changed.flatMap(({ id, value }) =>
    levelsOf(value).map((level) => ({
      id: level.id,
      position_id: id,
      item_id: value.itemId,
      facility_id: value.facilityId,
      location_id: level.locationId,
    })),
  );
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into ${stockLevels} (id, position_id, item_id, facility_id, location_id)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as given(id text, position_id text, item_id text, facility_id text, location_id text)`);
}

async function saveLocations(tx: Tx, changed: readonly Changed<StockPosition>[]): Promise<void> {
  const rows = new Map(
    changed.flatMap(({ value: { system, facilityCode, facilityId, lots } }) =>
      lots.map(({ locationCode }) => {
        const id = hubId('location', system, [facilityCode, locationCode]);
        return [id, { id, facility_id: facilityId, system, facility_code: facilityCode, code: locationCode }] as const;
      }),
    ),
  );
  if (rows.size === 0) return;
  await tx.execute(sql`
    insert into ${storageLocations} (id, facility_id, system, facility_code, code)
    select * from jsonb_to_recordset(${JSON.stringify([...rows.values()])}::text::jsonb)
      as given(id text, facility_id text, system text, facility_code text, code text)
    order by id
    on conflict do nothing`);
}
