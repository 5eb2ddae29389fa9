import type { Calendar } from './calendar.ts';
import {
  add,
  companyCode,
  purchasingOrganization,
  type Facility,
  type Item,
  type Stocking,
  type Supplier,
  type Tables,
} from './plan.ts';
import type { Random } from './random.ts';

/** A GLN as the ERP keeps it: seven, five and one digits. */
const glnParts = (gln: string | undefined) =>
  gln === undefined
    ? {}
    : {
        InternationalLocationNumber1: gln.slice(0, 7),
        InternationalLocationNumber2: gln.slice(7, 12),
        InternationalLocationNumber3: gln.slice(12),
      };

export function addFacilities(tables: Tables, facilities: readonly Facility[]): void {
  for (const facility of facilities) {
    add(tables, 'A_Plant', {
      Plant: facility.code,
      PlantName: facility.name.slice(0, 30),
      ValuationArea: facility.code,
      DefaultPurchasingOrganization: purchasingOrganization,
      CompanyCode: companyCode,
    });
    // The ERP books a warehouse's stock at one location; where in it, only the warehouse system knows.
    const locations =
      facility.warehouseCode === undefined ? facility.locations : [{ code: 'WM01', name: 'Warehouse managed' }];
    for (const { code, name } of locations) {
      add(tables, 'StorageLocation', {
        Plant: facility.code,
        StorageLocation: code,
        StorageLocationName: name.slice(0, 16),
      });
    }
  }
}

export function addSuppliers(tables: Tables, random: Random, calendar: Calendar, suppliers: readonly Supplier[]): void {
  for (const supplier of suppliers) {
    const created = calendar.date(-random.int(400, 3000));
    const name = {
      Supplier: supplier.number,
      SupplierName: supplier.name,
      SupplierFullName: `Company ${supplier.name}`,
    };
    const location = glnParts(supplier.gln);
    add(tables, 'A_BusinessPartner', {
      BusinessPartner: supplier.number,
      Supplier: supplier.number,
      BusinessPartnerFullName: supplier.name,
      BusinessPartnerName: supplier.name,
      OrganizationBPName1: supplier.name.slice(0, 40),
      CreationDate: created,
      LastChangeDate: created,
      SearchTerm1: supplier.name.slice(0, 20).toUpperCase(),
      BusinessPartnerIsBlocked: supplier.postingIsBlocked,
      ...location,
    });
    add(tables, 'A_Supplier', {
      ...name,
      CreationDate: created,
      PostingIsBlocked: supplier.postingIsBlocked,
      PurchasingIsBlocked: supplier.purchasingIsBlocked,
      TaxNumber1: `${random.int(10, 99)}-${random.int(1_000_000, 9_999_999)}`,
      ...location,
    });
    add(tables, 'A_SupplierPurchasingOrg', {
      Supplier: supplier.number,
      PurchasingOrganization: purchasingOrganization,
      MaterialPlannedDeliveryDurn: String(supplier.leadDays),
      MinimumOrderAmount: random.chance(0.3) ? `${random.int(1, 10) * 50}.00` : '0.00',
      PaymentTerms: random.pick(['0001', 'N030', 'N045', '2N10']),
      PurchaseOrderCurrency: 'USD',
      PurchasingGroup: 'M01',
      IsOrderAcknRqd: supplier.confirms,
      SupplierConfirmationControlKey: supplier.confirms ? '0001' : '',
    });
    add(tables, 'A_BuPaIdentification', {
      BusinessPartner: supplier.number,
      BPIdentificationType: 'BUP001',
      BPIdentificationNumber: String(random.int(100_000_000, 999_999_999)),
      BPIdnNmbrIssuingInstitute: 'Dun & Bradstreet',
    });
  }
}

export function addItems(tables: Tables, random: Random, calendar: Calendar, items: readonly Item[]): void {
  for (const item of items) {
    const [base] = item.units;
    const created = -random.int(60, 2500);
    const changed = Math.max(created, -random.int(1, 400));
    add(tables, 'A_Product', {
      Product: item.material,
      CrossPlantStatus: item.isDiscontinued ? '02' : '',
      CreationDate: calendar.date(created),
      LastChangeDate: calendar.date(changed),
      LastChangeDateTime: calendar.before(changed, random.int(0, 1439)),
      IsMarkedForDeletion: item.isDiscontinued && random.chance(0.3),
      BaseUnit: item.baseUnit,
      PurchaseOrderQuantityUnit: item.orderUnit === item.baseUnit ? '' : item.orderUnit,
      ProductGroup: item.group,
      ProductStandardID: base?.gtin ?? '',
      InternationalArticleNumberCat: base?.gtinCategory ?? '',
      ManufacturerNumber: item.manufacturer.number,
      ProductManufacturerNumber: item.manufacturerPart,
      IsBatchManagementRequired: item.isLotControlled,
      SerialNumberProfile: item.isSerialControlled ? 'IMPL' : '',
    });
    add(tables, 'A_ProductDescription', {
      Product: item.material,
      Language: 'EN',
      ProductDescription: item.description,
    });
    for (const { unit, factor, gtin, gtinCategory, lower } of item.units) {
      add(tables, 'A_ProductUnitsOfMeasure', {
        Product: item.material,
        AlternativeUnit: unit,
        QuantityNumerator: String(factor),
        GlobalTradeItemNumber: gtin ?? '',
        GlobalTradeItemNumberCategory: gtinCategory,
        LowerLevelPackagingUnit: lower,
        BaseUnit: item.baseUnit,
      });
      if (gtin === undefined) continue;
      add(tables, 'A_ProductUnitsOfMeasureEAN', {
        Product: item.material,
        AlternativeUnit: unit,
        ConsecutiveNumber: '1',
        ProductStandardID: gtin,
        InternationalArticleNumberCat: gtinCategory,
      });
    }
    if (item.shelfLifeDays !== undefined) {
      add(tables, 'A_ProductStorage', {
        Product: item.material,
        TemperatureConditionInd: item.group === 'HEMOSTAT' ? '02' : '',
        MinRemainingShelfLife: '30',
        TotalShelfLife: String(item.shelfLifeDays),
        BaseUnit: item.baseUnit,
      });
    }
  }
}

export function addPlanning(tables: Tables, stocked: readonly Stocking[]): void {
  for (const { item, facility, par } of stocked) {
    add(tables, 'A_ProductPlant', {
      Product: item.material,
      Plant: facility.code,
      ProductionInvtryManagedLoc: facility.warehouseCode === undefined ? 'CS01' : 'WM01',
      IsBatchManagementRequired: item.isLotControlled,
      SerialNumberProfile: item.isSerialControlled ? 'IMPL' : '',
    });
    const reorder = Math.max(1, Math.round(par * 0.4));
    add(tables, 'A_ProductSupplyPlanning', {
      Product: item.material,
      Plant: facility.code,
      MinimumLotSizeQuantity: String(item.units.find(({ unit }) => unit === item.orderUnit)?.factor ?? 1),
      SafetyStockQuantity: String(Math.max(1, Math.round(par * 0.15))),
      ReorderThresholdQuantity: String(reorder),
      MaximumStockQuantity: String(par),
      PlannedDeliveryDurationInDays: String(item.suppliers[0]?.leadDays ?? 5),
      BaseUnit: item.baseUnit,
    });
  }
}
