import { date, defineService, flag, instant, numeric, text, trimmedDecimal } from '../odata/entity-model.ts';

/**
 * Book stock by plant, storage location, batch, special stock and stock type. It knows no change time and no
 * expiry: the first is re-read by key, the second stands in the batch master.
 */
export const stockService = defineService(
  { name: 'API_MATERIAL_STOCK_SRV', version: 2, root: '/sap/opu/odata/sap/API_MATERIAL_STOCK_SRV/' },
  {
    A_MatlStkInAcctMod: {
      key: [
        'Material',
        'Plant',
        'StorageLocation',
        'Batch',
        'Supplier',
        'Customer',
        'WBSElementInternalID',
        'SDDocument',
        'SDDocumentItem',
        'InventorySpecialStockType',
        'InventoryStockType',
      ],
      properties: {
        Material: text(40),
        Plant: text(4),
        StorageLocation: text(4),
        Batch: text(10),
        Supplier: text(10),
        Customer: text(10),
        WBSElementInternalID: text(24, '000000000000000000000000'),
        SDDocument: text(10),
        SDDocumentItem: numeric(6, '0'),
        InventorySpecialStockType: text(1),
        InventoryStockType: text(2, '01'),
        MaterialBaseUnit: text(3),
        MatlWrhsStkQtyInMatlBaseUnit: trimmedDecimal(31, 14),
      },
    },
  },
);

/** Batch master: expiry and manufacture of each lot. */
export const batchService = defineService(
  { name: 'API_BATCH_SRV', version: 2, root: '/sap/opu/odata/sap/API_BATCH_SRV/' },
  {
    Batch: {
      key: ['Material', 'BatchIdentifyingPlant', 'Batch'],
      hasETag: true,
      properties: {
        Material: text(40),
        BatchIdentifyingPlant: text(4),
        Batch: text(10),
        BatchIsMarkedForDeletion: flag,
        MatlBatchIsInRstrcdUseStock: flag,
        Supplier: text(10),
        BatchBySupplier: text(15),
        CountryOfOrigin: text(3),
        MatlBatchAvailabilityDate: date,
        ShelfLifeExpirationDate: date,
        ManufactureDate: date,
        CreationDateTime: instant,
        LastChangeDateTime: instant,
      },
    },
  },
);

/** Plants: the hospital group's facilities as the ERP knows them. */
export const plantService = defineService(
  { name: 'API_PLANT_SRV', version: 2, root: '/sap/opu/odata/sap/API_PLANT_SRV/' },
  {
    A_Plant: {
      key: ['Plant'],
      properties: {
        Plant: text(4),
        PlantName: text(30),
        ValuationArea: text(4),
        PlantSupplier: text(10),
        FactoryCalendar: text(2, 'US'),
        DefaultPurchasingOrganization: text(4),
        CompanyCode: text(4),
        AddressID: text(10),
        Language: text(2, 'EN'),
      },
    },
  },
);

/** Storage locations of a plant. */
export const storageLocationService = defineService(
  { name: 'API_STORAGELOCATION_SRV', version: 2, root: '/sap/opu/odata/sap/API_STORAGELOCATION_SRV/' },
  {
    StorageLocation: {
      key: ['Plant', 'StorageLocation'],
      properties: {
        Plant: text(4),
        StorageLocation: text(4),
        StorageLocationName: text(16),
        IsStorLocAuthznCheckActive: flag,
      },
    },
  },
);
