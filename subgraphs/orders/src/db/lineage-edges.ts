/**
 * What documents say of what led to what, as edges from cause to effect:
 *
 *   requisitionline —causes→ orderline —receives→ receiptline
 *                                      —pays→ invoiceline
 *
 * and each line is part-of its document. What a supplier sent leads to the order it is about: an answer —answers→ it, a
 * ship notice —ships→ it, a claim —pays→ it, line for line. No edge is ever ended: a line keeps its order, and what was once ordered for
 * a requisition or received for an order was so, also where it was taken back (R53).
 */
import { recordEdges, type Edge } from '@supply-hub/lineage';
import type { Tx } from '@supply-hub/postgres';
import type { Changed } from '@supply-hub/subgraph-kit';
import type { Invoice } from '../domain/invoice.ts';
import type { PurchaseOrder } from '../domain/purchase-order.ts';
import type { Receipt } from '../domain/receipt.ts';
import type { Requisition } from '../domain/requisition.ts';
import type { SupplierDocument } from '../domain/supplier-document.ts';
import type { LifeImage } from './life-image.ts';
import { known } from './save-lines.ts';

/** Keeps the edges of a page of changed documents: one statement. */
export async function saveEdges<V>(
  tx: Tx,
  changed: readonly Changed<V>[],
  edgesOf: (document: Changed<V>) => Edge[],
): Promise<void> {
  const [first] = changed;
  if (first !== undefined) await recordEdges(tx, changed.flatMap(edgesOf), first.asOf);
}

/** The supplier may see that a line is its order's, and not what the hospital ordered it for. */
export const edgesOfOrder = ({ id, value: { supplierId, lines } }: Changed<PurchaseOrder>): Edge[] =>
  lines.flatMap((line) => [
    { from: line.id, to: id, kind: 'part-of', ...scope(line.facilityId, supplierId) },
    ...into('causes', line.requisitionLineId, line.id, scope(line.facilityId, null)),
  ]);

export const edgesOfRequisition = ({ id, value: { lines } }: Changed<Requisition>): Edge[] =>
  lines.map((line) => ({ from: line.id, to: id, kind: 'part-of', ...scope(line.facilityId, null) }));

export const edgesOfReceipt = ({ id, value: { lines } }: Changed<Receipt>): Edge[] =>
  lines.flatMap((line) => [
    { from: line.id, to: id, kind: 'part-of', ...scope(line.facilityId, line.supplierId) },
    ...into('receives', line.purchaseOrderLineId, line.id, scope(line.facilityId, line.supplierId)),
  ]);

export const edgesOfInvoice = ({ id, value: { supplierId, lines } }: Changed<Invoice>): Edge[] =>
  lines.flatMap((line) => [
    { from: line.id, to: id, kind: 'part-of', ...scope(line.facilityId, supplierId) },
    ...into('pays', line.purchaseOrderLineId, line.id, scope(line.facilityId, supplierId)),
  ]);

const kindsOfDocuments = {
  ACKNOWLEDGEMENT: 'answers',
  CHANGE_ANSWER: 'answers',
  SHIP_NOTICE: 'ships',
  INVOICE: 'pays',
} as const;

/** @param facilityIds of the orders it names, or of those of its lines it speaks of */
export function edgesOfSupplierDocument(
  id: string,
  document: SupplierDocument,
  facilityIds: readonly string[],
): Edge[] {
  const { supplierId, orderIds, lines } = document;
  const kind = kindsOfDocuments[document.kind];
  return [
    ...orderIds.map((to): Edge => ({ from: id, to, kind, facilityIds, supplierIds: [supplierId] })),
    ...lines.flatMap((line): Edge[] => [
      { from: line.id, to: id, kind: 'part-of', ...scope(line.facilityId, supplierId) },
      { from: line.id, to: line.orderLineId, kind, ...scope(line.facilityId, supplierId) },
    ]),
  ];
}

/** A document causes the backorders and the wishes for substitutes that it tells of; each is part of its line. */
export function edgesOfLife({ backorders, backorderPromises, substitutions }: LifeImage): Edge[] {
  const said = Map.groupBy(backorderPromises, (promise) => promise.backorder_id);
  return [
    ...backorders.flatMap((each): Edge[] => {
      const who = scope(each.facility_id, each.supplier_id);
      return [
        { from: each.id, to: each.order_line_id, kind: 'part-of', ...who },
        ...(said.get(each.id) ?? []).flatMap(({ document_id: from }) => into('causes', from, each.id, who)),
      ];
    }),
    ...substitutions.flatMap((each): Edge[] => {
      const who = scope(each.facility_id, each.supplier_id);
      return [
        { from: each.id, to: each.order_line_id, kind: 'part-of', ...who },
        ...into('causes', each.document_id, each.id, who),
      ];
    }),
  ];
}

function into(kind: Edge['kind'], from: string | null, to: string, who: ReturnType<typeof scope>): Edge[] {
  return from === null ? [] : [{ from, to, kind, ...who }];
}

/** R17: a line of a place that is none of hub.yaml's is seen by who sees every facility, and by its supplier. */
function scope(facilityId: string | null, supplierId: string | null): Pick<Edge, 'facilityIds' | 'supplierIds'> {
  return { facilityIds: known([facilityId]), supplierIds: known([supplierId]) };
}
