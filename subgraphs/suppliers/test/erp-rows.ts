/** Rows as an S/4HANA system would answer them, expanded. Invented; the shapes follow sources/sap-s4hana.md. */

const results = <T>(rows: readonly T[]) => ({ results: rows });
const day = (date: string) => `/Date(${Date.parse(`${date}T00:00:00Z`)})/`;
const instant = (at: string | null) => (at === null ? null : `/Date(${Date.parse(at)}+0000)/`);

export interface SupplierValues {
  Supplier: string;
  SupplierName?: string;
  PurchasingIsBlocked?: boolean;
  DeletionIndicator?: boolean;
  /** Thirteen digits. */
  gln?: string;
  /** The three parts it is kept in, where they are not seven, five and one of those digits. */
  glnParts?: readonly [string, string, string];
  organizations?: readonly Partial<OrganizationValues>[];
}

export interface OrganizationValues {
  PurchasingOrganization: string;
  PurchaseOrderCurrency: string;
  MinimumOrderAmount: string;
  MaterialPlannedDeliveryDurn: string;
  IsOrderAcknRqd: boolean;
}

export function supplierRow({ gln = '', glnParts, organizations = [{}], ...values }: SupplierValues) {
  const [first, second, third] = glnParts ?? [gln.slice(0, 7), gln.slice(7, 12), gln.slice(12)];
  return {
    SupplierName: `Supplier ${values.Supplier}`,
    PurchasingIsBlocked: false,
    DeletionIndicator: false,
    InternationalLocationNumber1: first || '0',
    InternationalLocationNumber2: second || '0',
    InternationalLocationNumber3: third || '0',
    ...values,
    to_SupplierPurchasingOrg: results(
      organizations.map((organization) => ({
        Supplier: values.Supplier,
        PurchasingOrganization: '1010',
        PurchaseOrderCurrency: 'USD',
        MinimumOrderAmount: '0.000',
        MaterialPlannedDeliveryDurn: '0',
        IsOrderAcknRqd: false,
        ...organization,
      })),
    ),
  };
}

export interface ContractValues {
  PurchaseContract: string;
  Supplier: string;
  from?: string;
  to?: string;
  PurchasingDocumentDeletionCode?: string;
  ReleaseIsNotCompleted?: boolean;
  changedAt?: string | null;
}

export function contractRow({ from, to, changedAt = '2026-03-01T08:00:00Z', ...values }: ContractValues) {
  return {
    PurchasingDocumentDeletionCode: '',
    ReleaseIsNotCompleted: false,
    ...values,
    ValidityStartDate: day(from ?? '2026-01-01'),
    ValidityEndDate: day(to ?? '2026-12-31'),
    LastChangeDateTime: instant(changedAt),
  };
}

export interface ContractItemValues {
  PurchaseContract: string;
  PurchaseContractItem: string;
  Material: string;
  SupplierMaterialNumber?: string;
  Plant?: string;
  OrderQuantityUnit?: string;
  OrderPriceUnit?: string;
  ContractNetPriceAmount?: string;
  NetPriceQuantity?: string;
  DocumentCurrency?: string;
  PurchasingDocumentDeletionCode?: string;
  conditions?: readonly ConditionValues[];
}

export interface ConditionValues {
  value: string;
  type?: string;
  unit?: string;
  currency?: string;
  per?: string;
  scaleFrom?: string;
  from?: string | null;
  to?: string | null;
  isDeleted?: boolean;
}

export function contractItemRow({ conditions = [], ...values }: ContractItemValues) {
  return {
    SupplierMaterialNumber: '',
    Plant: '',
    OrderQuantityUnit: 'EA',
    OrderPriceUnit: values.OrderQuantityUnit ?? 'EA',
    ContractNetPriceAmount: '10.000',
    NetPriceQuantity: '1',
    DocumentCurrency: 'USD',
    PurchasingDocumentDeletionCode: '',
    ...values,
    to_PurContrItemCondition: results(
      conditions.map(({ value, type = 'PPR0', unit = '', currency = 'USD', per = '0', scaleFrom = '0', ...rest }) => ({
        ConditionType: type,
        ConditionValidityStartDate: typeof rest.from === 'string' ? day(rest.from) : null,
        ConditionValidityEndDate: typeof rest.to === 'string' ? day(rest.to) : null,
        ConditionRateValue: value,
        ConditionRateValueUnit: currency,
        ConditionQuantity: per,
        ConditionQuantityUnit: unit,
        ConditionScaleQuantity: scaleFrom,
        ConditionIsDeleted: rest.isDeleted ?? false,
      })),
    ),
  };
}

export interface ProductValues {
  Product: string;
  BaseUnit?: string;
  changedAt?: string | null;
  /** Unit → base units in one, as `numerator` or `numerator/denominator`. */
  units?: Readonly<Record<string, string>>;
}

export function productRow({ Product, BaseUnit = 'EA', changedAt = '2026-03-01T08:00:00Z', units }: ProductValues) {
  return {
    Product,
    BaseUnit,
    LastChangeDateTime: instant(changedAt),
    to_ProductUnitsOfMeasure: results(
      Object.entries({ [BaseUnit]: '1', ...units }).map(([AlternativeUnit, factor]) => ({
        AlternativeUnit,
        QuantityNumerator: factor.split('/')[0],
        QuantityDenominator: factor.split('/')[1] ?? '1',
      })),
    ),
  };
}

/** What an ERP of a test holds. */
export interface ErpValues {
  suppliers?: readonly SupplierValues[];
  contracts?: readonly ContractValues[];
  items?: readonly ContractItemValues[];
  products?: readonly ProductValues[];
}
