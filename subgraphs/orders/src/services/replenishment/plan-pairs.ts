import type { HubConfig } from '@supply-hub/config';
import { hubId } from '@supply-hub/identifiers';
import type { Tx } from '@supply-hub/postgres';
import { assertUnitOfMeasure, Decimal, Rational, type UnitOfMeasure } from '@supply-hub/quantities';
import { sourceKeysOf } from '@supply-hub/subgraph-kit';
import { agreedPricesOf, agreedPricesState } from '../../db/queries/agreed-prices.ts';
import { keptNeedsOf } from '../../db/queries/replenishment/kept-needs.ts';
import { pairKey, type Pair } from '../../db/queries/replenishment/needs-due.ts';
import {
  askedLinesOf,
  caseNeedsOf,
  itemUnitsOf,
  refusalsOf,
  shelvesOf,
  type AskedLineRow,
  type CaseNeedRow,
} from '../../db/queries/replenishment/pair-facts.ts';
import type { AgreedPrice } from '../../domain/price-check.ts';
import { chooseSource, type Source } from '../../domain/replenishment/choose-source.ts';
import { gather } from '../../domain/replenishment/gather.ts';
import type { StandingLine } from '../../domain/replenishment/give-up.ts';
import { netNeed, type NetNeed } from '../../domain/replenishment/net-need.ts';
import { atLeastNothing } from '../../domain/replenishment/par-order.ts';
import { policyBook } from '../policies/policy-book.ts';

/** What is needed of one item at one facility, from whom, and what becomes of what was asked for. */
export interface PairPlan extends Pair {
  /** The item's number, or its id where the item master does not have it, and the facility's name: for people. */
  readonly itemNumber: string;
  readonly facilityName: string;
  readonly unit: UnitOfMeasure;
  readonly need: NetNeed;
  /** The day the first of it must be there, at the facility. */
  readonly neededOn: string;
  readonly source: Source;
  /** Base units that are bought together. */
  readonly pack: Decimal;
  /** What is bought for the need, in whole packs (R5). */
  readonly toBuy: Decimal;
  readonly since: Temporal.Instant | null;
  readonly closesAt: Temporal.Instant | null;
  /** Why it is not asked for; null: it is, when it is time. */
  readonly stoppedBy: 'OFF_CONTRACT' | 'EXPIRED' | 'REFUSED' | 'NOBODY_TO_ASK' | null;
  /** What was refused of it lately. */
  readonly refusal: { readonly commandId: string; readonly said: string | null } | null;
  /** What stands in the ERP; nothing where the hub changes nothing there by itself. */
  readonly standing: readonly StandingLine[];
  readonly asked: ReadonlyMap<string, AskedLineRow>;
  /** The day for which a line that stands should be asked: only those for which it is another. */
  readonly moved: readonly { readonly key: string; readonly neededOn: string }[];
  readonly demands: readonly CaseNeedRow[];
}

export const lineKey = (line: { command_id: string; position: number }): string =>
  `${line.command_id}/${line.position}`;

const none = Decimal.of('0');
/** Where no case waits, the shelf is to be full within so many days. */
const shelfDays = 7;
/** What was refused is not asked for again by itself for so long: a person must look at it. */
const refusalHolds = { hours: 24 } as const;

/**
 * Judges pairs from all that is known of them: nine statements, however many.
 *
 * @returns nothing of a pair that nobody wants and nothing is on its way of, and of one at a place that is none of hub.yaml's
 */
export async function planPairs(
  tx: Tx,
  pairs: readonly Pair[],
  config: HubConfig,
  at: Temporal.Instant,
): Promise<PairPlan[]> {
  if (pairs.length === 0) return [];
  const facilities = new Map(config.facilities.map((facility) => [hubId('facility', 'hub', facility.id), facility]));
  const byPair = <T extends { item_id: string; facility_id: string }>(rows: readonly T[]) =>
    Map.groupBy(rows, ({ item_id: itemId, facility_id: facilityId }) => pairKey({ itemId, facilityId }));
  const demands = byPair(await caseNeedsOf(tx, pairs));
  const asked = byPair(await askedLinesOf(tx, pairs));
  const shelves = byPair(await shelvesOf(tx, pairs));
  const refusals = byPair(await refusalsOf(tx, pairs, at.subtract(refusalHolds)));
  const kept = new Map((await keptNeedsOf(tx, pairs)).map((one) => [pairKey(one), one]));
  const itemIds = pairs.map(({ itemId }) => itemId);
  const items = await itemUnitsOf(tx, itemIds);
  const systems = await sourceKeysOf(tx, itemIds);
  const prices = await agreedPricesOf(tx, itemIds);
  const knowsPrices = (await agreedPricesState(tx)) !== 'ABSENT';
  const policies = await policyBook(tx);

  return pairs.flatMap((pair): PairPlan[] => {
    const key = pairKey(pair);
    const facility = facilities.get(pair.facilityId);
    const wanted = demands.get(key) ?? [];
    const lines = asked.get(key) ?? [];
    const shelf = shelves.get(key)?.[0];
    const unitText = wanted[0]?.unit ?? lines[0]?.unit ?? shelf?.unit;
    // R17: nothing is asked for a place that is none of hub.yaml's.
    if (facility === undefined || unitText === undefined) return [];
    const unit = assertUnitOfMeasure(unitText);
    const policy = policies.at(at, pair);
    const urgentFrom = at.add({ hours: policy.urgencyHours });
    const need = netNeed({
      demands: wanted.map((row) => ({
        demandId: row.demand_id,
        caseId: row.case_id,
        short: row.short,
        inbound: Object.entries(row.inbound).map(([orderLineId, quantity]) => ({ orderLineId, quantity })),
        neededAt: row.starts_at?.subtract({ minutes: facility.bufferBeforeCaseMinutes }) ?? null,
        isUrgent: row.starts_at !== null && Temporal.Instant.compare(row.starts_at, urgentFrom) < 0,
      })),
      asked: lines.map((line) => ({
        outstanding: outstandingOf(line).total,
        orderLineIds: line.order_lines.map(({ id }) => id),
      })),
      requestedByOthers: shelf?.requested_by_others ?? none,
      orderedByOthers: shelf?.ordered_by_others ?? none,
      usable: shelf?.usable ?? none,
      par:
        shelf === undefined || policy.replenishes !== 'CASES_AND_PAR'
          ? null
          : { reorderPoint: shelf.reorder_point, fillTo: shelf.fill_to },
      excludesOnOrder: policy.excludesOnOrder,
    });
    const today = at.toZonedDateTimeISO(facility.timeZone).toPlainDate();
    const dayOf = (moment: Temporal.Instant): string => {
      const day = moment.toZonedDateTimeISO(facility.timeZone).toPlainDate();
      return (Temporal.PlainDate.compare(day, today) < 0 ? today : day).toString();
    };
    const neededOn = need.neededAt === null ? today.add({ days: shelfDays }).toString() : dayOf(need.neededAt);
    const source = knowsPrices
      ? chooseSource(
          prices.get(pair.itemId) ?? [],
          { on: today.toString(), facilityId: pair.facilityId, baseUnit: unit },
          policy.alternateSuppliers,
        )
      : { outcome: 'OK' as const, agreed: null };
    const pack = packOf(source.agreed, unit, items.get(pair.itemId)?.units ?? []);
    const refusal = refusals.get(key)?.at(-1);
    const stopped = source.outcome !== 'OK' && policy.offContract === 'STOP' && !need.isUrgent ? source.outcome : null;
    const waits = need.quantity.sign > 0 && policy.replenishes !== 'NOTHING';
    const canBeAsked = facility.codes[systems.get(pair.itemId)?.system ?? ''] !== undefined;
    const stoppedBy = canBeAsked ? (refusal === undefined ? stopped : 'REFUSED') : 'NOBODY_TO_ASK';
    const before = kept.get(key)?.since ?? null;
    const gathered = waits ? gather(before, { ...policy, isUrgent: need.isUrgent }, at) : null;
    return [
      {
        ...pair,
        itemNumber: items.get(pair.itemId)?.number ?? pair.itemId,
        facilityName: facility.name,
        unit,
        need,
        neededOn,
        source,
        pack,
        toBuy: wholePacksOf(need.quantity, pack),
        since: gathered?.since ?? null,
        closesAt: gathered?.closesAt ?? null,
        stoppedBy: waits ? stoppedBy : null,
        refusal: waits && refusal !== undefined ? { commandId: refusal.command_id, said: refusal.said } : null,
        standing: policy.replenishes === 'NOTHING' ? [] : lines.flatMap((line) => standingLine(line, pack)),
        asked: new Map(lines.map((line) => [lineKey(line), line])),
        moved: lines.flatMap((line) => {
          const [first] = line.case_starts.toSorted((a, b) => Temporal.Instant.compare(a, b));
          if (
            line.state !== 'STANDS' ||
            line.asked_by !== 'hub' ||
            line.change_command_id !== null ||
            first === undefined
          )
            return [];
          if (outstandingOf(line).unordered.sign <= 0 || line.ordered?.sign !== 0) return [];
          const day = dayOf(first.subtract({ minutes: facility.bufferBeforeCaseMinutes }));
          return day === line.needed_on ? [] : [{ key: lineKey(line), neededOn: day }];
        }),
        demands: wanted,
      },
    ];
  });
}

/** What may still come of a line that was asked for, in base units. */
export function outstandingOf(line: AskedLineRow): {
  readonly total: Decimal;
  readonly unordered: Decimal;
  readonly ordered: Decimal;
} {
  if (line.state === 'ASKED') return { total: line.quantity, unordered: line.quantity, ordered: none };
  const placed = line.order_lines.reduce((sum, { expected }) => sum.plus(expected ?? line.quantity), none);
  // Ordered, and the order not read yet: all of it is on its way.
  const ordered = line.order_lines.length > 0 ? placed : (line.ordered ?? none);
  // Its copy was not read yet, or is gone with what it asked for.
  if (line.requested === null || line.ordered === null) {
    const unordered = line.is_gone === true || line.order_lines.length > 0 ? none : line.quantity;
    return { total: unordered.plus(ordered), unordered, ordered };
  }
  const isOver = line.is_closed === true || line.is_cancelled === true;
  const unordered = isOver ? none : atLeastNothing(line.requested.minus(line.ordered));
  return { total: unordered.plus(ordered), unordered, ordered };
}

function standingLine(line: AskedLineRow, pack: Decimal): StandingLine[] {
  if (line.state !== 'STANDS') return [];
  const { unordered, ordered } = outstandingOf(line);
  // What nobody has read yet of it is not known to be unordered: it is left until it is.
  const isKnown = line.requested !== null;
  return [
    {
      key: lineKey(line),
      quantity: line.requested ?? line.quantity,
      unordered,
      ordered,
      neededOn: line.needed_on,
      pack,
      isByHub: line.asked_by === 'hub',
      isChanging: line.change_command_id !== null || !isKnown,
      caseIdsGone: line.cases_gone,
    },
  ];
}

/** Base units in the unit a contract sells in, where that is a whole number; else one. */
function packOf(
  agreed: AgreedPrice | null,
  baseUnit: UnitOfMeasure,
  units: readonly { readonly unit: string; readonly numerator: string; readonly denominator: string }[],
): Decimal {
  const one = Decimal.of('1');
  if (agreed === null || agreed.unit === baseUnit) return one;
  const found = units.find(({ unit }) => unit === agreed.unit);
  if (found === undefined) return one;
  const factor = Rational.of(BigInt(found.numerator), BigInt(found.denominator)).toDecimal();
  return factor !== null && factor.sign > 0 && factor.equals(factor.round(0, 'floor')) ? factor : one;
}

/** R5: whole packs, and no fraction of one. */
export function wholePacksOf(quantity: Decimal, pack: Decimal): Decimal {
  return quantity.dividedBy(pack).round(0, 'ceiling').times(pack);
}
