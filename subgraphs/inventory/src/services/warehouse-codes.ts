/**
 * What a warehouse's codes mean here: its places, items and units. What means nothing is gathered, so that a person learns
 * of all of it at once; nothing is guessed (R4, R17).
 */
import { translate, type CrosswalkWant } from '@supply-hub/crosswalk';
import type { Reception } from '@supply-hub/exchange';
import { hubId, parseGtin } from '@supply-hub/identifiers';
import { partnerUnits, type TradingPartner } from '@supply-hub/partners';
import type { Tx } from '@supply-hub/postgres';
import { withoutPadding } from '@supply-hub/source-kit';
import { itemsKnownBy } from '../db/queries/item-copies.ts';
import type { Facility } from '../domain/facility.ts';
import { toBaseUnits, type ItemCopy } from '../domain/item-copy.ts';
import type { PlaceSent, WarehouseLineSent } from '../domain/warehouse-document.ts';
import type { Facilities } from './facilities.ts';
import type { LineToKeep } from '../db/queries/warehouse-facts.ts';

/** A line that means something: quantities of one item at one facility. */
export interface UnderstoodLine {
  readonly facility: Facility;
  readonly quantities: readonly Omit<LineToKeep, 'line'>[];
}

/** So many keys one message asks about; the rest is asked about when it comes again. */
const mostWants = 200;
const hospitalQualifiers = new Set(['IN', 'BP', 'CB', 'PI']);
const gtinQualifiers = new Set(['UK', 'EN', 'UP', 'EO', 'UI', 'UA']);

export class WarehouseCodes {
  readonly #tx: Tx;
  readonly #partner: TradingPartner;
  readonly #directory: Facilities;
  readonly #places = new Map<string, Facility | null>();
  readonly #wants = new Map<string, CrosswalkWant>();
  readonly #strange: Record<'places' | 'items' | 'units', Set<string>> = {
    places: new Set(),
    items: new Set(),
    units: new Set(),
  };
  readonly #faults: { code: string; sentence: string }[] = [];

  constructor(tx: Tx, partner: TradingPartner, directory: Facilities) {
    this.#tx = tx;
    this.#partner = partner;
    this.#directory = directory;
  }

  /** The facility a place is; null when nobody knows, which is noted. */
  async facilityOf(place: PlaceSent | null): Promise<Facility | null> {
    const slug = this.#partner.profile.partner;
    const key = place?.id ?? place?.name ?? '';
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const kept = this.#directory.all.filter(({ stockSystem }) => stockSystem === slug);
    let facility: Facility | undefined;
    if (place === null || key === '') facility = kept.length === 1 ? kept[0] : undefined;
    else {
      const means = await translate(this.#tx, 'LOCATION', slug, [key]);
      facility =
        this.#directory.byId(means.get(key) ?? '') ?? this.#directory.byGln(key) ?? this.#directory.byCode(slug, key);
    }
    const found = facility?.stockSystem === slug ? facility : null;
    this.#places.set(key, found);
    if (found === null) {
      this.#strange.places.add(key === '' ? 'no place' : key);
      if (key !== '') {
        const facts = { ...(place?.name && { name: place.name }), ...(place?.qualifier === 'UL' && { gln: key }) };
        this.#want({ kind: 'LOCATION', key, facts });
      }
    }
    return found;
  }

  /** What lines mean; those that mean nothing are absent, and noted. A few statements, however many lines. */
  async understand(
    lines: readonly { readonly number: number; readonly sent: WarehouseLineSent }[],
    headerPlace: PlaceSent | null,
  ): Promise<Map<number, UnderstoodLine[]>> {
    const { profile } = this.#partner;
    const values = lines.flatMap(({ sent }) => sent.parts.map(({ value }) => value));
    const saidOfItems = await translate(this.#tx, 'ITEM', profile.partner, values);
    const unitCodes = lines.flatMap(({ sent }) => sent.quantities.map(({ unit }) => unit));
    const units = partnerUnits(profile, await translate(this.#tx, 'UNIT', profile.partner, unitCodes));
    const named = lines.map(({ sent }) => this.#namesOf(sent, saidOfItems));
    const items = await itemsKnownBy(this.#tx, {
      ids: [...new Set(named.flatMap(({ ids }) => ids))],
      gtins: [...new Set(named.flatMap(({ gtins }) => gtins))],
    });
    const byId = new Map(items.map((item) => [item.id, item]));
    const byGtin = Map.groupBy(
      items.flatMap((item) => item.gtins.map((gtin) => ({ gtin, item }))),
      ({ gtin }) => gtin,
    );
    const understood = new Map<number, UnderstoodLine[]>();
    for (const [index, { number, sent }] of lines.entries()) {
      const facility = await this.facilityOf(sent.place ?? headerPlace);
      const names = named[index];
      const id = names?.ids.find((each) => byId.has(each));
      const [ofGtin, ...others] = [
        ...new Set((names?.gtins ?? []).flatMap((gtin) => (byGtin.get(gtin) ?? []).map(({ item }) => item))),
      ];
      const item = id === undefined ? (others.length === 0 ? ofGtin : undefined) : byId.get(id);
      if (item === undefined) this.#unknownItem(sent);
      const quantities = sent.quantities.flatMap((each) => {
        const unit = units.read(each.unit);
        if (!unit.ok) {
          this.#strange.units.add(each.unit);
          this.#want({ kind: 'UNIT', key: each.unit, facts: { unit: each.unit } });
          return [];
        }
        return item === undefined ? [] : { ...each, unit: unit.value };
      });
      if (facility === null || item === undefined) continue;
      const kept = quantities.flatMap(({ status, quantity, unit }) => {
        const base = toBaseUnits(quantity, unit, item);
        if (base === null) {
          this.#faults.push({
            code: 'UNKNOWN_UNIT',
            sentence: `How many ${item.baseUnit} are in one ${unit} of ${item.number} is not known.`,
          });
          return [];
        }
        return { ...this.#lineOf(sent, item, facility), status, quantity: base.toString(), unit: item.baseUnit };
      });
      const serials = sent.serials.length;
      if (serials > 0 && kept.some(({ quantity }) => quantity.replace('-', '') !== String(serials)))
        this.refuse(
          'SERIAL_QUANTITY',
          `Line ${number} names ${serials} serials for another quantity of ${item.number} (R19).`,
        );
      const known = understood.get(number) ?? [];
      understood.set(number, [...known, { facility, quantities: kept }]);
    }
    return understood;
  }

  /** Something else that makes no sense. */
  refuse(code: string, sentence: string): void {
    this.#faults.push({ code, sentence });
  }

  /** Why the document cannot be taken; null when it can. */
  get trouble(): Extract<Reception, { kind: 'parked' }> | null {
    const { name } = this.#partner.profile;
    const { places, items, units } = this.#strange;
    const facilityIds = [...new Set([...this.#places.values()].flatMap((facility) => facility?.id ?? []))];
    const common = {
      kind: 'parked' as const,
      about: [],
      facilityId: facilityIds.length === 1 ? (facilityIds[0] ?? null) : null,
      wants: [...this.#wants.values()],
    };
    if (places.size > 0)
      return {
        ...common,
        code: 'UNKNOWN_PARTY',
        reason: `${name} names ${list(places)}, which is no facility whose stock it keeps (R17).`,
        remedy: `Say which facility it is; or give the facility its GLN, or its code under "${this.#partner.profile.partner}", in hub.yaml.`,
      };
    if (items.size > 0)
      return {
        ...common,
        code: 'UNKNOWN_ITEM',
        reason: `${name} tells of ${list(items)}, and nobody has said which item that is.`,
        remedy: 'Say which item each is; the message is applied by itself then.',
      };
    if (units.size > 0)
      return {
        ...common,
        code: 'UNKNOWN_UNIT',
        reason: `${name} writes ${list(units)} for a unit, and nobody has said what that is (R4).`,
        remedy: `Ask ${name}, then say what it means, or add it to "units" in its profile; it is applied by itself then.`,
      };
    const [fault] = this.#faults;
    if (fault === undefined) return null;
    const others = this.#faults.length - 1;
    return {
      ...common,
      code: fault.code,
      reason: `${fault.sentence}${others > 0 ? ` There are ${others} more such faults.` : ''}`,
      remedy:
        fault.code === 'UNKNOWN_UNIT'
          ? 'Give the item its unit in the item master, then re-drive the message.'
          : `Ask ${name} to correct and send it again; or put right what it contradicts, then re-drive the message.`,
    };
  }

  #lineOf(sent: WarehouseLineSent, item: ItemCopy, facility: Facility) {
    const [only, ...others] = facility.locations;
    return {
      itemId: item.id,
      // A warehouse that a partner runs is one place, as far as it tells.
      locationCode: only !== undefined && others.length === 0 ? only.code : facility.stockCode,
      lot: sent.lot,
      expiresOn: sent.expiresOn,
      serials: sent.serials,
    };
  }

  /** What may name the item, the surest first: what stewards said, the hospital's own number, a GTIN. */
  #namesOf({ parts }: WarehouseLineSent, said: ReadonlyMap<string, string>) {
    const systems = new Set(
      this.#directory.all.flatMap(({ stockSystem, itemSystem }) =>
        stockSystem === this.#partner.profile.partner ? itemSystem : [],
      ),
    );
    return {
      ids: [
        ...parts.flatMap(({ value }) => said.get(value) ?? []),
        ...parts.flatMap(({ qualifier, value }) =>
          hospitalQualifiers.has(qualifier)
            ? [...systems].map((system) => hubId('item', system, [withoutPadding(value.trim())]))
            : [],
        ),
      ],
      gtins: parts.flatMap(({ qualifier, value }) => {
        const gtin = gtinQualifiers.has(qualifier) ? parseGtin(value) : null;
        return gtin?.ok === true ? gtin.value : [];
      }),
    };
  }

  #unknownItem({ parts, description }: WarehouseLineSent): void {
    const own = parts.find(({ qualifier }) => !gtinQualifiers.has(qualifier)) ?? parts[0];
    this.#strange.items.add(own === undefined ? 'a line without a part' : `${own.qualifier} ${own.value}`);
    if (own === undefined) return;
    const gtin = parts.find(({ qualifier }) => gtinQualifiers.has(qualifier))?.value;
    const facts = { partNumber: own.value, ...(gtin && { gtin }), ...(description && { description }) };
    this.#want({ kind: 'ITEM', key: own.value, facts });
  }

  #want(want: CrosswalkWant): void {
    if (this.#wants.size < mostWants) this.#wants.set(`${want.kind} ${want.key}`, want);
  }
}

const list = (texts: ReadonlySet<string>): string => {
  const shown = [...texts].slice(0, 5).map((text) => text.slice(0, 40));
  return texts.size > 5 ? `${shown.join(', ')} and ${texts.size - 5} more` : shown.join(', ');
};
