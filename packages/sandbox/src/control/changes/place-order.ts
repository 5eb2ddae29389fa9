import { z } from 'zod';
import { checkPlant, factorOf, productOf, today } from '../../erp/documents/masters.ts';
import { fromUnits, toUnits } from '../../store/fixed-decimal.ts';
import type { Row } from '../../store/table.ts';
import type { Draft } from '../../store/world.ts';
import { ChangeRefused, date, existing, name, quantity } from './change.ts';

/** One line of an order to be placed. */
export const orderedLine = z.strictObject({
  material: name,
  quantity,
  unit: name.optional(),
  deliveryDate: date,
  /** Price of one unit; the contract's where it is left out. */
  price: z
    .string()
    .regex(/^\d+(\.\d{1,2})?$/)
    .optional(),
  requisition: z.strictObject({ number: name, line: name }).optional(),
  /** The contract's line it calls off; one in force when left out. */
  contract: z.strictObject({ number: name, line: name }).optional(),
});

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Whom to buy a requisition's item from: the supplier it names, a contract's, or the maker. */
export function sourceOf(draft: Draft, item: Row): string {
  const fixed = text(item['FixedSupplier']);
  if (fixed !== '') return fixed;
  const [line] = draft.where('A_PurchaseContractItem', 'Material', item['Material']);
  const contract = draft.get('A_PurchaseContract', { PurchaseContract: line?.['PurchaseContract'] ?? '' });
  const product = draft.get('A_Product', { Product: item['Material'] });
  return text(contract?.['Supplier']) || text(product?.['ManufacturerNumber']);
}

/** Places an order, at contract prices where no other is given; returns its number. */
export function placeOrder(
  draft: Draft,
  supplier: string,
  plant: string,
  lines: readonly z.output<typeof orderedLine>[],
): string {
  const party = existing(draft, 'A_Supplier', { Supplier: supplier });
  if (party['PurchasingIsBlocked'] === true) throw new ChangeRefused(`Supplier ${supplier} is blocked for purchasing.`);
  checkPlant(draft, plant);
  const order = draft.nextNumber('PurchaseOrder', 'PurchaseOrder', '4500000001');
  draft.put('PurchaseOrder', {
    PurchaseOrder: order,
    CompanyCode: '1010',
    PurchasingProcessingStatus: '05',
    CreationDate: today(draft),
    LastChangeDateTime: draft.nowMs,
    Supplier: supplier,
    PaymentTerms: 'N030',
    PurchasingOrganization: '1010',
    PurchaseOrderDate: today(draft),
    ReleaseIsNotCompleted: false,
  });
  for (const [index, line] of lines.entries()) placeLine(draft, order, String((index + 1) * 10), supplier, plant, line);
  draft.put('erp.made', { document: `order ${order}`, atMs: draft.nowMs });
  draft.references['purchaseOrder'] = order;
  return order;
}

function placeLine(
  draft: Draft,
  order: string,
  number: string,
  supplier: string,
  plant: string,
  line: z.output<typeof orderedLine>,
): void {
  const product = productOf(draft, line.material);
  const agreed = draft
    .where('A_PurchaseContractItem', 'Material', line.material)
    .filter((each) => isInForce(draft, each, supplier, plant))
    .find(({ PurchaseContract, PurchaseContractItem }) => {
      const { contract } = line;
      return contract === undefined || (contract.number === PurchaseContract && contract.line === PurchaseContractItem);
    });
  const unit = line.unit ?? text(agreed?.['OrderQuantityUnit']) ?? text(product['BaseUnit']);
  const isAgreed = line.price === undefined && agreed?.['OrderPriceUnit'] === unit;
  const price = isAgreed ? text(agreed?.['ContractNetPriceAmount']) : (line.price ?? '0.00');
  const priceUnit = isAgreed ? text(agreed?.['NetPriceQuantity']) : '1';
  const amount = fromUnits(toUnits(line.quantity, 3) ?? 0n, 3);
  const net = ((toUnits(amount, 3) ?? 0n) * (toUnits(price, 2) ?? 0n)) / (1000n * BigInt(priceUnit));
  draft.put('PurchaseOrderItem', {
    PurchaseOrder: order,
    PurchaseOrderItem: number,
    PurchasingDocumentDeletionCode: '',
    PurchaseOrderItemText: text(
      draft.get('A_ProductDescription', { Product: line.material, Language: 'EN' })?.['ProductDescription'],
    ),
    Plant: plant,
    StorageLocation:
      draft.get('StorageLocation', { Plant: plant, StorageLocation: 'CS01' }) === undefined ? 'WM01' : 'CS01',
    MaterialGroup: product['ProductGroup'],
    Material: line.material,
    SupplierMaterialNumber: text(agreed?.['SupplierMaterialNumber']),
    ManufacturerPartNmbr: product['ProductManufacturerNumber'],
    OrderQuantity: amount,
    PurchaseOrderQuantityUnit: unit,
    OrderPriceUnit: unit,
    OrderItemQtyToBaseQtyNmrtr: String(factorOf(draft, product, unit)),
    BaseUnit: product['BaseUnit'],
    NetPriceAmount: price,
    NetPriceQuantity: priceUnit,
    NetAmount: fromUnits(net, 2),
    PurchaseContract: isAgreed ? text(agreed?.['PurchaseContract']) : '',
    PurchaseContractItem: isAgreed ? text(agreed?.['PurchaseContractItem']) : '0',
    PurchaseRequisition: line.requisition?.number ?? '',
    PurchaseRequisitionItem: line.requisition?.line ?? '0',
  });
  draft.put('PurchaseOrderScheduleLine', {
    PurchaseOrder: order,
    PurchaseOrderItem: number,
    ScheduleLine: '1',
    ScheduleLineDeliveryDate: line.deliveryDate,
    ScheduleLineOrderDate: today(draft),
    ScheduleLineOrderQuantity: amount,
    RoughGoodsReceiptQty: '0.000',
    OpenPurchaseOrderQuantity: amount,
    PurchaseOrderQuantityUnit: unit,
    PurchaseRequisition: line.requisition?.number ?? '',
    PurchaseRequisitionItem: line.requisition?.line ?? '0',
  });
}

/** Whether a contract's line can be called off today. */
export function isInForce(draft: Draft, item: Row, supplier: string, plant: string): boolean {
  const contract = draft.get('A_PurchaseContract', { PurchaseContract: item['PurchaseContract'] });
  const now = today(draft);
  return (
    contract?.['Supplier'] === supplier &&
    String(contract['ValidityStartDate']) <= now &&
    now <= String(contract['ValidityEndDate']) &&
    (text(item['Plant']) === '' || item['Plant'] === plant)
  );
}
