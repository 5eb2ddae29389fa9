import type { HubConfig } from '@supply-hub/config';
import { systemName } from '@supply-hub/subgraph-kit';
import type { Tx } from '@supply-hub/postgres';
import { demandsOfCases, dropDemands, putDemands, type DemandAsked } from '../db/queries/case-demands.ts';
import {
  chooseCards,
  hasCards,
  readCaseFacts,
  readItemUnits,
  type CardWanted,
  type CaseFacts,
  type ChosenCard,
} from '../db/queries/cases-due.ts';
import { releaseSubstituted, standInsOfCases } from '../db/queries/demand-substitutions.ts';
import { heldFrom, itemIdOf, neededItems, problemOf } from '../domain/demand.ts';
import { whyNoCard } from '../domain/missing-card.ts';
import type { Pair } from '../domain/pair-state.ts';
import { withStandIns } from '../domain/stand-in.ts';
import { needsSupplies, type CaseProblem } from '../domain/surgical-case.ts';

/** What is known of a case itself once its demands are made. */
export interface CaseStanding {
  readonly cardId: string | null;
  readonly problems: readonly CaseProblem[];
  /** False when it is over, called off, or began so long ago that nothing is kept for it. */
  readonly isSupplied: boolean;
}

/** What another demand of a case means for the rest. */
export interface DemandsMade {
  readonly standings: ReadonlyMap<string, CaseStanding>;
  /** Items at facilities of which more, less, or something else is asked. */
  readonly pairs: readonly Pair[];
  readonly added: readonly DemandAsked[];
  readonly changed: readonly DemandAsked[];
  /** Ids of demands that are no more. */
  readonly gone: readonly string[];
}

/**
 * Writes what each of these cases needs now: by the card of its day, from nothing, so that whatever happened to the
 * case, the card or the items, and in which order, the demands end the same (R25). Only what differs is written.
 */
export async function makeDemands(
  tx: Tx,
  caseIds: readonly string[],
  { config, now }: { config: HubConfig; now: Temporal.Instant },
): Promise<DemandsMade> {
  if (caseIds.length === 0) return { standings: new Map(), pairs: [], added: [], changed: [], gone: [] };
  const [cases, before, standIns] = await Promise.all([
    readCaseFacts(tx, caseIds),
    demandsOfCases(tx, caseIds),
    standInsOfCases(tx, caseIds),
  ]);
  const supplied = cases.filter((each) => isSupplied(each, now));
  const cards = await chooseCards(tx, supplied.flatMap(wantedCard));
  const itemIds = [...cards.values()].flatMap(({ lines }) => lines.map(itemIdOf));
  const items = await readItemUnits(tx, [...new Set([...itemIds, ...standIns.map(({ itemId }) => itemId)])]);
  const standInsOf = Map.groupBy(standIns, ({ demandId }) => demandId);
  const cardsLoaded = supplied.some(({ id }) => !cards.has(id)) ? await cardsState(tx, config) : 'LOADED';

  const asked: DemandAsked[] = [];
  const standings = new Map<string, CaseStanding>();
  for (const each of cases) {
    const card = cards.get(each.id);
    if (!isSupplied(each, now)) standings.set(each.id, { cardId: null, problems: [], isSupplied: false });
    else if (card === undefined)
      standings.set(each.id, { cardId: null, problems: problemsWithoutCard(each, cardsLoaded), isSupplied: true });
    else {
      const needed = neededItems(each.id, card.lines, items);
      const problems = needed.flatMap(
        (one) => problemOf(one, { system: systemName(config.systems, one.system), card: card.number }) ?? [],
      );
      standings.set(each.id, { cardId: card.id, problems, isSupplied: true });
      asked.push(
        ...demandsAsked(each, card, needed).flatMap((one) => withStandIns(one, standInsOf.get(one.id) ?? [], items)),
      );
    }
  }
  const written = await write(tx, before, asked);
  await releaseSubstituted(tx, written.gone, heldFrom(now));
  return { standings, ...written };
}

function isSupplied({ status, scheduledAt }: CaseFacts, now: Temporal.Instant): boolean {
  return needsSupplies(status) && (scheduledAt === null || Temporal.Instant.compare(scheduledAt, heldFrom(now)) > 0);
}

function procedureOn({ scheduledAt, facility }: CaseFacts): Temporal.PlainDate | null {
  if (scheduledAt === null || facility === null) return null;
  return scheduledAt.toZonedDateTimeISO(facility.timeZone).toPlainDate();
}

function wantedCard(each: CaseFacts): CardWanted[] {
  const day = procedureOn(each);
  const { id: caseId, facilityId, cardNumber, procedureCode, surgeonId } = each;
  if (day === null || facilityId === null) return [];
  return [{ caseId, facilityId, procedureOn: day, cardNumber, procedureCode, surgeonId }];
}

async function cardsState(tx: Tx, config: HubConfig): Promise<'LOADED' | 'NOT_LOADED' | 'NOT_CONFIGURED'> {
  if (await hasCards(tx)) return 'LOADED';
  return config.preferenceCards === undefined ? 'NOT_CONFIGURED' : 'NOT_LOADED';
}

/** A facility that hub.yaml has and inventory has not told of yet is nobody's fault, and will be told. */
function problemsWithoutCard(
  each: CaseFacts,
  cards: 'LOADED' | 'NOT_LOADED' | 'NOT_CONFIGURED',
): readonly CaseProblem[] {
  if (each.facilityId !== null && each.facility === null) return [];
  const { procedureCode, cardNumber, isProcedureKnown } = each;
  return [
    whyNoCard({
      facilityName: each.facility?.name ?? null,
      procedureOn: procedureOn(each),
      procedureCode,
      cardNumber,
      isProcedureKnown,
      cards,
    }),
  ];
}

function demandsAsked(
  { id: caseId, facilityId, scheduledAt, urgency, theatreId }: CaseFacts,
  card: ChosenCard,
  needed: ReturnType<typeof neededItems>,
): DemandAsked[] {
  if (facilityId === null || scheduledAt === null) return [];
  return needed.map(({ id, itemId, system, key, unmapped, unit, open, hold }) => ({
    id,
    caseId,
    facilityId,
    itemId,
    cardId: card.id,
    cardSystem: system,
    cardKey: key,
    unmapped,
    unit,
    open: open.toString(),
    hold: hold.toString(),
    startsAt: scheduledAt.toString(),
    urgency,
    theatreId,
    substituted: '0',
    substitutes: null,
  }));
}

async function write(
  tx: Tx,
  before: readonly DemandAsked[],
  asked: readonly DemandAsked[],
): Promise<Omit<DemandsMade, 'standings'>> {
  const were = new Map(before.map((each) => [each.id, each]));
  const are = new Set(asked.map(({ id }) => id));
  const added = asked.filter(({ id }) => !were.has(id));
  const changed = asked.filter((each) => {
    const was = were.get(each.id);
    return was !== undefined && !isSame(was, each);
  });
  const gone = before.filter(({ id }) => !are.has(id));
  await dropDemands(
    tx,
    gone.map(({ id }) => id),
  );
  await putDemands(tx, [...added, ...changed]);
  const leaving = changed.flatMap(({ id }) => were.get(id) ?? []);
  const pairs = [...added, ...changed, ...leaving, ...gone].map(({ itemId, facilityId }) => ({ itemId, facilityId }));
  return { pairs, added, changed, gone: gone.map(({ id }) => id) };
}

function isSame(a: DemandAsked, b: DemandAsked): boolean {
  return (Object.keys(a) as (keyof DemandAsked)[]).every((key) => a[key] === b[key]);
}
