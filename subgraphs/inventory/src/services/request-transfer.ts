import { recordAudit } from '@supply-hub/audit';
import { InvalidInput } from '@supply-hub/errors';
import { hubId } from '@supply-hub/identifiers';
import { recordEdges } from '@supply-hub/lineage';
import type { Tx } from '@supply-hub/postgres';
import { Decimal } from '@supply-hub/quantities';
import { doOnce, type Sourced } from '@supply-hub/subgraph-kit';
import { sql } from 'drizzle-orm';
import type { InventoryContext } from '../context.ts';
import { positionRef } from '../db/position-copies.ts';
import { recalledLotsOf } from '../db/queries/recalled-lots.ts';
import { quarantinesOf } from '../db/queries/quarantines.ts';
import { pairKey } from '../domain/item-at-facility.ts';
import { reservationsOfLots } from '../db/queries/reservations.ts';
import { addTransfer, leavingOfLots } from '../db/queries/stock-transfers.ts';
import type { Facility, StorageLocation } from '../domain/facility.ts';
import { keptApart } from '../domain/quarantine.ts';
import type { StockLot, StockPosition } from '../domain/stock.ts';
import type { StockTransfer } from '../domain/stock-transfer.ts';
import { chooseLot, freeOf, isMovable } from './choose-lot.ts';
import { $TransferId, assertMayMove, assertReason, refusal, type TransferRefusal } from './deed.ts';
import { findLocation } from './find-location.ts';
import { findStockLot } from './find-stock.ts';
import { retellPositions } from './retell-positions.ts';

/** What a person asks for. Either a lot, or an item and where it is: then the first lot to expire that has enough. */
export interface TransferWish {
  readonly fromLotId?: string | null | undefined;
  readonly itemId?: string | null | undefined;
  readonly fromFacilityId?: string | null | undefined;
  readonly fromLocationId?: string | null | undefined;
  readonly toLocationId: string;
  /** In the item's base unit. */
  readonly quantity: string;
  readonly expectedAt?: string | null | undefined;
  readonly demandId?: string | null | undefined;
  readonly reason: string;
  readonly idempotencyKey: string;
}

/** Where it is, and what may be taken of it. */
interface Origin {
  readonly facility: Facility;
  readonly position: Sourced<StockPosition>;
  readonly lots: readonly StockLot[];
}

/**
 * Asks for a quantity of one lot to be moved to another storage location. The lot is less by it from now on, and the
 * place it goes to can count on it once its system has posted that it left.
 *
 * @returns the transfer's id, or why there is none
 * @throws NotPermitted, InvalidInput, SourceUnavailable the stock is not known
 */
export async function requestTransfer(
  wish: TransferWish,
  context: InventoryContext,
): Promise<{ readonly id: string } | TransferRefusal> {
  assertMayMove(context);
  const reason = assertReason(wish.reason);
  const quantity = amountOf(wish.quantity);
  const [origin, to] = await Promise.all([
    originOf(wish, context),
    findLocation(wish.toLocationId, 'location', context),
  ]);
  if ('code' in origin) return origin;
  if (to === null) return refusal('NOT_FOUND', 'toLocationId', 'There is no such storage location.');
  const destination = context.directory.byId(to.facilityId);
  const unmoved = whyNotMoved(origin.facility, destination, context);
  if (unmoved !== null || destination === undefined)
    return refusal('NOT_MOVED_BY_THE_HUB', 'toLocationId', unmoved ?? 'Nobody keeps stock there.');
  if (origin.lots.every(({ locationId }) => locationId === to.id))
    return refusal('SAME_PLACE', 'toLocationId', 'It is there already.');
  const { idempotencyKey: key, ...input } = wish;
  return doOnce(context, { operation: 'transferStock', key, input }, $TransferId, async (tx, at) => {
    const lot = await takeLot(tx, origin, to, quantity, context);
    if ('code' in lot) return lot;
    const expectedAt = wish.expectedAt == null ? soonestAt(destination, at) : Temporal.Instant.from(wish.expectedAt);
    const transfer = newTransfer({ lot, to, quantity, reason, at, expectedAt, key }, origin, wish, context);
    await addTransfer(tx, transfer, at);
    await trace(tx, transfer, at);
    await retellPositions(tx, [positionIdOf(origin)]);
    return { id: transfer.id };
  });
}

function amountOf(text: string): Decimal {
  const quantity = Decimal.of(text);
  if (quantity.sign <= 0) throw new InvalidInput('Move more than nothing.', { field: 'input.quantity' });
  return quantity;
}

async function originOf(wish: TransferWish, context: InventoryContext): Promise<Origin | TransferRefusal> {
  const { fromLotId, itemId, fromFacilityId, fromLocationId } = wish;
  if (fromLotId != null) {
    const node = await findStockLot(fromLotId, context);
    return node === null
      ? refusal('NOT_FOUND', 'fromLotId', 'There is no such lot in stock.')
      : { ...node, lots: [node.lot] };
  }
  if (itemId == null || fromFacilityId == null)
    throw new InvalidInput('Say from which lot, or which item from which facility.', { field: 'input.fromLotId' });
  const facility = context.facility(fromFacilityId);
  if (facility === null) return refusal('NOT_FOUND', 'fromFacilityId', 'There is no such facility.');
  const position = await context.loaders.positionAtFacility.load({ itemId, facility });
  if (position === null || position === 'none')
    return refusal('NOT_FOUND', 'itemId', `There is none of it at ${facility.name}.`);
  const lots = position.value.lots.filter(
    ({ locationId }) => locationId !== wish.toLocationId && (fromLocationId == null || locationId === fromLocationId),
  );
  return lots.length === 0
    ? refusal('NOT_FOUND', fromLocationId == null ? 'itemId' : 'fromLocationId', `There is none of it there.`)
    : { facility, position, lots };
}

/** Stock is moved by the system that keeps it, and by no other: only one that the hub may post in moves it for us. */
function whyNotMoved(
  from: Facility,
  to: Facility | undefined,
  { movesStock }: Pick<InventoryContext, 'movesStock'>,
): string | null {
  const other = [from, to].find((facility) => facility !== undefined && !movesStock(facility.stockSystem));
  if (other !== undefined) return `The stock of ${other.name} is moved by those who keep it, not by the hub.`;
  return to !== undefined && from.stockSystem !== to.stockSystem
    ? `${from.name} and ${to.name} keep their stock in two systems, and neither moves stock into the other.`
    : null;
}

/** Chooses the lot while nobody else can take of it. */
async function takeLot(
  tx: Tx,
  { facility, position, lots }: Origin,
  to: StorageLocation,
  quantity: Decimal,
  { todayAt }: InventoryContext,
): Promise<StockLot | TransferRefusal> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`transfer ${position.value.itemId} ${facility.id}`}))`);
  const { itemId } = position.value;
  const pair = { itemId, facilityId: facility.id };
  const ids = lots.map(({ id }) => id);
  const facts = {
    today: todayAt(facility),
    recalled: (await recalledLotsOf(tx, [itemId])).get(itemId) ?? new Set<string>(),
    kept: keptApart(position.value.lots, (await quarantinesOf(tx, [pair])).get(pairKey(pair)) ?? []),
    reservations: await reservationsOfLots(tx, ids, [facility.id]),
    leaving: await leavingOfLots(tx, ids),
    asOf: Temporal.Instant.from(position.provenance.asOf),
  };
  const elsewhere = lots.filter(({ locationId }) => locationId !== to.id);
  const chosen = chooseLot(elsewhere, quantity, facts);
  if (chosen !== undefined) return chosen;
  const movable = elsewhere.filter((lot) => isMovable(lot, facts));
  if (movable.length === 0)
    return refusal(
      'NOT_USABLE',
      'fromLotId',
      'It may not be used, or is a supplier’s consignment: held, in inspection, recalled, quarantined and expired stock stays.',
    );
  const most = movable.map((lot) => freeOf(lot, facts)).reduce((a, b) => (a.compare(b) >= 0 ? a : b));
  const free = most.sign < 0 ? Decimal.zero : most;
  return refusal(
    'NOT_ENOUGH',
    'quantity',
    `No lot there has ${quantity.toString()} free: ${free.toString()} are neither kept for a case nor leaving already.`,
  );
}

function soonestAt({ quickestRemedyMinutes }: Facility, at: Temporal.Instant): Temporal.Instant {
  return at.add({ minutes: quickestRemedyMinutes });
}

/** The id of the deed: whoever sends it again means the same transfer. */
function newTransfer(
  {
    lot,
    to,
    quantity,
    reason,
    at,
    expectedAt,
    key,
  }: {
    readonly lot: StockLot;
    readonly to: StorageLocation;
    readonly quantity: Decimal;
    readonly reason: string;
    readonly at: Temporal.Instant;
    readonly expectedAt: Temporal.Instant;
    readonly key: string;
  },
  { facility, position: { value } }: Origin,
  { demandId }: TransferWish,
  { viewer }: InventoryContext,
): StockTransfer {
  const id = hubId('transfer', 'hub', [viewer.subject, key]);
  return {
    id,
    reference: referenceOf(id),
    version: 1,
    state: 'REQUESTED',
    system: value.system,
    itemId: value.itemId,
    itemNumber: value.itemNumber,
    lotId: lot.id,
    lot: lot.lot,
    expiresOn: lot.expiresOn,
    quantity: quantity.toString(),
    unit: lot.unit,
    from: {
      facilityId: facility.id,
      locationId: lot.locationId,
      facilityCode: value.facilityCode,
      locationCode: lot.locationCode,
    },
    to: { facilityId: to.facilityId, locationId: to.id, facilityCode: to.facilityCode, locationCode: to.code },
    demandId: demandId ?? null,
    reason,
    askedBy: viewer.subject,
    askedAt: at.toString(),
    expectedAt: expectedAt.toString(),
    sentAt: null,
    receivedAt: null,
    sentDocument: null,
    receivedDocument: null,
    reversalDocument: null,
    refusal: null,
    doing: 'SEND',
    attempts: 0,
    told: null,
    isUnsettled: false,
  };
}

/** Sixteen characters, as many as a reference may have there: seventy bits of the id. */
function referenceOf(id: string): string {
  return `HT${id.slice('transfer_'.length, 'transfer_'.length + 14).toUpperCase()}`;
}

function positionIdOf({ position: { value } }: Origin): string {
  return hubId('stock', value.system, [...positionRef(value.system, value.facilityCode, value.itemNumber).key]);
}

async function trace(tx: Tx, transfer: StockTransfer, at: Temporal.Instant): Promise<void> {
  const { id, lotId, demandId, from, to, askedBy, reason } = transfer;
  const scope = { facilityIds: [from.facilityId, to.facilityId], supplierIds: [] };
  await recordEdges(
    tx,
    [
      { from: lotId, to: id, kind: 'part-of', ...scope },
      ...(demandId === null ? [] : [{ from: demandId, to: id, kind: 'causes' as const, ...scope }]),
    ],
    at,
  );
  await recordAudit(
    tx,
    [{ actor: askedBy, action: 'transfer-requested', subject: id, reason, before: null, after: transfer, ...scope }],
    at,
  );
}
