import type { Calendar } from './calendar.ts';
import { addConfirmationLine } from './confirmation-rows.ts';
import type { AgreedPrice } from './contract-rows.ts';
import { planOrders, type OrderPlan } from './order-plans.ts';
import {
  add,
  amountText,
  companyCode,
  purchasingOrganization,
  unitOf,
  type Facility,
  type Scale,
  type Stocking,
  type Tables,
} from './plan.ts';
import type { Random } from './random.ts';

/** One order line as it stands, for the receipts and invoices that follow it. */
export interface OrderedLine {
  readonly order: string;
  readonly line: string;
  readonly price: AgreedPrice;
  readonly facility: Facility;
  readonly quantity: number;
  readonly received: number;
  readonly isInvoiced: boolean;
  /** Days from the start. */
  readonly orderedOn: number;
  readonly dueOn: number;
  /** Base units in one ordered unit, as this supplier packs it. */
  readonly factor: number;
}

/** Open and closed purchase orders with their items, schedule lines, prices and confirmations. */
export function addOrders(
  tables: Tables,
  random: Random,
  calendar: Calendar,
  scale: Scale,
  prices: readonly AgreedPrice[],
  stocked: readonly Stocking[],
): OrderedLine[] {
  const plans = planOrders(random, scale, prices, stocked);
  const lines: OrderedLine[] = [];
  for (const [index, plan] of plans.entries()) {
    lines.push(...addOrder(tables, random, calendar, String(4_500_000_001 + index), plan));
  }
  return lines;
}

function addOrder(tables: Tables, random: Random, calendar: Calendar, order: string, plan: OrderPlan): OrderedLine[] {
  const { facility, orderedOn, isClosed, story } = plan;
  const supplier = plan.prices[0]?.supplier;
  if (supplier === undefined) return [];
  const dueOn = orderedOn + supplier.leadDays;
  // What bears the first day's date is ordered while the world runs: from then on orders go by EDI.
  const placedOn = Math.min(orderedOn, -1);
  // A day-old order may still wait for its release; nobody has confirmed such a one.
  const isReleased = isClosed || story !== undefined || orderedOn < -1 || random.chance(0.6);
  const isLate = story === 'late-and-partly-received' || random.chance(supplier.lateness);
  const confirms = story === undefined ? supplier.confirms && random.chance(0.85) : story !== 'unconfirmed';
  const isConfirmed = isReleased && confirms && (story !== undefined || orderedOn < 0);
  const changed = calendar.before(isClosed ? Math.min(-1, dueOn + 3) : Math.min(orderedOn + 1, 0), random.int(0, 1439));
  add(tables, 'PurchaseOrder', {
    PurchaseOrder: order,
    CompanyCode: companyCode,
    PurchasingProcessingStatus: isReleased ? '05' : '03',
    CreationDate: calendar.date(placedOn),
    LastChangeDateTime: changed,
    Supplier: supplier.number,
    PaymentTerms: 'N030',
    PurchasingOrganization: purchasingOrganization,
    PurchaseOrderDate: calendar.date(placedOn),
    CorrespncExternalReference: '',
    ReleaseIsNotCompleted: !isReleased,
  });
  const confirmation = `2${order.slice(1)}`;
  if (isConfirmed) {
    add(tables, 'Confirmation', {
      SupplierConfirmation: confirmation,
      SuplrConfRefPurchaseOrder: order,
      SuplrConfExternalReference: `SO-${random.int(10_000, 99_999)}`,
      CreationDate: calendar.date(Math.min(orderedOn + 1, 0)),
      LastChangeDateTime: calendar.before(Math.min(orderedOn + 1, 0), random.int(0, 1439)),
    });
  }
  return plan.prices.map((price, index) => {
    const line = String((index + 1) * 10);
    const { item } = price;
    const factor = story === 'other-box' ? 10 : unitOf(item, price.unit).factor;
    const quantity = orderQuantity(random, item.weeklyUse, factor, story);
    const isCancelled = !isClosed && story === undefined && random.chance(0.03);
    const received = receivedOf(random, plan, quantity, dueOn);
    const promisedOn = isLate ? dueOn + random.int(2, 9) : dueOn;
    addOrderLine(tables, calendar, {
      order,
      line,
      price,
      facility,
      quantity,
      received,
      factor,
      dueOn,
      orderedOn,
      isClosed,
      isCancelled,
      acknowledgement: isConfirmed ? `ACK-${order.slice(-6)}` : '',
      isSplit: story === undefined && quantity >= 4 && random.chance(0.12),
    });
    if (isConfirmed && !isCancelled) {
      addConfirmationLine(tables, random, calendar, { order, line, confirmation, index, price, quantity, promisedOn });
    }
    return {
      order,
      line,
      price,
      facility,
      quantity,
      received,
      isInvoiced: isClosed,
      orderedOn,
      dueOn: Math.min(promisedOn, -1),
      factor,
    };
  });
}

function orderQuantity(random: Random, weeklyUse: number, factor: number, story: OrderPlan['story']): number {
  if (story === 'late-and-partly-received') return 6;
  if (story === 'unconfirmed') return 8;
  return Math.max(1, Math.round((weeklyUse * (1 + random.next() * 3)) / factor));
}

function receivedOf(random: Random, plan: OrderPlan, quantity: number, dueOn: number): number {
  if (plan.isClosed) return quantity;
  if (plan.story === 'late-and-partly-received') return 2;
  if (plan.story !== undefined || dueOn > -1 || quantity < 2 || !random.chance(0.4)) return 0;
  return random.int(1, quantity - 1);
}

interface Line {
  order: string;
  line: string;
  price: AgreedPrice;
  facility: Facility;
  quantity: number;
  received: number;
  factor: number;
  dueOn: number;
  orderedOn: number;
  isClosed: boolean;
  isCancelled: boolean;
  acknowledgement: string;
  isSplit: boolean;
}

const threeDecimals = (quantity: number): string => `${quantity}.000`;

function addOrderLine(tables: Tables, calendar: Calendar, entry: Line): void {
  const { order, line, price, facility, quantity, received, factor, isClosed } = entry;
  const { item } = price;
  add(tables, 'PurchaseOrderItem', {
    PurchaseOrder: order,
    PurchaseOrderItem: line,
    PurchasingDocumentDeletionCode: entry.isCancelled ? 'L' : '',
    PurchaseOrderItemText: item.description,
    Plant: facility.code,
    StorageLocation: facility.warehouseCode === undefined ? 'CS01' : 'WM01',
    MaterialGroup: item.group,
    Material: item.material,
    SupplierMaterialNumber: price.supplierPart,
    ManufacturerPartNmbr: item.manufacturerPart,
    Manufacturer: item.manufacturer.number,
    InternationalArticleNumber: item.units.find(({ unit }) => unit === price.unit)?.gtin ?? '',
    OrderQuantity: threeDecimals(quantity),
    PurchaseOrderQuantityUnit: price.unit,
    OrderPriceUnit: price.unit,
    OrderItemQtyToBaseQtyNmrtr: String(factor),
    BaseUnit: item.baseUnit,
    NetPriceAmount: amountText(price.amountE4),
    NetPriceQuantity: String(price.priceUnit),
    NetAmount: amountText((price.amountE4 * quantity) / price.priceUnit),
    IsCompletelyDelivered: isClosed,
    IsFinallyInvoiced: isClosed,
    PurchaseContract: price.contract,
    PurchaseContractItem: price.line,
    PurgDocOrderAcknNumber: entry.acknowledgement,
    SupplierConfirmationControlKey: price.supplier.confirms ? '0001' : '',
  });
  // One line in eight comes in two deliveries, a week apart.
  const first = entry.isSplit ? Math.ceil(quantity / 2) : quantity;
  const deliveries = [
    { quantity: first, dueOn: entry.dueOn },
    { quantity: quantity - first, dueOn: entry.dueOn + 7 },
  ].filter((delivery) => delivery.quantity > 0);
  let toCredit = received;
  for (const [index, delivery] of deliveries.entries()) {
    const credited = Math.min(toCredit, delivery.quantity);
    toCredit -= credited;
    add(tables, 'PurchaseOrderScheduleLine', {
      PurchaseOrder: order,
      PurchaseOrderItem: line,
      ScheduleLine: String(index + 1),
      ScheduleLineDeliveryDate: calendar.date(delivery.dueOn),
      ScheduleLineOrderDate: calendar.date(Math.min(entry.orderedOn, -1)),
      ScheduleLineOrderQuantity: threeDecimals(delivery.quantity),
      RoughGoodsReceiptQty: threeDecimals(credited),
      OpenPurchaseOrderQuantity: threeDecimals(entry.isCancelled ? 0 : delivery.quantity - credited),
      PurchaseOrderQuantityUnit: price.unit,
    });
  }
  add(tables, 'PurOrdPricingElement', {
    PurchaseOrder: order,
    PurchaseOrderItem: line,
    PricingDocument: `10${order.slice(-8)}`,
    PricingDocumentItem: line,
    PricingProcedureStep: '1',
    ConditionRateValue: amountText(price.amountE4),
    ConditionQuantity: String(price.priceUnit),
    ConditionQuantityUnit: price.unit,
    ConditionAmount: amountText((price.amountE4 * quantity) / price.priceUnit),
  });
}
