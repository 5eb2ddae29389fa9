import type { Calendar } from './calendar.ts';
import { add, type Facility, type Item, type Place, type Scale, type Stocking, type Tables } from './plan.ts';
import type { Random } from './random.ts';

/** The story item that is on hand nowhere. */
const outOfStock = 'MED-000010';
/** The one kept in the distribution centre alone. */
const warehouseOnly = 'MED-000009';
const consigned = 'MED-000004';
const manyLots = 'MED-000005';

/** Decides which items each facility keeps, and up to what level. */
export function planStocking(
  random: Random,
  scale: Scale,
  items: readonly Item[],
  facilities: readonly Facility[],
): Stocking[] {
  return facilities.flatMap((facility) => {
    const share = facility.kind === 'warehouse' ? scale.warehouseShare : scale.hospitalShare;
    const weeks = facility.kind === 'warehouse' ? 10 : 2;
    return items.flatMap((item, index) => {
      const isStory = index < 10 && (item.material !== warehouseOnly || facility.kind === 'warehouse');
      if (!isStory && (item.material === warehouseOnly || item.isDiscontinued || !random.chance(share))) return [];
      return [{ item, facility, par: Math.max(2, Math.round(item.weeklyUse * weeks * (0.6 + random.next()))) }];
    });
  });
}

interface Batch {
  readonly number: string;
  readonly expiresOn: string | null;
}

/** Batches of an item, made once and then found at several facilities, as shipments of one lot are. */
class Batches {
  readonly #tables: Tables;
  readonly #random: Random;
  readonly #calendar: Calendar;
  readonly #byItem = new Map<Item, Batch[]>();
  readonly #taken = new Set<string>();

  constructor(tables: Tables, random: Random, calendar: Calendar) {
    this.#tables = tables;
    this.#random = random;
    this.#calendar = calendar;
  }

  some(item: Item, count: number): Batch[] {
    const known = this.#byItem.get(item) ?? [];
    const chosen = known.length > 0 && this.#random.chance(0.5) ? [this.#random.pick(known)] : [];
    while (chosen.length < count) chosen.push(this.make(item, this.#ageDays(item)));
    return chosen;
  }

  /** Most lots are fresh; a few are about to expire and a few have. */
  #ageDays(item: Item): number {
    const life = item.shelfLifeDays ?? 0;
    const chance = this.#random.next();
    if (chance < 0.03) return life + this.#random.int(1, 60);
    if (chance < 0.12) return life - this.#random.int(0, 21);
    return this.#random.int(10, Math.max(20, Math.round(life * 0.8)));
  }

  make(item: Item, ageDays: number): Batch {
    let number: string;
    do number = `${this.#random.code(2, 'ABCDEFGHKLMNPRSTW')}${this.#random.int(10_000, 99_999)}`;
    while (this.#taken.has(item.material + number));
    this.#taken.add(item.material + number);
    const expiresOn = item.shelfLifeDays === undefined ? null : this.#calendar.date(item.shelfLifeDays - ageDays);
    const batch = { number, expiresOn };
    this.#byItem.set(item, [...(this.#byItem.get(item) ?? []), batch]);
    add(this.#tables, 'Batch', {
      Material: item.material,
      BatchIdentifyingPlant: '',
      Batch: number,
      Supplier: item.manufacturer.number,
      BatchBySupplier: number,
      CountryOfOrigin: 'US',
      ShelfLifeExpirationDate: expiresOn,
      ManufactureDate: this.#calendar.date(-ageDays),
      CreationDateTime: this.#calendar.before(-Math.max(1, Math.min(ageDays, 200))),
      LastChangeDateTime: this.#calendar.before(-Math.max(1, Math.min(ageDays, 200))),
    });
    return batch;
  }
}

/** Book stock at hospitals, bin stock at warehouses with the ERP's sum of it, and every lot's batch record. */
export function addStock(tables: Tables, random: Random, calendar: Calendar, stocked: readonly Stocking[]): void {
  const batches = new Batches(tables, random, calendar);
  let bin = 5_000_001;
  for (const stocking of stocked) {
    const { item, facility, par } = stocking;
    const onHand = item.material === outOfStock ? 0 : Math.round(par * (0.15 + random.next()));
    if (facility.warehouseCode !== undefined) {
      bin = addWarehouseStock(tables, random, calendar, batches, facility, stocking, onHand, bin);
      continue;
    }
    if (item.material === manyLots) {
      addStoryLots(tables, batches, facility, item);
      continue;
    }
    for (const { place, quantity } of spread(random, facility, onHand)) {
      const row = (batch: string, amount: number, changed: Record<string, string> = {}) => ({
        Material: item.material,
        Plant: facility.code,
        StorageLocation: place.code,
        Batch: batch,
        Supplier: '',
        InventorySpecialStockType: '',
        InventoryStockType: '01',
        MaterialBaseUnit: item.baseUnit,
        MatlWrhsStkQtyInMatlBaseUnit: String(amount),
        ...changed,
      });
      if (!item.isLotControlled) {
        add(tables, 'A_MatlStkInAcctMod', row('', quantity));
        continue;
      }
      const lots = batches.some(item, quantity > 6 && random.chance(0.35) ? random.int(2, 3) : 1);
      for (const [index, batch] of lots.entries()) {
        const amount =
          index === 0
            ? quantity - (lots.length - 1) * Math.floor(quantity / lots.length)
            : Math.floor(quantity / lots.length);
        const isConsigned = item.material === consigned || (item.isSerialControlled && random.chance(0.3));
        const consignment = { InventorySpecialStockType: 'K', Supplier: item.manufacturer.number };
        add(tables, 'A_MatlStkInAcctMod', row(batch.number, amount, isConsigned ? consignment : {}));
        // Zero rows stay behind when a lot is used up.
        if (random.chance(0.02)) {
          add(tables, 'A_MatlStkInAcctMod', row(batches.make(item, 300).number, 0));
        }
        if (random.chance(0.03)) {
          const held = { InventoryStockType: random.pick(['02', '07']) };
          add(
            tables,
            'A_MatlStkInAcctMod',
            row(batches.make(item, random.int(20, 200)).number, random.int(1, 6), held),
          );
        }
      }
    }
  }
}

/** Most of a hospital's stock is in central supply, some of it in the OR cores. */
function spread(random: Random, facility: Facility, onHand: number): { place: Place; quantity: number }[] {
  if (onHand === 0) return [];
  const core = random.pick(facility.locations.filter(({ code }) => code.startsWith('OR')));
  const supply = facility.locations.find(({ code }) => code === 'CS01') ?? core;
  const atCore = Math.min(onHand, Math.ceil(onHand * random.pick([0, 0.3, 0.5, 1])));
  return [
    { place: core, quantity: atCore },
    { place: supply, quantity: onHand - atCore },
  ].filter(({ quantity }) => quantity > 0);
}

/** One lot of each sort an expert would ask about, at one location. */
function addStoryLots(tables: Tables, batches: Batches, facility: Facility, item: Item): void {
  const life = item.shelfLifeDays ?? 540;
  const lots = [
    { age: life + 12, quantity: 4, type: '01' },
    { age: life - 3, quantity: 6, type: '01' },
    { age: life - 200, quantity: 11, type: '01' },
    { age: 40, quantity: 12, type: '02' },
    { age: 60, quantity: 5, type: '07' },
  ];
  for (const { age, quantity, type } of lots) {
    add(tables, 'A_MatlStkInAcctMod', {
      Material: item.material,
      Plant: facility.code,
      StorageLocation: 'OR01',
      Batch: batches.make(item, age).number,
      Supplier: '',
      InventorySpecialStockType: '',
      InventoryStockType: type,
      MaterialBaseUnit: item.baseUnit,
      MatlWrhsStkQtyInMatlBaseUnit: String(quantity),
    });
  }
}

function addWarehouseStock(
  tables: Tables,
  random: Random,
  calendar: Calendar,
  batches: Batches,
  facility: Facility,
  { item }: Stocking,
  onHand: number,
  firstId: number,
): number {
  if (onHand === 0) return firstId;
  const lots: (Batch | undefined)[] = item.isLotControlled ? batches.some(item, random.int(1, 2)) : [undefined];
  const places = random.sample(facility.locations, lots.length > 1 || random.chance(0.2) ? 2 : 1);
  let id = firstId;
  for (const [index, lot] of lots.entries()) {
    const ofLot =
      index === 0 ? onHand - (lots.length - 1) * Math.floor(onHand / lots.length) : Math.floor(onHand / lots.length);
    const place = places[index % places.length] ?? places[0];
    if (ofLot === 0 || place === undefined) continue;
    const isHeld = random.chance(0.03);
    add(tables, 'wms.inventory', {
      id: id++,
      facility: facility.warehouseCode,
      item: item.material,
      location: place.code,
      container: `LPN${String(id).padStart(8, '0')}`,
      batch: lot?.number ?? null,
      expiry: lot?.expiresOn ?? null,
      quantity: `${ofLot}.0000`,
      lockCode: isHeld ? 'QCHOLD' : '',
      changedAt: calendar.before(-random.int(1, 40), random.int(0, 1439)),
    });
    add(tables, 'A_MatlStkInAcctMod', {
      Material: item.material,
      Plant: facility.code,
      StorageLocation: 'WM01',
      Batch: lot?.number ?? '',
      Supplier: '',
      InventorySpecialStockType: '',
      InventoryStockType: isHeld ? '07' : '01',
      MaterialBaseUnit: item.baseUnit,
      MatlWrhsStkQtyInMatlBaseUnit: String(ofLot),
    });
  }
  return id;
}
