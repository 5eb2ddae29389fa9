import { Calendar } from './calendar.ts';
import { addCards, type CardLine } from './cards.ts';
import { addCases } from './case-resources.ts';
import { addContracts } from './contract-rows.ts';
import { addDeliveries } from './delivery-rows.ts';
import { addInvoices, addReceipts, addRequisitions } from './document-rows.ts';
import { planFacilities } from './facilities.ts';
import { planItems } from './items.ts';
import { addHipStory } from './hip-story.ts';
import { addFacilities, addItems, addPlanning, addSuppliers } from './master-rows.ts';
import { addOrders } from './order-rows.ts';
import { add, scales, type Facility, type Size, type Supplier, type Tables } from './plan.ts';
import { Random } from './random.ts';
import { addStock, planStocking } from './stock-rows.ts';
import { planSuppliers } from './suppliers.ts';
import { addWarehouse } from './warehouse-rows.ts';

/**
 * Bumped whenever the same seed would give other data: a state folder's journal only fits the data it was
 * written on.
 */
export const generation = 5;

export interface GeneratedWorld {
  readonly facilities: readonly Facility[];
  readonly suppliers: readonly Supplier[];
  /** The date of the day it begins, at the hospital group's seat. */
  readonly firstDay: string;
  /** Rows by table: the ERP's under their entity set's name, the EHR's under `fhir.`, the warehouse's under `wms.`. */
  readonly tables: Tables;
  /** What stands in cards.csv. */
  readonly cards: readonly CardLine[];
}

/**
 * A hospital group, invented from a seed. The same size, seed and start give the same data, byte for byte.
 * @param start dates lie around it; taken to the whole hour by the caller
 */
export function generateWorld(size: Size, seed: number, start: Temporal.Instant): GeneratedWorld {
  const scale = scales[size];
  const random = new Random(seed);
  const calendar = new Calendar(start, 'America/Chicago');
  const tables: Tables = new Map();
  const facilities = planFacilities(size);
  const suppliers = planSuppliers(random.fork('suppliers'), scale.suppliers);
  const items = planItems(random.fork('items'), scale.items, suppliers);
  const stocked = planStocking(random.fork('stocking'), scale, items, facilities);

  addFacilities(tables, facilities);
  addSuppliers(tables, random.fork('supplier rows'), calendar, suppliers);
  addItems(tables, random.fork('item rows'), calendar, items);
  addPlanning(tables, stocked);
  const prices = addContracts(tables, random.fork('contracts'), calendar, suppliers, items, facilities);
  addStock(tables, random.fork('stock'), calendar, stocked);
  const lines = addOrders(tables, random.fork('orders'), calendar, scale, prices, stocked);
  const receipts = addReceipts(tables, random.fork('receipts'), calendar, lines);
  addInvoices(tables, random.fork('invoices'), calendar, lines, receipts);
  addRequisitions(tables, random.fork('requisitions'), calendar, scale, prices, stocked, lines);
  addDeliveries(tables, random.fork('deliveries'), calendar, lines);
  addWarehouse(tables, calendar, facilities, stocked);
  addCases(tables, random.fork('cases'), calendar, scale, facilities);
  // Control ids of one world are never those of another, so that a hub that outlives a sandbox can tell them apart.
  const hours = start.epochMilliseconds / 3_600_000;
  add(tables, 'ehr.interface', { id: 'siu', controlIdPrefix: `L${base36(hours)}${base36(seed)}-` });
  const cards = addCards(tables, random.fork('cards of preference'), calendar, scale, facilities, stocked);
  const hip = addHipStory(tables, random.fork('hip'), calendar, suppliers, facilities);
  return { facilities, suppliers, firstDay: calendar.date(0), tables, cards: [...cards, ...hip] };
}

const base36 = (number: number): string => Math.floor(number).toString(36).toUpperCase();
