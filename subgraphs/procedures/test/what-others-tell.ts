import {
  stockLoaded,
  type BackorderChanged,
  type FacilityChanged,
  type ItemChanged,
  type PurchaseOrderChanged,
  type StockChanged,
  type StockLoaded,
  type SubstitutionChanged,
  type TransferChanged,
} from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import { backorderId, facilityId, itemId, locationId, lotId, orderLineId, theatreId, transferId } from './ids.ts';

export interface LotValues {
  readonly id: string;
  readonly at?: string;
  readonly quantity?: string;
  readonly expires?: string | null;
  readonly received?: string | null;
  readonly status?: 'AVAILABLE' | 'QUALITY' | 'BLOCKED';
  readonly recalled?: boolean;
}

export interface OrderLineValues {
  readonly line?: string;
  readonly item: string;
  readonly facility?: string;
  readonly quantity?: string;
  readonly base?: string;
  readonly promises: readonly {
    on: string;
    quantity: string;
    confirmed: boolean;
    baseQuantity?: string;
    itemId?: string;
  }[];
}

/**
 * Tells one consumer of the subgraph what is so of a subject.
 *
 * @param version @default one more than it was told last
 * @param type which event says it, for a consumer that takes several
 */
export type Tell = (consumer: string, subject: string, data: object, version?: number, type?: string) => Promise<void>;

/** What the other subgraphs tell this one, each in the words of a test; what is absent is as usual. */
export function whatOthersTell(tell: Tell) {
  return {
    facility: (slug: string, values: Partial<FacilityChanged> = {}, version?: number) => {
      const data: FacilityChanged = {
        id: facilityId(slug),
        slug,
        name: slug === 'north' ? 'North' : 'South',
        gln: null,
        timeZone: slug === 'north' ? 'America/Chicago' : 'America/Denver',
        bufferBeforeCaseMinutes: 120,
        quickestRemedyMinutes: 240,
        codes: {},
        theatres: [
          { id: theatreId(slug, 'or-1'), name: 'OR 1', codes: {}, suppliedBy: [locationId('OR01')] },
          { id: theatreId(slug, 'or-2'), name: 'OR 2', codes: {}, suppliedBy: [locationId('CS01')] },
        ],
        ...values,
      };
      return tell('procedures.facilities', data.id, data, version);
    },
    item: (key: string, values: Partial<ItemChanged> = {}, version?: number) =>
      tell(
        'procedures.items',
        itemId(key),
        {
          id: itemId(key),
          number: key,
          description: null,
          baseUnit: 'EA',
          lotControlled: true,
          serialControlled: false,
          gtins: [],
          units: [{ unit: 'BX', numerator: '10', denominator: '1' }],
          ...values,
        },
        version,
      ),
    stock: (
      key: string,
      lots: readonly LotValues[],
      { at = 'north', version }: { at?: string; version?: number } = {},
    ) => {
      const data: StockChanged = {
        itemId: itemId(key),
        facilityId: facilityId(at),
        lots: lots.map((lot) => ({
          id: lotId(lot.id),
          locationId: locationId(lot.at ?? 'OR01'),
          lot: lot.id,
          expiresOn: lot.expires ?? null,
          receivedOn: lot.received ?? null,
          quantity: lot.quantity ?? '1',
          status: lot.status ?? 'AVAILABLE',
          ownership: 'OWNED',
          supplierId: null,
          recalled: lot.recalled ?? false,
        })),
      };
      return tell('procedures.stock', hubId('stock', 'hub', [key, at]), data, version);
    },
    /** All of a facility's stock was told of. */
    stockLoaded: (at = 'north') => {
      const data: StockLoaded = { facilityId: facilityId(at), loadedAt: '2026-03-09T12:00:00Z' };
      return tell('procedures.stock', data.facilityId, data, 1, stockLoaded.type);
    },
    order: (number: string, lines: readonly OrderLineValues[], version?: number) => {
      const data: PurchaseOrderChanged = {
        id: hubId('order', 'erp', [number]),
        number,
        supplierId: hubId('supplier', 'erp', 'S1'),
        status: 'SENT',
        orderedOn: '2026-03-01',
        lines: lines.map(({ line = '10', item, facility = 'north', quantity = '10', base = quantity, promises }) => ({
          id: orderLineId(number, line),
          number: line,
          itemId: itemId(item),
          facilityId: facilityId(facility),
          supplierPartNumber: null,
          quantity,
          unit: 'EA',
          baseQuantity: base,
          baseUnit: 'EA',
          unitPrice: '1',
          pricePerBaseUnit: '1',
          currency: 'USD',
          receivedQuantity: null,
          invoicedQuantity: null,
          promises: promises.map((promise) => ({ baseQuantity: null, itemId: null, ...promise })),
          cancelled: false,
          contractId: null,
          requisitionLineId: null,
        })),
      };
      return tell('procedures.inbound', data.id, data, version);
    },
    /** A supplier owes a part of a line of an order. */
    backorder: (order: string, values: Partial<BackorderChanged> & { item: string }, line = '10') => {
      const { item, ...rest } = values;
      const data: BackorderChanged = {
        id: backorderId(order, line),
        orderId: hubId('order', 'erp', [order]),
        orderNumber: order,
        orderLineId: orderLineId(order, line),
        itemId: itemId(item),
        facilityId: facilityId('north'),
        supplierId: hubId('supplier', 'erp', 'S1'),
        quantity: '1',
        unit: 'EA',
        promisedOn: '2026-03-14',
        earlier: [],
        slipDays: null,
        code: null,
        reason: 'None left.',
        isOpen: true,
        ...rest,
      };
      return tell('procedures.backorders', data.id, data);
    },
    /** A supplier asks to send something else with a line of an order, or a person decided. */
    substitution: (
      order: string,
      { item, by, ...values }: Partial<SubstitutionChanged> & { item: string; by: string },
      line = '10',
    ) => {
      const data: SubstitutionChanged = {
        id: hubId('substitution', 'hub', [order, line, by]),
        orderId: hubId('order', 'erp', [order]),
        orderNumber: order,
        orderLineId: orderLineId(order, line),
        itemId: itemId(item),
        facilityId: facilityId('north'),
        supplierId: hubId('supplier', 'erp', 'S1'),
        substituteItemId: itemId(by),
        substitutePart: by,
        baseQuantity: '1',
        unit: 'EA',
        factor: '1',
        state: 'APPROVED',
        isQuarantined: false,
        decidedBy: 'user:buyer',
        ...values,
      };
      return tell('procedures.substitutions', data.id, data);
    },
    /** Stock is on its way from the south to the OR core of the north. */
    transfer: (name: string, { item, ...values }: Partial<TransferChanged> & { item: string }) => {
      const data: TransferChanged = {
        id: transferId(name),
        reference: name,
        itemId: itemId(item),
        lot: null,
        expiresOn: null,
        quantity: '1',
        unit: 'EA',
        fromLotId: lotId(name),
        fromFacilityId: facilityId('south'),
        fromLocationId: locationId('S'),
        toFacilityId: facilityId('north'),
        toLocationId: locationId('OR01'),
        state: 'IN_TRANSIT',
        askedAt: '2026-03-09T12:00:00Z',
        refusal: null,
        expectedAt: '2026-03-09T16:00:00Z',
        receivedAt: null,
        ...values,
      };
      return tell('procedures.transfers', data.id, data);
    },
    /** A supplier sells an item. */
    sells: (supplier: string, item: string) => {
      const id = hubId('supplieritem', 'erp', [supplier, item]);
      const supplierId = hubId('supplier', 'erp', supplier);
      return tell('procedures.supplier-items', id, { id, supplierId, itemId: itemId(item), partNumber: null });
    },
  };
}
