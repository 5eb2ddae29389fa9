import { warehouseCompany } from '../generate/warehouse-rows.ts';

/**
 * The warehouse's entities: plain fields, and foreign keys that filters and value lists reach through
 * (`item_id__code`). Decimals are text, as the warehouse writes them.
 */
export type Field =
  | { readonly kind: 'text' | 'number' | 'decimal' | 'date' | 'flag'; readonly from: string }
  | { readonly kind: 'instant'; readonly from: string }
  /** Another entity's row, found by its code. */
  | { readonly kind: 'relation'; readonly to: EntityName; readonly from: string }
  /** The same for every row. */
  | { readonly kind: 'constant'; readonly value: string }
  /** A fixed or derived object that has no entity of its own here: its parts. */
  | { readonly kind: 'part'; readonly parts: Readonly<Record<string, Field>>; readonly key: string };

export type EntityName = 'facility' | 'location' | 'item' | 'inventory';

export interface Entity {
  readonly name: EntityName;
  readonly table: string;
  /** The field that stands for the row in foreign keys. */
  readonly key: string;
  readonly fields: Readonly<Record<string, Field>>;
}

const text = (from: string): Field => ({ kind: 'text', from });
const number = (from: string): Field => ({ kind: 'number', from });
const relation = (to: EntityName, from: string): Field => ({ kind: 'relation', to, from });
/** The company that owns the stock: this warehouse keeps one company's alone. */
const company: Field = { kind: 'part', key: 'code', parts: { code: { kind: 'constant', value: warehouseCompany } } };
const stamps: Readonly<Record<string, Field>> = {
  create_ts: { kind: 'instant', from: 'changedAt' },
  mod_ts: { kind: 'instant', from: 'changedAt' },
};

export const entities: Readonly<Record<EntityName, Entity>> = {
  facility: {
    name: 'facility',
    table: 'wms.facility',
    key: 'code',
    fields: { id: number('id'), ...stamps, code: text('code'), name: text('name') },
  },
  location: {
    name: 'location',
    table: 'wms.location',
    key: 'locn_str',
    fields: {
      id: number('id'),
      ...stamps,
      facility_id: relation('facility', 'facility'),
      locn_str: text('code'),
      barcode: text('barcode'),
    },
  },
  item: {
    name: 'item',
    table: 'wms.item',
    key: 'code',
    fields: {
      id: number('id'),
      ...stamps,
      company_id: company,
      code: text('code'),
      part_a: text('code'),
      description: text('description'),
      barcode: text('barcode'),
      req_batch_nbr_flg: { kind: 'flag', from: 'isLotControlled' },
      serial_nbr_tracking_flg: { kind: 'flag', from: 'isSerialControlled' },
      unit_of_measure: text('unit'),
    },
  },
  inventory: {
    name: 'inventory',
    table: 'wms.inventory',
    key: 'id',
    fields: {
      id: number('id'),
      ...stamps,
      facility_id: relation('facility', 'facility'),
      company_id: company,
      item_id: relation('item', 'item'),
      location_id: relation('location', 'location'),
      container_id: {
        kind: 'part',
        key: 'container_nbr',
        parts: { container_nbr: text('container') },
      },
      batch_number_id: {
        kind: 'part',
        key: 'batch_nbr',
        parts: { batch_nbr: text('batch'), expiry_date: { kind: 'date', from: 'expiry' } },
      },
      expiry_date: { kind: 'date', from: 'expiry' },
      curr_qty: { kind: 'decimal', from: 'quantity' },
      lock_code: text('lockCode'),
    },
  },
};

export const isEntityName = (name: string): name is EntityName => name in entities;
