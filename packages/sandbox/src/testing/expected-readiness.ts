import { objectsAt, valuesAt } from '../ehr/fhir-resource.ts';
import type { GeneratedWorld } from '../generate/generate.ts';
import type { Row } from '../store/table.ts';
import { keyOf } from '../store/row-key.ts';

export type Readiness = 'SHORT' | 'UNKNOWN' | 'AT_RISK' | 'READY';
const worstFirst: readonly Readiness[] = ['SHORT', 'UNKNOWN', 'AT_RISK', 'READY'];

interface Demand {
  readonly case: string;
  readonly date: string;
  readonly places: readonly string[];
  readonly open: number;
  readonly hold: number;
}
interface Source {
  left: number;
  /** May serve this demand. */
  readonly serves: (demand: Demand) => boolean;
}

/**
 * How the booked cases of a generated world would fare, worked out apart from the hub and more simply: no buffers,
 * days instead of instants; what is overdue comes for nobody. Enough to say that a world has cases of each sort.
 */
export function expectedReadiness(world: GeneratedWorld, today: string): Map<string, Readiness> {
  const rows = (name: string): readonly Row[] => world.tables.get(name) ?? [];
  const factors = new Map(
    rows('A_ProductUnitsOfMeasure').map((row) => [keyOf(row, 'Product', 'AlternativeUnit'), row['QuantityNumerator']]),
  );
  const cards = Map.groupBy(
    world.cards.filter(({ valid_to }) => valid_to === ''),
    (line) => [line.facility, line.procedure_code, line.surgeon_id].join(' '),
  );
  const theatres = new Map(
    world.facilities.flatMap(({ id, code, theatres: rooms }) =>
      rooms.map((room) => [room.code, { id, site: code, room }]),
    ),
  );
  const found = new Map<string, Readiness[]>();
  const demands = new Map<string, Demand[]>();
  const booked = rows('fhir.Appointment').filter(({ status }) => status === 'booked');
  for (const appointment of booked.toSorted((a, b) => (String(a['start']) < String(b['start']) ? -1 : 1))) {
    const [, surgeon = '', theatre = ''] = valuesAt(appointment, 'participant.actor.reference').map(
      (reference) => reference.split('/')[1] ?? '',
    );
    const place = theatres.get(theatre);
    const procedure = valuesAt(objectsAt(appointment, 'serviceType')[0] ?? {}, 'coding.code')[0];
    const number = String(appointment['id']).slice(4);
    const key = `${place?.id} ${procedure}`;
    const card = cards.get(`${key} ${surgeon}`) ?? cards.get(`${key} `);
    found.set(number, card === undefined ? ['UNKNOWN'] : []);
    for (const line of card ?? []) {
      const factor = Number(factors.get(`${line.item_key} ${line.unit}`) ?? 0);
      if (factor === 0) found.get(number)?.push('UNKNOWN');
      const pair = `${place?.site} ${line.item_key}`;
      demands.set(pair, [
        ...(demands.get(pair) ?? []),
        {
          case: number,
          date: String(appointment['start']).slice(0, 10),
          places: place?.room.suppliedBy ?? [],
          open: Number(line.open_qty) * factor,
          hold: Number(line.hold_qty) * factor,
        },
      ]);
    }
  }
  const { usable, confirmed, unconfirmed } = sourcesOf(world, today);
  for (const [pair, wanted] of demands) {
    const sure = [...(usable.get(pair) ?? []), ...(confirmed.get(pair) ?? [])];
    const open = wanted.map((demand) => draw(sure, demand, demand.open));
    for (const [index, demand] of wanted.entries()) {
      const missing = demand.open - (open[index] ?? 0);
      const isHeld = missing === 0 && draw(sure, demand, demand.hold) === demand.hold;
      const isPromised = missing > 0 && draw(unconfirmed.get(pair) ?? [], demand, missing) === missing;
      found.get(demand.case)?.push(isHeld ? 'READY' : missing === 0 || isPromised ? 'AT_RISK' : 'SHORT');
    }
  }
  return new Map([...found].map(([number, all]) => [number, worstFirst.find((each) => all.includes(each)) ?? 'READY']));
}

function draw(sources: readonly Source[], demand: Demand, wanted: number): number {
  let drawn = 0;
  for (const source of sources) {
    const amount = source.serves(demand) ? Math.min(source.left, wanted - drawn) : 0;
    source.left -= amount;
    drawn += amount;
  }
  return drawn;
}

function sourcesOf(
  world: GeneratedWorld,
  today: string,
): Record<'usable' | 'confirmed' | 'unconfirmed', Map<string, Source[]>> {
  const rows = (name: string): readonly Row[] => world.tables.get(name) ?? [];
  const sources = { usable: new Map(), confirmed: new Map(), unconfirmed: new Map() };
  const put = (kind: keyof typeof sources, pair: string, source: Source) =>
    sources[kind].set(pair, [...(sources[kind].get(pair) ?? []), source]);
  const expiry = new Map(rows('Batch').map((row) => [keyOf(row, 'Material', 'Batch'), row['ShelfLifeExpirationDate']]));
  for (const row of rows('A_MatlStkInAcctMod')) {
    const expiresOn = String(expiry.get(keyOf(row, 'Material', 'Batch')) ?? '9999');
    if (row['InventoryStockType'] !== '01') continue;
    put('usable', keyOf(row, 'Plant', 'Material'), {
      left: Number(row['MatlWrhsStkQtyInMatlBaseUnit']),
      serves: ({ places, date }) => places.includes(String(row['StorageLocation'])) && expiresOn >= date,
    });
  }
  const confirmations = new Map(
    rows('ConfirmationLine').map((row) => [keyOf(row, 'SupplierConfirmation', 'SupplierConfirmationItem'), row]),
  );
  const promises = new Map(
    rows('ConfirmationItem').map((row) => [
      keyOf(row, 'SuplrConfRefPurchaseOrder', 'SuplrConfRefPurchaseOrderItem'),
      confirmations.get(keyOf(row, 'SupplierConfirmation', 'SupplierConfirmationItem')),
    ]),
  );
  const lines = new Map(
    rows('PurchaseOrderItem').map((row) => [keyOf(row, 'PurchaseOrder', 'PurchaseOrderItem'), row]),
  );
  for (const row of rows('PurchaseOrderScheduleLine')) {
    const key = keyOf(row, 'PurchaseOrder', 'PurchaseOrderItem');
    const line = lines.get(key);
    const promise = promises.get(key);
    const dueOn = String(promise?.['DeliveryDate'] ?? row['ScheduleLineDeliveryDate']);
    put(promise === undefined ? 'unconfirmed' : 'confirmed', keyOf(line, 'Plant', 'Material'), {
      left: Number(row['OpenPurchaseOrderQuantity']) * Number(line?.['OrderItemQtyToBaseQtyNmrtr']),
      serves: ({ date }) => dueOn >= today && dueOn < date,
    });
  }
  return sources;
}
