import { odataV2Service } from '@supply-hub/testkit';
import type { RequestHandler } from 'msw';
import { contractItemRow, contractRow, productRow, supplierRow, type ErpValues } from './erp-rows.ts';

const odata = '/sap/opu/odata/sap/';
export const serviceRoots = ['API_BUSINESS_PARTNER', 'API_PURCHASECONTRACT_PROCESS_SRV', 'API_PRODUCT_SRV'].map(
  (name) => `${odata}${name}/`,
);

/** The services that this subgraph reads of an S/4HANA system, over rows that may change. */
export function erp(values: ErpValues = {}): { rows: ReturnType<typeof rowsOf>; handlers: RequestHandler[] } {
  const rows = rowsOf(values);
  const [partners = '', contracts = '', products = ''] = serviceRoots;
  return {
    rows,
    handlers: [
      ...odataV2Service({ root: partners, sets: { A_Supplier: () => rows.suppliers } }),
      ...odataV2Service({
        root: contracts,
        sets: { A_PurchaseContract: () => rows.contracts, A_PurchaseContractItem: () => rows.items },
      }),
      ...odataV2Service({ root: products, sets: { A_Product: () => rows.products } }),
    ],
  };
}

function rowsOf({ suppliers = [], contracts = [], items = [], products = [] }: ErpValues) {
  return {
    suppliers: suppliers.map(supplierRow),
    contracts: contracts.map(contractRow),
    items: items.map(contractItemRow),
    products: products.map(productRow),
  };
}

export type ErpRows = ReturnType<typeof rowsOf>;

/** Adds rows, or puts them in place of those with the same key. */
export function put(rows: ErpRows, values: ErpValues): void {
  const more = rowsOf(values);
  replace(rows.suppliers, more.suppliers, (row) => row.Supplier);
  replace(rows.contracts, more.contracts, (row) => row.PurchaseContract);
  replace(rows.items, more.items, (row) => `${row.PurchaseContract} ${row.PurchaseContractItem}`);
  replace(rows.products, more.products, (row) => row.Product);
}

function replace<T>(rows: T[], more: readonly T[], keyOf: (row: T) => string): void {
  for (const row of more) {
    const at = rows.findIndex((each) => keyOf(each) === keyOf(row));
    if (at === -1) rows.push(row);
    else rows[at] = row;
  }
}
