import {
  createODataV2Client,
  edm,
  ge,
  readByPaddedKeys,
  withoutPadding,
  type HttpClient,
  type KeyedRows,
  type RowPage,
} from '@supply-hub/source-kit';
import {
  conditionExpansions,
  contract,
  contractFields,
  contractItem,
  contractItemFields,
  pricedContractItem,
  pricedContractItemFields,
  type ContractItemRow,
  type ContractRow,
  type PricedContractItemRow,
} from './contract-wire.ts';
import {
  changedProduct,
  productUnits,
  productUnitsExpansions,
  productUnitsFields,
  type ChangedProductRow,
  type ProductUnitsRow,
} from './unit-wire.ts';

/** S/4HANA's purchase contract service, and what its product service says of units. */
export interface ContractClient {
  /** @param of what they are read for, for the record of calls */
  contractsByNumber(
    numbers: readonly string[],
    deadline: AbortSignal,
    of?: 'supplier items',
  ): Promise<KeyedRows<string, ContractRow>>;
  /** All of them when `since` is null. */
  contractsChangedSince(since: Temporal.Instant | null, deadline: AbortSignal): AsyncIterable<RowPage<ContractRow>>;
  /** With their price conditions; by number of the contract. */
  itemsOfContracts(
    numbers: readonly string[],
    deadline: AbortSignal,
  ): Promise<KeyedRows<string, PricedContractItemRow>>;
  /** Without prices; by material. */
  contractItemsOfMaterials(
    materials: readonly string[],
    deadline: AbortSignal,
  ): Promise<KeyedRows<string, ContractItemRow>>;
  /** @param of what they are read for, for the record of calls */
  unitsOfMaterials(
    materials: readonly string[],
    deadline: AbortSignal,
    of?: 'supplier items',
  ): Promise<KeyedRows<string, ProductUnitsRow>>;
  materialsChangedSince(since: Temporal.Instant, deadline: AbortSignal): AsyncIterable<RowPage<ChangedProductRow>>;
}

const changedSince = (since: Temporal.Instant | null) =>
  since === null ? undefined : ge('LastChangeDateTime', edm.dateTimeOffset(since));

export function createContractClient(http: HttpClient): ContractClient {
  const serviceRoot = '/sap/opu/odata/sap/API_PURCHASECONTRACT_PROCESS_SRV/';
  const contracts = createODataV2Client({ http, serviceRoot, maxUrlBytes: 4_096 });
  // A contract can have a thousand lines, each with its conditions: ten contracts make an answer that is large enough.
  const lines = createODataV2Client({ http, serviceRoot, maxKeysPerGroup: 10, maxGroupsPerBatch: 1 });
  const products = createODataV2Client({
    http,
    serviceRoot: '/sap/opu/odata/sap/API_PRODUCT_SRV/',
    maxUrlBytes: 4_096,
  });
  const header = { entitySet: 'A_PurchaseContract', row: contract, select: contractFields } as const;

  return {
    contractsByNumber: (numbers, deadline, of) =>
      contracts.readByKeys(
        {
          ...header,
          operation: of === undefined ? 'contracts by number' : `contracts of ${of}`,
          by: 'PurchaseContract',
          comparable: withoutPadding,
        },
        numbers,
        deadline,
      ),
    contractsChangedSince: (since, deadline) =>
      contracts.pages(
        {
          ...header,
          operation: since === null ? 'all contracts' : 'changed contracts',
          filter: changedSince(since),
          orderBy: ['PurchaseContract'],
          pageSize: 20,
        },
        deadline,
      ),
    itemsOfContracts: (numbers, deadline) =>
      lines.readByKeys(
        {
          operation: 'items of contracts',
          entitySet: 'A_PurchaseContractItem',
          row: pricedContractItem,
          select: pricedContractItemFields,
          expand: conditionExpansions,
          by: 'PurchaseContract',
          comparable: withoutPadding,
        },
        numbers,
        deadline,
      ),
    contractItemsOfMaterials: (materials, deadline) =>
      readByPaddedKeys(
        contracts,
        {
          operation: 'contract items of materials',
          entitySet: 'A_PurchaseContractItem',
          row: contractItem,
          select: contractItemFields,
          by: 'Material',
        },
        materials,
        18,
        deadline,
      ),
    unitsOfMaterials: (materials, deadline, of) =>
      readByPaddedKeys(
        products,
        {
          operation: `units of ${of ?? 'contracts'}`,
          entitySet: 'A_Product',
          row: productUnits,
          select: productUnitsFields,
          expand: productUnitsExpansions,
          by: 'Product',
        },
        materials,
        18,
        deadline,
      ),
    materialsChangedSince: (since, deadline) =>
      products.pages(
        {
          operation: 'changed materials',
          entitySet: 'A_Product',
          row: changedProduct,
          select: ['Product', 'LastChangeDateTime'],
          filter: changedSince(since),
          orderBy: ['Product'],
          pageSize: 1000,
        },
        deadline,
      ),
  };
}
