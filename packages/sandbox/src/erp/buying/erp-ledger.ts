import type { Row } from '../../store/table.ts';
import type { World } from '../../store/world.ts';
import { given } from '../documents/read-entity.ts';

/** What was made in the ERP since the world began, and what of it is there more often than it should be. */
export interface ErpLedger {
  readonly counts: {
    readonly requisitions: number;
    readonly externalReferences: number;
    readonly orders: number;
    readonly transfers: number;
  };
  readonly requisitions: readonly {
    readonly requisition: string;
    readonly externalReference: string;
    readonly items: readonly {
      readonly item: string;
      /** System, reference and item's own reference, joined by slashes; empty where it has none. */
      readonly externalReference: string;
      /** Whether the item bears a reference of its own. */
      readonly isNamed: boolean;
      readonly material: string;
      readonly plant: string;
      readonly quantity: string;
      readonly unit: string;
      readonly isDeleted: boolean;
      /** Empty while it has none. */
      readonly order: string;
    }[];
  }[];
  readonly orders: readonly {
    readonly order: string;
    readonly supplier: string;
    readonly lines: readonly {
      readonly line: string;
      readonly material: string;
      readonly plant: string;
      readonly quantity: string;
      readonly unit: string;
      readonly requisition: string;
      readonly requisitionItem: string;
      readonly isDeleted: boolean;
    }[];
  }[];
  /** Material documents that move stock from place to place, with what the caller called them by. */
  readonly transfers: readonly {
    readonly document: string;
    readonly reference: string;
    readonly movement: string;
    readonly items: readonly {
      readonly material: string;
      readonly batch: string;
      readonly quantity: string;
      readonly plant: string;
      readonly otherPlant: string;
    }[];
    readonly isReversed: boolean;
  }[];
  /** Whatever is there twice, in words. Empty when all is well. */
  readonly doubled: readonly string[];
}

const transferTypes = new Set(['301', '303', '305', '311']);

/** Only what was made while the world ran: what it began with is nobody's doing. */
export function erpLedger(world: World): ErpLedger {
  const made = (kind: string) =>
    world
      .table('erp.made')
      .rows.map((row) => given(row, 'document').split(' '))
      .flatMap(([of, number = '']) => (of === kind ? [number] : []));
  const where = (table: string, field: string, value: string): Row[] => {
    const last = world.table(table).key.at(-1) ?? '';
    return [...world.table(table).where(field, value)].toSorted((a, b) => Number(a[last]) - Number(b[last]));
  };
  const requisitions = made('requisition').map((requisition) => {
    const items = where('A_PurchaseRequisitionItem', 'PurchaseRequisition', requisition);
    return {
      requisition,
      externalReference: given(items[0] ?? {}, 'PurReqnExternalReference'),
      items: items.map((item) => ({
        item: given(item, 'PurchaseRequisitionItem'),
        externalReference: referenceOf(item),
        isNamed: given(item, 'PurReqnItemExternalReference') !== '',
        material: given(item, 'Material'),
        plant: given(item, 'Plant'),
        quantity: given(item, 'RequestedQuantity'),
        unit: given(item, 'BaseUnit'),
        isDeleted: given(item, 'IsDeleted') !== '',
        order: given(item, 'PurchasingDocument'),
      })),
    };
  });
  const orders = made('order').map((order) => ({
    order,
    supplier: given(world.table('PurchaseOrder').get({ PurchaseOrder: order }) ?? {}, 'Supplier'),
    lines: where('PurchaseOrderItem', 'PurchaseOrder', order).map((line) => ({
      line: given(line, 'PurchaseOrderItem'),
      material: given(line, 'Material'),
      plant: given(line, 'Plant'),
      quantity: given(line, 'OrderQuantity'),
      unit: given(line, 'PurchaseOrderQuantityUnit'),
      requisition: given(line, 'PurchaseRequisition'),
      requisitionItem: given(line, 'PurchaseRequisitionItem'),
      isDeleted: given(line, 'PurchasingDocumentDeletionCode') !== '',
    })),
  }));
  const transfers = transfersOf(world);
  const references = requisitions.flatMap(({ items }) => items.map(({ externalReference }) => externalReference));
  return {
    counts: {
      requisitions: requisitions.length,
      externalReferences: new Set(references.filter((each) => each !== '')).size,
      orders: orders.length,
      transfers: transfers.length,
    },
    requisitions,
    orders,
    transfers,
    doubled: [
      ...repeated(
        requisitions.flatMap(({ items, requisition }) =>
          items.map((item): Named => [
            item.externalReference,
            item.isNamed ? `${requisition}/${item.item}` : requisition,
          ]),
        ),
      ).map(([name, places]) => `external reference ${name} is at ${places}`),
      ...repeated(
        orders.flatMap(({ order, lines }) =>
          lines.flatMap((line): Named[] =>
            line.requisition === '' ? [] : [[`${line.requisition}/${line.requisitionItem}`, `${order}/${line.line}`]],
          ),
        ),
      ).map(([name, places]) => `requisition ${name} is ordered with ${places}`),
      ...repeated(
        transfers.flatMap(({ document, isReversed, movement, reference }): Named[] =>
          isReversed ? [] : [[reference === '' ? '' : `${reference} (${movement})`, document]],
        ),
      ).map(([name, places]) => `transfer ${name} is posted with ${places}`),
    ],
  };
}

type Named = readonly [name: string, place: string];

/** Names that are at more than one place; those without a name do not count. */
const repeated = (named: readonly Named[]): Named[] =>
  [...Map.groupBy(named, ([name]) => name)].flatMap(([name, places]): Named[] => {
    const different = new Set(places.map(([, place]) => place));
    return name === '' || different.size < 2 ? [] : [[name, [...different].join(' and ')]];
  });

/** System, reference and item reference: what a caller finds its own item by. Empty where it gave none. */
function referenceOf(item: Row): string {
  const reference = given(item, 'PurReqnExternalReference');
  if (reference === '') return '';
  return [given(item, 'PurReqnExternalSystemId'), reference, given(item, 'PurReqnItemExternalReference')]
    .filter((each) => each !== '')
    .join('/');
}

function transfersOf(world: World): ErpLedger['transfers'] {
  const items = world.table('A_MaterialDocumentItem');
  const byDocument = Map.groupBy(
    [...transferTypes].flatMap((type) => items.where('GoodsMovementType', type)),
    (item) => `${given(item, 'MaterialDocumentYear')}/${given(item, 'MaterialDocument')}`,
  );
  return [...byDocument]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([document, rows]) => {
      const [year = '', number = ''] = document.split('/');
      const header = world
        .table('A_MaterialDocumentHeader')
        .get({ MaterialDocumentYear: year, MaterialDocument: number });
      return {
        document,
        reference: given(header ?? {}, 'ReferenceDocument'),
        movement: given(rows[0] ?? {}, 'GoodsMovementType'),
        items: rows.map((row) => ({
          material: given(row, 'Material'),
          batch: given(row, 'Batch'),
          quantity: given(row, 'QuantityInBaseUnit'),
          plant: given(row, 'Plant'),
          otherPlant: given(row, 'IssuingOrReceivingPlant'),
        })),
        isReversed: items.where('ReversedMaterialDocument', number).length > 0,
      };
    });
}
