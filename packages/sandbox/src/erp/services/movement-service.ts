import { date, defineService, flag, many, numeric, text, time, trimmedDecimal } from '../odata/entity-model.ts';

/** Material documents: receipts, issues, transfers and their reversals. */
export const movementService = defineService(
  { name: 'API_MATERIAL_DOCUMENT_SRV', version: 2, root: '/sap/opu/odata/sap/API_MATERIAL_DOCUMENT_SRV/' },
  {
    A_MaterialDocumentHeader: {
      key: ['MaterialDocumentYear', 'MaterialDocument'],
      properties: {
        MaterialDocumentYear: text(4),
        MaterialDocument: text(10),
        InventoryTransactionType: text(2, 'WE'),
        DocumentDate: date,
        PostingDate: date,
        CreationDate: date,
        CreationTime: time,
        CreatedByUser: text(12, 'RECEIVING'),
        MaterialDocumentHeaderText: text(25),
        ReferenceDocument: text(16),
        GoodsMovementCode: text(2),
      },
      navigation: {
        to_MaterialDocumentItem: many('A_MaterialDocumentItem', {
          MaterialDocument: 'MaterialDocument',
          MaterialDocumentYear: 'MaterialDocumentYear',
        }),
      },
    },
    A_MaterialDocumentItem: {
      key: ['MaterialDocumentYear', 'MaterialDocument', 'MaterialDocumentItem'],
      properties: {
        MaterialDocumentYear: text(4),
        MaterialDocument: text(10),
        MaterialDocumentItem: numeric(4),
        Material: text(40),
        Plant: text(4),
        StorageLocation: text(4),
        Batch: text(10),
        GoodsMovementType: text(3),
        InventoryStockType: text(2),
        InventorySpecialStockType: text(1),
        Supplier: text(10),
        PurchaseOrder: text(10),
        PurchaseOrderItem: numeric(5, '0'),
        GoodsMovementRefDocType: text(1),
        GoodsMovementReasonCode: text(4),
        IsCompletelyDelivered: flag,
        CostCenter: text(10),
        OrderID: text(12),
        QuantityInEntryUnit: trimmedDecimal(13, 3),
        EntryUnit: text(3),
        QuantityInBaseUnit: trimmedDecimal(13, 3),
        MaterialBaseUnit: text(3),
        ShelfLifeExpirationDate: date,
        ManufactureDate: date,
        ReversedMaterialDocumentYear: text(4),
        ReversedMaterialDocument: text(10),
        ReversedMaterialDocumentItem: numeric(4, '0'),
        IssuingOrReceivingPlant: text(4),
        IssuingOrReceivingStorageLoc: text(4),
        MaterialDocumentItemText: text(50),
      },
      navigation: {
        to_SerialNumbers: many('A_SerialNumberMaterialDocument', {
          MaterialDocument: 'MaterialDocument',
          MaterialDocumentYear: 'MaterialDocumentYear',
          MaterialDocumentItem: 'MaterialDocumentItem',
        }),
        to_MaterialDocumentHeader: {
          to: 'A_MaterialDocumentHeader',
          many: false,
          on: { MaterialDocument: 'MaterialDocument', MaterialDocumentYear: 'MaterialDocumentYear' },
        },
      },
    },
    A_SerialNumberMaterialDocument: {
      key: ['Material', 'SerialNumber', 'MaterialDocument', 'MaterialDocumentItem', 'MaterialDocumentYear'],
      properties: {
        Material: text(40),
        SerialNumber: text(18),
        MaterialDocument: text(10),
        MaterialDocumentItem: numeric(4),
        MaterialDocumentYear: text(4),
      },
    },
  },
);

/** Inbound deliveries: the ERP's copy of a supplier's ship notice. */
export const deliveryService = defineService(
  { name: 'API_INBOUND_DELIVERY_SRV;v=0002', version: 2, root: '/sap/opu/odata/sap/API_INBOUND_DELIVERY_SRV;v=0002/' },
  {
    A_InbDeliveryHeader: {
      key: ['DeliveryDocument'],
      hasETag: true,
      properties: {
        DeliveryDocument: text(10),
        DeliveryDocumentType: text(4, 'EL'),
        DeliveryDocumentBySupplier: text(35),
        DeliveryDate: date,
        DeliveryTime: time,
        DocumentDate: date,
        CreationDate: date,
        CreationTime: time,
        LastChangeDate: date,
        ActualGoodsMovementDate: date,
        ActualGoodsMovementTime: time,
        OverallGoodsMovementStatus: text(1, 'A'),
        SDDocumentCategory: text(4, '7'),
        Supplier: text(10),
        ShipToParty: text(10),
        ReceivingPlant: text(4),
        ReceivingLocationTimeZone: text(6, 'UTC'),
      },
      navigation: {
        to_DeliveryDocumentItem: many('A_InbDeliveryItem', { DeliveryDocument: 'DeliveryDocument' }),
      },
    },
    A_InbDeliveryItem: {
      key: ['DeliveryDocument', 'DeliveryDocumentItem'],
      properties: {
        DeliveryDocument: text(10),
        DeliveryDocumentItem: numeric(6),
        Material: text(40),
        Plant: text(4),
        StorageLocation: text(4),
        Batch: text(10),
        BatchBySupplier: text(15),
        ShelfLifeExpirationDate: date,
        ActualDeliveryQuantity: trimmedDecimal(13, 3),
        DeliveryQuantityUnit: text(3),
        ReferenceSDDocument: text(10),
        ReferenceSDDocumentItem: numeric(6),
        GoodsMovementStatus: text(1, 'A'),
      },
    },
  },
);
