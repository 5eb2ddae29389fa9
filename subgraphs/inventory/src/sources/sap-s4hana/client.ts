import {
  and,
  createODataV2Client,
  eq,
  gt,
  withoutPadding,
  type HttpClient,
  type KeyedRows,
} from '@supply-hub/source-kit';
import type { StockKey } from '../stock-source.ts';
import { wholeGroups } from './whole-groups.ts';
import { batch, stock, supplyPlanning, type BatchRow, type StockRow, type SupplyPlanningRow } from './wire.ts';

/** A batch of a material. */
export interface LotKey {
  readonly item: string;
  readonly lot: string;
}

/** S/4HANA's stock, batch and planning services. */
export interface StockClient {
  stockByKey(keys: readonly StockKey[], deadline: AbortSignal): Promise<KeyedRows<StockKey, StockRow>>;
  /** All stock of a plant, each material's rows together. */
  stockOfPlant(plant: string, deadline: AbortSignal): AsyncIterable<readonly StockRow[]>;
  batchesByKey(keys: readonly LotKey[], deadline: AbortSignal): Promise<KeyedRows<LotKey, BatchRow>>;
  planningByKey(keys: readonly StockKey[], deadline: AbortSignal): Promise<KeyedRows<StockKey, SupplyPlanningRow>>;
  /** All planning of all plants, each material's rows together. */
  allPlanning(deadline: AbortSignal): AsyncIterable<readonly SupplyPlanningRow[]>;
}

const windowSize = 2_000;
const stockQuery = { entitySet: 'A_MatlStkInAcctMod', row: stock, select: Object.keys(stock.shape) };
const batchQuery = { entitySet: 'Batch', row: batch, select: Object.keys(batch.shape) };
const planningQuery = {
  entitySet: 'A_ProductSupplyPlanning',
  row: supplyPlanning,
  select: Object.keys(supplyPlanning.shape),
};

/** Services pad material numbers as they like; in a plant and in a batch every zero counts. */
const ofMaterials = (value: string, property: string): string =>
  property === 'Material' || property === 'Product' ? withoutPadding(value) : value;

export function createStockClient(http: HttpClient): StockClient {
  const service = (name: string) =>
    createODataV2Client({ http, serviceRoot: `/sap/opu/odata/sap/${name}/`, maxUrlBytes: 4_096 });
  const stocks = service('API_MATERIAL_STOCK_SRV');
  const batches = service('API_BATCH_SRV');
  const products = service('API_PRODUCT_SRV');
  const facilityCode = (key: StockKey) => key.facilityCode;
  const item = (key: { readonly item: string }) => key.item;
  const behind = (property: string, after: string | undefined) => (after === undefined ? [] : [gt(property, after)]);

  return {
    stockByKey: (keys, deadline) =>
      stocks.readByKeys(
        {
          ...stockQuery,
          operation: 'stock by item and plant',
          by: { Material: item, Plant: facilityCode },
          comparable: ofMaterials,
        },
        keys,
        deadline,
      ),
    stockOfPlant: (plant, deadline) =>
      wholeGroups(
        (after, pageSize) =>
          stocks.pages(
            {
              ...stockQuery,
              operation: 'all stock of a plant',
              filter: and(eq('Plant', plant), ...behind('Material', after)),
              orderBy: ['Material'],
              pageSize,
            },
            deadline,
          ),
        ({ Material }) => Material,
        windowSize,
      ),
    batchesByKey: (keys, deadline) =>
      batches.readByKeys(
        {
          ...batchQuery,
          operation: 'expiry by lot',
          by: { Material: item, Batch: ({ lot }) => lot },
          comparable: ofMaterials,
        },
        keys,
        deadline,
      ),
    planningByKey: (keys, deadline) =>
      products.readByKeys(
        {
          ...planningQuery,
          operation: 'planning by item and plant',
          by: { Product: item, Plant: facilityCode },
          comparable: ofMaterials,
        },
        keys,
        deadline,
      ),
    allPlanning: (deadline) =>
      wholeGroups(
        (after, pageSize) =>
          products.pages(
            {
              ...planningQuery,
              operation: 'all planning',
              filter: after === undefined ? undefined : gt('Product', after),
              orderBy: ['Product'],
              pageSize,
            },
            deadline,
          ),
        ({ Product }) => Product,
        windowSize,
      ),
  };
}
