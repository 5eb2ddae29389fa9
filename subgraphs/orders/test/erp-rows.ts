import confirmationFixture from '../src/sources/sap-s4hana/fixtures/confirmation.json' with { type: 'json' };
import documentFixture from '../src/sources/sap-s4hana/fixtures/material-document.json' with { type: 'json' };
import orderFixture from '../src/sources/sap-s4hana/fixtures/purchase-order.json' with { type: 'json' };
import requisitionFixture from '../src/sources/sap-s4hana/fixtures/requisition.json' with { type: 'json' };
import invoiceFixture from '../src/sources/sap-s4hana/fixtures/supplier-invoice.json' with { type: 'json' };

/** A record as the ERP keeps it; what it expands stands inside. */
export type Row = Record<string, unknown>;

export const v2Date = (day: string) => `/Date(${Date.parse(day)})/`;
export const v2Instant = (instant: string) => `/Date(${Date.parse(instant)}+0000)/`;

/** The fixture's order with other fields, and lines that differ from its one line. */
export function orderRow(fields: Row, lines: readonly Row[] = [{}]): Row {
  const { _note, _PurchaseOrderItem: items, ...order } = structuredClone(orderFixture);
  const [item = {}] = items;
  return {
    ...order,
    ...fields,
    _PurchaseOrderItem: lines.map((line, index) => ({ ...item, PurchaseOrderItem: String((index + 1) * 10), ...line })),
  };
}

export const scheduleLine = (day: string | null, ordered: number, open = ordered): Row => ({
  ScheduleLineDeliveryDate: day,
  ScheduleLineOrderQuantity: ordered,
  OpenPurchaseOrderQuantity: open,
});

/** A confirmation of one line of an order. */
export function confirmationRow(
  fields: Row,
  answer: { item?: string; isRejected?: boolean; lines?: readonly Row[] } = {},
): Row {
  const { _note, _SupplierConfirmationItemTP: items, ...confirmation } = structuredClone(confirmationFixture);
  const [item] = items;
  const { item: number = '10', isRejected = false, lines = item?._SupplierConfirmationLineTP ?? [] } = answer;
  return {
    ...confirmation,
    ...fields,
    _SupplierConfirmationItemTP: [
      {
        ...item,
        SuplrConfRefPurchaseOrderItem: number,
        ItemIsRejectedBySupplier: isRejected,
        _SupplierConfirmationLineTP: lines,
      },
    ],
  };
}

export const confirmed = (day: string | null, quantity: number, unit = 'BX'): Row => ({
  DeliveryDate: day,
  ConfirmedQuantity: quantity,
  PurchaseOrderQuantityUnit: unit,
});

export function materialDocumentRow(fields: Row, lines: readonly Row[] = [{}]): Row {
  const { _note, to_MaterialDocumentItem: items, ...document } = structuredClone(documentFixture);
  const [item = {}] = items.results;
  const results = lines.map((line, index) => ({ ...item, MaterialDocumentItem: String(index + 1), ...line }));
  return { ...document, ...fields, to_MaterialDocumentItem: { results } };
}

export function invoiceRow(fields: Row, lines: readonly Row[] = [{}]): Row {
  const { _note, to_SuplrInvcItemPurOrdRef: items, ...invoice } = structuredClone(invoiceFixture);
  const [item = {}] = items.results;
  const results = lines.map((line, index) => ({ ...item, SupplierInvoiceItem: String(index + 1), ...line }));
  return { ...invoice, ...fields, to_SuplrInvcItemPurOrdRef: { results } };
}

export function requisitionRow(fields: Row, lines: readonly Row[] = [{}]): Row {
  const { _note, to_PurchaseReqnItem: items, ...requisition } = structuredClone(requisitionFixture);
  const [item = {}] = items.results;
  const number = fields['PurchaseRequisition'] ?? requisition.PurchaseRequisition;
  const results = lines.map((line, index) => ({
    ...item,
    PurchaseRequisition: number,
    PurchaseRequisitionItem: String((index + 1) * 10),
    ...line,
  }));
  return { ...requisition, ...fields, to_PurchaseReqnItem: { results } };
}
