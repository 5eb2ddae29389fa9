import { HubError, SourceContractBroken } from '@supply-hub/errors';
import {
  encodeQueryValue,
  parseWire,
  readKeyGroups,
  readLinkedPages,
  withoutPadding,
  type GroupOutcome,
  type HttpClient,
  type KeyedRows,
  type SourceResponse,
  type VendorFault,
} from '@supply-hub/source-kit';
import type { StockKey } from '../stock-source.ts';
import { inventory, inventoryFields, inventoryPage, refusal, type InventoryRow } from './wire.ts';

/** Oracle WMS Cloud's inventory. */
export interface InventoryClient {
  inventoryByKey(keys: readonly StockKey[], deadline: AbortSignal): Promise<KeyedRows<StockKey, InventoryRow>>;
  /** All inventory of a facility, as it comes. @throws SourceContractBroken at a row that cannot be read */
  inventoryOf(facilityCode: string, deadline: AbortSignal): AsyncIterable<readonly InventoryRow[]>;
}

const maxKeys = 50;
const maxUrlBytes = 4_096;
const shape = `curr_qty__gt=0&values_list=${encodeQueryValue(inventoryFields)}&page_mode=sequenced&page_size=1250`;

export function createInventoryClient(http: HttpClient): InventoryClient {
  const { system } = http;

  function pages(operation: string, conditions: string, deadline: AbortSignal, keys?: number) {
    const request = { operation, path: `entity/inventory/?${conditions}&${shape}`, deadline, keys, explain };
    return readLinkedPages(http, request, (response) => {
      const where = { system: system.name, at: operation };
      const { results, next_page: next } = parseWire(inventoryPage, response.json(), where);
      return { next: next ?? undefined, results };
    });
  }

  const readRow = (raw: unknown, operation: string): InventoryRow =>
    parseWire(inventory, raw, { system: system.name, at: `${operation}: a row` });

  /** All groups' facilities times their items may be more than was asked for: the rest is left out. */
  async function readGroup(keys: readonly StockKey[], deadline: AbortSignal): Promise<GroupOutcome<InventoryRow>> {
    const operation = 'inventory by item and facility';
    const asked = new Set(keys.map(idOf));
    try {
      const rows: { id: string; row: InventoryRow }[] = [];
      for await (const { results } of pages(operation, conditionsOf(keys), deadline, keys.length)) {
        for (const raw of results) {
          const row = readRow(raw, operation);
          const id = idOf({ facilityCode: row.facility, item: row.item });
          if (asked.has(id)) rows.push({ id, row });
        }
      }
      return rows;
    } catch (error) {
      if (error instanceof HubError) return error;
      throw error;
    }
  }

  return {
    inventoryByKey: (keys, deadline) =>
      readKeyGroups({
        keys,
        idOf,
        cut: {
          maxKeys,
          maxLength: maxUrlBytes,
          baseLength: new URL(http.baseUrl).pathname.length + conditionsOf([]).length + shape.length + 30,
          // A comma divides the values of a list: a key that holds one stands alone.
          lengthOf: ({ facilityCode, item }) =>
            item.includes(',') ? Infinity : encodeQueryValue(`,${facilityCode},${item}`).length,
        },
        readGroups: (groups) => Promise.all(groups.map((group) => readGroup(group, deadline))),
        stray: () => new SourceContractBroken(system.name, 'inventory', 'only rows of the keys asked for'),
        readAt: http.clock.now(),
      }),
    async *inventoryOf(facilityCode, deadline) {
      const operation = 'all inventory of a facility';
      const condition = `facility_id__code=${encodeQueryValue(facilityCode)}`;
      for await (const { results } of pages(operation, condition, deadline))
        yield results.map((raw) => readRow(raw, operation));
    },
  };
}

const idOf = ({ facilityCode, item }: StockKey): string => `${facilityCode}\u001f${withoutPadding(item)}`;

function conditionsOf(keys: readonly StockKey[]): string {
  const facilities = new Set(keys.map(({ facilityCode }) => facilityCode));
  const items = new Set(keys.map(({ item }) => item));
  return `${oneOf('facility_id__code', facilities)}&${oneOf('item_id__code', items)}`;
}

function oneOf(field: string, values: ReadonlySet<string>): string {
  const lookup = values.size === 1 ? '' : '__in';
  return `${field}${lookup}=${encodeQueryValue([...values].join(','))}`;
}

function explain(response: SourceResponse): VendorFault {
  const { code, message } = refusal.parse(response.json());
  return { vendorCode: code, detail: message };
}
