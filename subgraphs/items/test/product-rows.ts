/** Products as an S/4HANA system would answer them, expanded. Invented; the shape follows sources/sap-s4hana.md. */
export interface ProductValues {
  Product: string;
  BaseUnit?: string;
  ProductGroup?: string;
  ProductStandardID?: string;
  ManufacturerNumber?: string;
  ProductManufacturerNumber?: string;
  IsBatchManagementRequired?: boolean;
  SerialNumberProfile?: string;
  IsMarkedForDeletion?: boolean;
  CrossPlantStatus?: string;
  /** ISO 8601; null for a product that was never changed. */
  changedAt?: string | null;
  descriptions?: Readonly<Record<string, string>>;
  units?: readonly UnitValues[];
}

export interface UnitValues {
  unit: string;
  numerator?: string;
  denominator?: string;
  gtin?: string;
  /** Further GTINs of the unit; a leading `*` marks the main one. */
  eans?: readonly string[];
}

export function productRow(values: ProductValues) {
  const { changedAt = '2026-03-01T08:00:00Z', descriptions, units, ...fields } = values;
  const { Product, BaseUnit = 'EA' } = values;
  return {
    __metadata: { type: 'API_PRODUCT_SRV.A_ProductType', etag: 'W/"1"' },
    BaseUnit,
    ProductGroup: '',
    ProductStandardID: '',
    ManufacturerNumber: '',
    ProductManufacturerNumber: '',
    IsBatchManagementRequired: false,
    SerialNumberProfile: '',
    IsMarkedForDeletion: false,
    CrossPlantStatus: '',
    ...fields,
    LastChangeDateTime: changedAt === null ? null : `/Date(${Date.parse(changedAt)}+0000)/`,
    to_Description: results(
      Object.entries(descriptions ?? { EN: `Thing ${Product}` }).map(([Language, ProductDescription]) => ({
        Product,
        Language,
        ProductDescription,
      })),
    ),
    to_ProductUnitsOfMeasure: results((units ?? [{ unit: BaseUnit }]).map((unit) => unitRow(Product, unit))),
  };
}

export type ProductValue = ReturnType<typeof productRow>;

function unitRow(Product: string, { unit, numerator = '1', denominator = '1', gtin = '', eans = [] }: UnitValues) {
  return {
    Product,
    AlternativeUnit: unit,
    QuantityNumerator: numerator,
    QuantityDenominator: denominator,
    GlobalTradeItemNumber: gtin,
    to_InternationalArticleNumber: results(
      eans.map((ean, index) => ({
        ConsecutiveNumber: String(index + 1).padStart(5, '0'),
        ProductStandardID: ean.replace('*', ''),
        IsMainGlobalTradeItemNumber: ean.startsWith('*'),
      })),
    ),
  };
}

const results = <T>(rows: readonly T[]) => ({ results: rows });
