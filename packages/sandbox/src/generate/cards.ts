import { objectsAt, valuesAt } from '../ehr/fhir-resource.ts';
import type { Row } from '../store/table.ts';
import type { Calendar } from './calendar.ts';
import { basics, procedureWithoutCard, recipes, type Need } from './card-recipes.ts';
import { add, type Facility, type Item, type Scale, type Stocking, type Tables } from './plan.ts';
import { procedures } from './procedures.ts';
import type { Random } from './random.ts';
import { SupplyOnHand } from './supply-on-hand.ts';

/** The system under which an appointment names its preference card. */
export const cardNumberSystem = 'urn:lakeside:preference-card';

/** One line of cards.csv, its columns as they stand there; dates are the first and the last day it holds. */
export interface CardLine {
  readonly card_id: string;
  readonly procedure_code: string;
  /** Empty on a card for whoever operates. */
  readonly surgeon_id: string;
  /** As hub.yaml names it. */
  readonly facility: string;
  readonly valid_from: string;
  /** Empty: until further notice. */
  readonly valid_to: string;
  readonly item_system: string;
  readonly item_key: string;
  readonly open_qty: string;
  readonly hold_qty: string;
  readonly unit: string;
}

interface Card {
  readonly id: string;
  readonly facility: Facility;
  readonly procedure: string;
  readonly surgeon: string;
  /** Cases of the coming days that will be done by it. */
  readonly caseCount: number;
  /** Names the items with a story instead of one of their kind. */
  readonly namesStories: boolean;
}

/** Days from the start on which the cards in force came into force, and the older ones before them. */
const inForceSince = -60;
const olderSince = -760;

/**
 * Preference cards: one a procedure and facility, and some surgeons' own. Which items they name is chosen against the
 * stock, so that of the coming cases most are ready, and some at risk, short or unknown. The EHR's appointments name
 * their card, most of them.
 */
export function addCards(
  tables: Tables,
  random: Random,
  calendar: Calendar,
  scale: Scale,
  facilities: readonly Facility[],
  stocked: readonly Stocking[],
): CardLine[] {
  const supply = new SupplyOnHand(tables, facilities, calendar.date(scale.casesPerDay.length));
  const shelves = new Map(
    [...Map.groupBy(stocked, ({ facility }) => facility)].map(([facility, kept]) => [
      facility,
      Map.groupBy(
        kept.map(({ item }) => item).filter(({ isDiscontinued }) => !isDiscontinued),
        ({ group }) => group,
      ),
    ]),
  );
  const cards = planCards(tables, random.fork('which'), scale, facilities);
  const lines: CardLine[] = [];
  for (const [index, card] of cards.entries()) {
    lines.push(...linesOf(random, calendar, card, shelves.get(card.facility) ?? new Map(), supply, index));
  }
  for (const { id, facility, procedure, surgeon } of cards) {
    add(tables, 'ehr.card', { id, site: facility.code, procedure, surgeon });
  }
  nameCards(tables, random.fork('named'), cards);
  return lines;
}

/** General cards first, then those of surgeons who have cases of the kind. */
function planCards(tables: Tables, random: Random, scale: Scale, facilities: readonly Facility[]): Card[] {
  const sites = facilities.filter(({ theatres }) => theatres.length > 0);
  const counts = new Map<string, number>();
  for (const appointment of tables.get('fhir.Appointment') ?? []) {
    const { site, procedure, surgeon } = keysOf(appointment);
    if (!['booked', 'pending', 'checked-in'].includes(String(appointment['status']))) continue;
    for (const key of [`${site} ${procedure} ${surgeon}`, `${site} ${procedure}`]) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return sites.flatMap((facility, index) =>
    procedures
      .filter(({ code }) => code !== procedureWithoutCard)
      .flatMap(({ code }): Card[] => {
        const id = `PC-${facility.code}-${code}`;
        const start = `${facility.code} ${code} `;
        const own = [...counts.keys()]
          .filter((key) => key.startsWith(start))
          .map((key) => key.slice(start.length))
          .filter(() => random.chance(scale.ownCards))
          .toSorted()
          .map((surgeon) => ({
            id: `${id}-${surgeon.slice(facility.code.length + 1)}`,
            facility,
            procedure: code,
            surgeon,
            caseCount: counts.get(start + surgeon) ?? 0,
            namesStories: index < storySites,
          }));
        const others = (counts.get(start.trimEnd()) ?? 0) - own.reduce((sum, { caseCount }) => sum + caseCount, 0);
        return [
          { id, facility, procedure: code, surgeon: '', caseCount: others, namesStories: index < storySites },
          ...own,
        ];
      }),
  );
}

/** The lines of one card: those in force, and for one card in three those it had before. */
function linesOf(
  random: Random,
  calendar: Calendar,
  card: Card,
  shelf: ReadonlyMap<string, readonly Item[]>,
  supply: SupplyOnHand,
  index: number,
): CardLine[] {
  const used = new Set<Item>();
  const common = {
    card_id: card.id,
    procedure_code: card.procedure,
    surgeon_id: card.surgeon,
    facility: card.facility.id,
    item_system: 'erp',
  };
  const present = { ...common, valid_from: calendar.date(inForceSince), valid_to: '' };
  const lines = [...(recipes[card.procedure] ?? []), ...basics].flatMap((need): CardLine[] => {
    if (card.namesStories && need.material !== undefined) {
      return [{ ...present, item_key: need.material, open_qty: `${need.open}`, hold_qty: `${need.hold}`, unit: 'EA' }];
    }
    const item = choose(random, card, need, (shelf.get(need.group) ?? []).filter(fits(need, used)), supply);
    if (item === undefined) return [];
    used.add(item);
    return [{ ...present, item_key: item.material, ...quantityOf(random, card, need, item, supply) }];
  });
  // A few cards name something that no item master has: the custom pack a former buyer agreed on.
  if (card.surgeon !== '' && index % unmappedEvery === 0) {
    lines.push({ ...present, item_key: `CUST-${String(4_000 + index)}`, open_qty: '1', hold_qty: '0', unit: 'EA' });
  }
  if (index % 3 !== 0) return lines;
  const older = lines.map((line) => ({
    ...line,
    valid_from: calendar.date(olderSince),
    valid_to: calendar.date(inForceSince - 1),
    open_qty: String(Number(line.open_qty) + random.int(0, 2)),
  }));
  return [...older.slice(0, -1), ...lines];
}

/** Facilities whose cards name the items with a story. */
const storySites = 2;

/** One own card in so many has a line that is not mapped. */
const unmappedEvery = 10;

const fits =
  ({ says }: Need, used: ReadonlySet<Item>) =>
  (item: Item): boolean =>
    !used.has(item) && (says === undefined || item.description.includes(says));

/** Cases there may be beside those that are booked. */
const roomForMore = 2;

/** An item whose stock gives the supply that is meant, as far as there is one. */
function choose(
  random: Random,
  card: Card,
  need: Need,
  items: readonly Item[],
  supply: SupplyOnHand,
): Item | undefined {
  const left = (item: Item): number => supply.left(card.facility, item);
  const toOpen = need.open * card.caseCount;
  const inAll = (need.open + need.hold) * card.caseCount;
  const meant = items.filter((item) => {
    const stock = left(item);
    switch (need.supply) {
      case 'ample':
        return stock >= (need.open + need.hold) * (card.caseCount + roomForMore);
      case 'tight':
        return stock >= toOpen && stock < inAll;
      case 'scarce':
        return stock > 0 && stock < toOpen;
    }
  });
  if (meant.length > 0) return random.pick(meant);
  return items.toSorted((a, b) => left(b) - left(a))[0];
}

/** In base units; now and then by the box, where a box is not too much. */
function quantityOf(
  random: Random,
  card: Card,
  need: Need,
  item: Item,
  supply: SupplyOnHand,
): Pick<CardLine, 'open_qty' | 'hold_qty' | 'unit'> {
  const each = { open_qty: String(need.open), hold_qty: String(need.hold), unit: item.baseUnit };
  const box = item.units.find(({ unit }) => unit === 'BX');
  const boxes = (box?.factor ?? 0) * (card.caseCount + roomForMore);
  const isByTheBox =
    random.chance(0.15) && need.supply === 'ample' && boxes > 0 && boxes <= supply.left(card.facility, item);
  supply.take(card.facility, item, isByTheBox ? boxes : (need.open + need.hold) * card.caseCount);
  return isByTheBox ? { open_qty: '1', hold_qty: '0', unit: 'BX' } : each;
}

/** Most appointments say which card they are done by: the surgeon's own, or the general one. */
function nameCards(tables: Tables, random: Random, cards: readonly Card[]): void {
  const known = new Map(
    cards.map(({ id, facility, procedure, surgeon }) => [`${facility.code} ${procedure} ${surgeon}`, id]),
  );
  const appointments = tables.get('fhir.Appointment') ?? [];
  for (const [index, appointment] of appointments.entries()) {
    const { site, procedure, surgeon } = keysOf(appointment);
    const card = known.get(`${site} ${procedure} ${surgeon}`) ?? known.get(`${site} ${procedure} `);
    if (random.chance(0.3) || card === undefined) continue;
    appointments[index] = { ...appointment, supportingInformation: [cardReference(card)] };
  }
}

/** How an appointment names its card. */
export const cardReference = (card: string): Row => ({
  identifier: { system: cardNumberSystem, value: card },
  display: 'Preference card',
});

function keysOf(appointment: Row): { site: string; procedure: string; surgeon: string } {
  const actors = valuesAt(appointment, 'participant.actor.reference');
  const idOf = (type: string) => actors.find((each) => each.startsWith(`${type}/`))?.slice(type.length + 1) ?? '';
  return {
    site: idOf('Location').split('-')[0] ?? '',
    procedure: valuesAt(objectsAt(appointment, 'serviceType')[0] ?? {}, 'coding.code')[0] ?? '',
    surgeon: idOf('Practitioner'),
  };
}
