import type { Calendar } from './calendar.ts';
import type { AgreedPrice } from './contract-rows.ts';
import type { OrderedLine } from './order-rows.ts';
import {
  add,
  amountText,
  companyCode,
  purchasingOrganization,
  type Scale,
  type Stocking,
  type Tables,
} from './plan.ts';
import type { Random } from './random.ts';
import { longTimestamp } from '../store/long-timestamp.ts';

const byOrder = (lines: readonly OrderedLine[]): OrderedLine[][] => [
  ...Map.groupBy(lines, ({ order }) => order).values(),
];

/** Receipts (movement 101) of what orders have received. Returns each line's receipt, for its invoice. */
export function addReceipts(
  tables: Tables,
  random: Random,
  calendar: Calendar,
  lines: readonly OrderedLine[],
): Map<OrderedLine, { year: string; document: string; item: string }> {
  const receipts = new Map<OrderedLine, { year: string; document: string; item: string }>();
  const orders = byOrder(lines.filter(({ received }) => received > 0)).toSorted(
    (a, b) => (a[0]?.dueOn ?? 0) - (b[0]?.dueOn ?? 0),
  );
  for (const [index, group] of orders.entries()) {
    const postedOn = group[0]?.dueOn ?? -1;
    const posting = calendar.date(postedOn);
    const year = posting.slice(0, 4);
    const document = String(5_000_000_001 + index);
    add(tables, 'A_MaterialDocumentHeader', {
      MaterialDocumentYear: year,
      MaterialDocument: document,
      DocumentDate: posting,
      PostingDate: posting,
      CreationDate: posting,
      CreationTime: `${String(random.int(7, 17)).padStart(2, '0')}:${String(random.int(0, 59)).padStart(2, '0')}:00`,
      ReferenceDocument: `ASN${String(random.int(1, 9_999_999)).padStart(7, '0')}`,
      GoodsMovementCode: '01',
    });
    for (const [position, line] of group.entries()) {
      const { item } = line.price;
      const number = String(position + 1);
      receipts.set(line, { year, document, item: number });
      add(tables, 'A_MaterialDocumentItem', {
        MaterialDocumentYear: year,
        MaterialDocument: document,
        MaterialDocumentItem: number,
        Material: item.material,
        Plant: line.facility.code,
        StorageLocation: line.facility.warehouseCode === undefined ? 'CS01' : 'WM01',
        Batch: item.isLotControlled ? `RC${String(random.int(10_000, 99_999))}` : '',
        GoodsMovementType: '101',
        InventoryStockType: '01',
        Supplier: line.price.supplier.number,
        PurchaseOrder: line.order,
        PurchaseOrderItem: line.line,
        GoodsMovementRefDocType: 'B',
        IsCompletelyDelivered: line.received === line.quantity,
        QuantityInEntryUnit: String(line.received),
        EntryUnit: line.price.unit,
        QuantityInBaseUnit: String(line.received * line.factor),
        MaterialBaseUnit: item.baseUnit,
        ShelfLifeExpirationDate:
          item.shelfLifeDays === undefined ? null : calendar.date(postedOn + Math.round(item.shelfLifeDays * 0.9)),
      });
    }
  }
  return receipts;
}

/** Invoices: most agree with order and receipt; a few ask another price or for more than came. */
export function addInvoices(
  tables: Tables,
  random: Random,
  calendar: Calendar,
  lines: readonly OrderedLine[],
  receipts: ReadonlyMap<OrderedLine, { year: string; document: string; item: string }>,
): void {
  const invoiced = byOrder(lines.filter((line) => line.received > 0 && (line.isInvoiced || random.chance(0.5))));
  for (const [index, group] of invoiced.entries()) {
    const supplier = group[0]?.price.supplier;
    const postedOn = Math.min(-1, (group[0]?.dueOn ?? -1) + random.int(1, 5));
    const posting = calendar.date(postedOn);
    const invoice = String(5_105_600_001 + index);
    const year = posting.slice(0, 4);
    let total = 0;
    for (const [position, line] of group.entries()) {
      const receipt = receipts.get(line);
      const overcharge = random.chance(0.04) ? 1.08 : 1;
      const quantity = random.chance(0.02) ? line.received + 1 : line.received;
      const amountE4 = Math.round((line.price.amountE4 * quantity * overcharge) / line.price.priceUnit / 100) * 100;
      total += amountE4;
      add(tables, 'A_SuplrInvcItemPurOrdRef', {
        SupplierInvoice: invoice,
        FiscalYear: year,
        SupplierInvoiceItem: String(position + 1),
        PurchaseOrder: line.order,
        PurchaseOrderItem: line.line,
        Plant: line.facility.code,
        ReferenceDocument: receipt?.document ?? '',
        ReferenceDocumentFiscalYear: receipt?.year ?? '',
        ReferenceDocumentItem: receipt?.item ?? '0',
        SupplierInvoiceItemAmount: amountText(amountE4),
        PurchaseOrderQuantityUnit: line.price.unit,
        PurchaseOrderQtyUnitSAPCode: line.price.unit,
        QuantityInPurchaseOrderUnit: `${quantity}.000`,
        PurchaseOrderPriceUnit: line.price.unit,
        PurchaseOrderItemMaterial: line.price.item.material,
      });
    }
    add(tables, 'A_SupplierInvoice', {
      SupplierInvoice: invoice,
      FiscalYear: year,
      CompanyCode: companyCode,
      DocumentDate: calendar.date(postedOn - 1),
      PostingDate: posting,
      CreationDate: posting,
      SupplierInvoiceIDByInvcgParty: `INV-${random.int(10_000, 99_999)}-${index % 10}`,
      InvoicingParty: supplier?.number ?? '',
      InvoiceGrossAmount: amountText(total),
      PaymentTerms: 'N030',
      DueCalculationBaseDate: posting,
      PaymentBlockingReason: random.chance(0.05) ? 'R' : '',
      SuplrInvcLstChgDteTmeTxt: longTimestamp(calendar.before(postedOn, random.int(0, 1439))),
    });
  }
}

/** Open requisitions: released and not, some already ordered. */
export function addRequisitions(
  tables: Tables,
  random: Random,
  calendar: Calendar,
  scale: Scale,
  prices: readonly AgreedPrice[],
  stocked: readonly Stocking[],
  lines: readonly OrderedLine[],
): void {
  const group = new Map(prices.filter(({ plant }) => plant === '').map((price) => [price.item, price]));
  for (let index = 0; index < scale.requisitions; index++) {
    const requisition = String(10_000_001 + index);
    const { item, facility } = random.pick(stocked);
    const price = group.get(item);
    const createdOn = -random.int(0, 6);
    const ordered = index % 6 === 5 ? lines[index] : undefined;
    const isReleased = random.chance(0.75);
    add(tables, 'A_PurchaseRequisitionHeader', {
      PurchaseRequisition: requisition,
      PurReqnDescription: `${facility.code} replenishment`,
      SourceDetermination: true,
    });
    const requested = ordered === undefined ? random.int(1, 30) : ordered.quantity * ordered.factor;
    add(tables, 'A_PurchaseRequisitionItem', {
      PurchaseRequisition: requisition,
      PurchaseRequisitionItem: '10',
      PurchasingDocument: ordered?.order ?? '',
      PurchasingDocumentItem: ordered?.line ?? '0',
      PurReqnReleaseStatus: isReleased || ordered !== undefined ? '05' : '02',
      ReleaseIsNotCompleted: !isReleased && ordered === undefined,
      PurchaseRequisitionItemText: (ordered?.price.item ?? item).description,
      AccountAssignmentCategory: 'K',
      Material: (ordered?.price.item ?? item).material,
      MaterialGroup: (ordered?.price.item ?? item).group,
      RequestedQuantity: String(requested),
      BaseUnit: item.baseUnit,
      PurchaseRequisitionPrice: amountText((ordered?.price.item ?? item).priceE4),
      PurchasingOrganization: purchasingOrganization,
      PurchasingGroup: 'M01',
      Plant: ordered?.facility.code ?? facility.code,
      CompanyCode: companyCode,
      StorageLocation: facility.warehouseCode === undefined ? 'CS01' : 'WM01',
      OrderedQuantity: ordered === undefined ? '0' : String(requested),
      DeliveryDate: calendar.date(createdOn + random.int(3, 12)),
      CreationDate: calendar.date(createdOn),
      LastChangeDateTime: calendar.before(createdOn, random.int(0, 1439)),
      ProcessingStatus: ordered === undefined ? 'N' : 'B',
      FixedSupplier: price?.supplier.number ?? '',
      SupplierMaterialNumber: price?.supplierPart ?? '',
      PurchaseContract: price?.contract ?? '',
      PurchaseContractItem: price?.line ?? '0',
      RequisitionerName: random.pick(['OKAFOR', 'LINDQVIST', 'BRANDAO', 'TAKEDA']),
    });
    add(tables, 'A_PurReqnAcctAssgmt', {
      PurchaseRequisition: requisition,
      PurchaseRequisitionItem: '10',
      PurchaseReqnAcctAssgmtNumber: '1',
      CostCenter: `${facility.code}OR`,
      GLAccount: '54100000',
      Quantity: String(requested),
    });
  }
}
