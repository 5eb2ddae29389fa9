import { placeOrder } from '../../control/changes/place-order.ts';
import { fromUnits, toUnits } from '../../store/fixed-decimal.ts';
import type { Row } from '../../store/table.ts';
import type { Draft } from '../../store/world.ts';
import { factorOf, productOf } from '../documents/masters.ts';
import { given } from '../documents/read-entity.ts';
import { determineSource, type Source } from './determine-source.ts';

/** What became of a requisition. */
export interface Ordered {
  readonly orders: readonly string[];
  /** Items nobody can be asked for, and why. */
  readonly left: readonly { readonly item: string; readonly reason: string }[];
}

/** Items of a requisition that could become an order. */
export const openItems = (draft: Pick<Draft, 'where'>, requisition: string): Row[] =>
  draft
    .where('A_PurchaseRequisitionItem', 'PurchaseRequisition', requisition)
    .filter(
      (item) =>
        given(item, 'PurchasingDocument') === '' && given(item, 'IsDeleted') === '' && item['IsClosed'] !== true,
    )
    .toSorted((a, b) => Number(a['PurchaseRequisitionItem']) - Number(b['PurchaseRequisitionItem']));

/** The approval nobody outside can give. */
export function release(draft: Draft, requisition: string): void {
  for (const item of openItems(draft, requisition)) {
    draft.put('A_PurchaseRequisitionItem', {
      ...item,
      PurReqnReleaseStatus: '05',
      ReleaseIsNotCompleted: false,
      LastChangeDateTime: draft.nowMs,
    });
  }
  draft.references['purchaseRequisition'] = requisition;
}

/** Orders what is released of a requisition: one order for each supplier and plant. */
export function orderRequisition(draft: Draft, requisition: string): Ordered {
  const left: { item: string; reason: string }[] = [];
  const sourced = openItems(draft, requisition).flatMap((item): { item: Row; source: Source }[] => {
    if (item['ReleaseIsNotCompleted'] === true) return [];
    const source = determineSource(draft, item);
    if (typeof source !== 'string') return [{ item, source }];
    left.push({ item: given(item, 'PurchaseRequisitionItem'), reason: source });
    return [];
  });
  const groups = Map.groupBy(sourced, ({ item, source }) => `${source.supplier} ${given(item, 'Plant')}`);
  const orders = [...groups.values()].flatMap((group): string[] => {
    const [first] = group;
    if (first === undefined) return [];
    const order = placeOrder(
      draft,
      first.source.supplier,
      given(first.item, 'Plant'),
      group.map(({ item, source: { contract, price, quantity, unit } }) => ({
        material: given(item, 'Material'),
        quantity,
        unit,
        deliveryDate: given(item, 'DeliveryDate'),
        requisition: { number: requisition, line: given(item, 'PurchaseRequisitionItem') },
        ...(contract === undefined ? {} : { contract }),
        ...(price === undefined ? {} : { price }),
      })),
    );
    for (const [index, { item, source }] of group.entries()) {
      const key = { PurchaseOrder: order, PurchaseOrderItem: String((index + 1) * 10) };
      const line = draft.get('PurchaseOrderItem', key) ?? {};
      draft.put('PurchaseOrderItem', {
        ...line,
        ...key,
        RequirementTracking: given(item, 'RequirementTracking'),
        RequisitionerName: given(item, 'RequisitionerName'),
        ...(given(item, 'StorageLocation') === '' ? {} : { StorageLocation: item['StorageLocation'] }),
      });
      draft.put('A_PurchaseRequisitionItem', {
        ...item,
        PurchasingDocument: order,
        PurchasingDocumentItem: key.PurchaseOrderItem,
        OrderedQuantity: inUnitOf(draft, item, source),
        ProcessingStatus: 'B',
        LastChangeDateTime: draft.nowMs,
      });
    }
    return [order];
  });
  draft.references['purchaseRequisition'] = requisition;
  if (orders.length > 0) draft.references['purchaseOrder'] = orders.join(' ');
  return { orders, left };
}

/** The ordered quantity in the requisition's unit: whole packs are more than was asked for. */
function inUnitOf(draft: Draft, item: Row, { quantity, unit }: Source): string {
  const product = productOf(draft, given(item, 'Material'));
  const base = (toUnits(quantity, 3) ?? 0n) * factorOf(draft, product, unit);
  return fromUnits(base / factorOf(draft, product, given(item, 'BaseUnit')), 3);
}
