import { Decimal } from '@supply-hub/quantities';
import type { Requisition, RequisitionLine } from '../../../domain/requisition.ts';
import type { SourceDocument } from '../../order-source.ts';
import { DocumentKeys, type FacilityOfPlant } from '../document-keys.ts';
import { byNumber } from '../number-order.ts';
import type { RequisitionItemRow, RequisitionRow } from './wire.ts';

/** S/4HANA's requisition → the hub's Requisition. It asks in base units and in no other. */
export function toRequisition(
  row: RequisitionRow,
  system: string,
  facilityOf: FacilityOfPlant,
): SourceDocument<Requisition> {
  const keys = new DocumentKeys(system);
  const items = row.to_PurchaseReqnItem;
  const days = items.flatMap(({ CreationDate }) => CreationDate?.toString() ?? []).toSorted();
  return {
    key: [row.PurchaseRequisition],
    value: {
      number: row.PurchaseRequisition,
      description: row.PurReqnDescription,
      requestedOn: days[0] ?? null,
      lines: items.map((item) => toLine(row, item, keys, facilityOf)).toSorted(byNumber),
    },
    references: keys.references,
  };
}

function toLine(
  { PurchaseRequisition: requisition }: RequisitionRow,
  item: RequisitionItemRow,
  keys: DocumentKeys,
  facilityOf: FacilityOfPlant,
): RequisitionLine {
  const requested = Decimal.of(item.RequestedQuantity);
  const ordered = Decimal.of(item.OrderedQuantity);
  return {
    id: keys.id('requisitionline', requisition, item.PurchaseRequisitionItem),
    number: item.PurchaseRequisitionItem,
    itemId: keys.optionalId('item', item.Material),
    facilityId: facilityOf(item.Plant),
    quantity: { value: requested.toString(), unit: item.BaseUnit },
    orderedQuantity: ordered.toString(),
    neededOn: item.DeliveryDate?.toString() ?? null,
    isReleased: !item.ReleaseIsNotCompleted,
    isCancelled: item.IsDeleted,
    isClosed: item.IsDeleted || item.IsClosed || ordered.compare(requested) >= 0,
    // The one that was agreed on goes before the one that was wished for.
    supplierId: keys.optionalId('supplier', item.FixedSupplier ?? item.Supplier),
    contractId: keys.optionalId('contract', item.PurchaseContract),
    purchaseOrderId: keys.optionalId('order', item.PurchasingDocument),
  };
}
