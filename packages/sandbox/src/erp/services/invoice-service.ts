import { date, decimal, defineService, flag, many, numeric, text } from '../odata/entity-model.ts';

/** Supplier invoices and their items by purchase order. */
export const invoiceService = defineService(
  {
    name: 'API_SUPPLIERINVOICE_PROCESS_SRV',
    version: 2,
    root: '/sap/opu/odata/sap/API_SUPPLIERINVOICE_PROCESS_SRV/',
  },
  {
    A_SupplierInvoice: {
      key: ['SupplierInvoice', 'FiscalYear'],
      hasETag: true,
      properties: {
        SupplierInvoice: text(10),
        FiscalYear: text(4),
        CompanyCode: text(4),
        DocumentDate: date,
        PostingDate: date,
        CreationDate: date,
        SupplierInvoiceIDByInvcgParty: text(16),
        InvoicingParty: text(10),
        DocumentCurrency: text(5, 'USD'),
        InvoiceGrossAmount: decimal(14, 3),
        UnplannedDeliveryCost: decimal(14, 3),
        DocumentHeaderText: text(25),
        PaymentTerms: text(4),
        DueCalculationBaseDate: date,
        PaymentBlockingReason: text(1),
        AccountingDocumentType: text(2, 'RE'),
        SupplierInvoiceStatus: text(1, '5'),
        SupplierInvoiceIsCreditMemo: text(1),
        InvoiceReference: text(10),
        ReverseDocument: text(10),
        ReverseDocumentFiscalYear: text(4),
        TaxIsCalculatedAutomatically: { ...flag, absent: true },
        // When it was last changed, as digits: the service has no such field of an instant's type.
        SuplrInvcLstChgDteTmeTxt: text(23),
      },
      navigation: {
        to_SuplrInvcItemPurOrdRef: many('A_SuplrInvcItemPurOrdRef', {
          SupplierInvoice: 'SupplierInvoice',
          FiscalYear: 'FiscalYear',
        }),
      },
    },
    A_SuplrInvcItemPurOrdRef: {
      key: ['SupplierInvoice', 'FiscalYear', 'SupplierInvoiceItem'],
      properties: {
        SupplierInvoice: text(10),
        FiscalYear: text(4),
        SupplierInvoiceItem: numeric(6),
        PurchaseOrder: text(10),
        PurchaseOrderItem: numeric(5),
        Plant: text(4),
        ReferenceDocument: text(10),
        ReferenceDocumentFiscalYear: text(4),
        ReferenceDocumentItem: numeric(4, '0'),
        IsSubsequentDebitCredit: text(1),
        TaxCode: text(2, 'I0'),
        DocumentCurrency: text(5, 'USD'),
        SupplierInvoiceItemAmount: decimal(14, 3),
        PurchaseOrderQuantityUnit: text(3),
        PurchaseOrderQtyUnitSAPCode: text(3),
        QuantityInPurchaseOrderUnit: decimal(13, 3),
        PurchaseOrderPriceUnit: text(3),
        SupplierInvoiceItemText: text(50),
        PurchaseOrderItemMaterial: text(40),
      },
    },
  },
);
