import { idOfRef, typeOfRef, type Ref } from './entities.ts';
import type { World } from './world.ts';

/**
 * Whose a type's rows are (R72): by which fields one comes from a row to its facilities, and to the supplier it
 * carries. `self` is the row itself; `<Type.field` goes the other way, to the rows that name this one. A row whose
 * fields lead to no facility is master data where the type may be.
 */
export interface Whose {
  readonly facility: readonly string[] | 'master data';
  readonly isMasterDataWithout?: boolean;
  readonly supplier: readonly string[] | 'nobody';
}

/** A line for every type with a key: who adds a type says here whose it is. */
export const whose: Readonly<Record<string, Whose>> = {
  Facility: { facility: ['self'], supplier: 'nobody' },
  StorageLocation: { facility: ['facility'], supplier: 'nobody' },
  LocationCrosswalk: { facility: ['location'], supplier: 'nobody' },
  Theatre: { facility: ['facility'], supplier: 'nobody' },
  StockLevel: { facility: ['location'], supplier: 'nobody' },
  StockLot: { facility: ['location'], supplier: 'nobody' },
  StockAlert: { facility: ['facility'], supplier: 'nobody' },
  StockTransfer: { facility: ['from', 'to'], supplier: 'nobody' },
  ParLevel: { facility: ['facility'], supplier: 'nobody' },

  Item: { facility: 'master data', supplier: ['<SupplierItem.item', '<PurchaseOrderLine.item'] },
  Product: { facility: 'master data', supplier: ['item'] },
  ItemCrosswalk: { facility: 'master data', supplier: ['item'] },

  Supplier: { facility: 'master data', supplier: ['self'] },
  SupplierCrosswalk: { facility: 'master data', supplier: ['supplier'] },
  SupplierItem: { facility: ['<ContractPrice.supplierItem'], isMasterDataWithout: true, supplier: ['supplier'] },
  Contract: { facility: ['<ContractPrice.contract'], isMasterDataWithout: true, supplier: ['supplier'] },
  ContractPrice: { facility: ['facility'], isMasterDataWithout: true, supplier: ['contract'] },

  Requisition: { facility: ['lines'], supplier: 'nobody' },
  RequisitionLine: { facility: ['facility'], supplier: 'nobody' },
  PurchaseOrder: { facility: ['lines'], supplier: ['supplier'] },
  PurchaseOrderLine: { facility: ['facility'], supplier: ['purchaseOrder'] },
  ReplenishmentNeed: { facility: ['facility'], supplier: 'nobody' },
  Command: { facility: ['facilities'], supplier: 'nobody' },
  Receipt: { facility: ['lines'], supplier: ['lines'] },
  ReceiptLine: { facility: ['purchaseOrderLine'], supplier: ['purchaseOrderLine'] },
  Invoice: { facility: ['lines'], supplier: ['supplier'] },
  InvoiceLine: { facility: ['purchaseOrderLine'], supplier: ['invoice'] },
  LineMatch: { facility: ['purchaseOrderLine'], supplier: ['purchaseOrderLine'] },

  SurgicalCase: { facility: ['facility'], supplier: 'nobody' },
  CaseDemand: { facility: ['surgicalCase'], supplier: 'nobody' },
  PreferenceCard: { facility: ['facility'], supplier: 'nobody' },
  ScheduleChange: { facility: ['<SurgicalCase.scheduleHistory'], supplier: 'nobody' },
  Reservation: { facility: ['lot'], supplier: 'nobody' },

  TradingPartner: { facility: 'master data', supplier: ['supplier'] },
  Acknowledgement: { facility: ['lines'], supplier: ['supplier'] },
  AcknowledgementLine: { facility: ['purchaseOrderLine'], supplier: ['purchaseOrderLine'] },
  ChangeAnswer: { facility: ['lines'], supplier: ['lines'] },
  ChangeAnswerLine: { facility: ['purchaseOrderLine'], supplier: ['purchaseOrderLine'] },
  AdvanceShipNotice: { facility: ['lines'], supplier: ['supplier'] },
  AdvanceShipNoticeLine: { facility: ['purchaseOrderLine'], supplier: ['purchaseOrderLine'] },
  SupplierInvoice: { facility: ['lines'], supplier: ['supplier'] },
  SupplierInvoiceLine: { facility: ['purchaseOrderLine'], supplier: ['purchaseOrderLine'] },
  Backorder: { facility: ['purchaseOrderLine'], supplier: ['supplier'] },
  SubstitutionRequest: { facility: ['purchaseOrderLine'], supplier: ['supplier'] },
  Crosswalk: { facility: 'master data', supplier: 'nobody' },
  PartnerRule: { facility: 'master data', supplier: 'nobody' },

  MessageRecord: { facility: ['facility'], supplier: ['supplier'] },
  SupplyException: { facility: ['facility'], supplier: ['sharedWith'] },
};

/** Who asks: one facility's staff, or one supplier. */
export type Narrowed = { readonly facility: string } | { readonly supplier: string };

/** Tells of a row whether it is a viewer's to see, by what somebody sees who sees everything. */
export function ownership(world: World): (ref: Ref, viewer: Narrowed) => boolean {
  const known = new Map<string, ReadonlySet<string>>();

  /** Hub ids; `*` stands for master data, which is everybody's. */
  function owners(ref: Ref, axis: 'facility' | 'supplier'): ReadonlySet<string> {
    const memory = `${axis} ${ref}`;
    const before = known.get(memory);
    if (before !== undefined) return before;
    const rule = whose[typeOfRef(ref)];
    if (rule === undefined) throw new Error(`e2e/who-sees-what/whose.ts does not say whose a ${typeOfRef(ref)} is`);
    const paths = rule[axis];
    const found =
      typeof paths === 'string'
        ? new Set(paths === 'master data' ? ['*'] : [])
        : new Set(paths.flatMap((path) => (path === 'self' ? [idOfRef(ref)] : via(ref, path, axis))));
    if (axis === 'facility' && rule.isMasterDataWithout === true && found.size === 0) found.add('*');
    known.set(memory, found);
    return found;
  }

  function via(ref: Ref, path: string, axis: 'facility' | 'supplier'): string[] {
    const isEnd = (next: Ref) => typeOfRef(next).toLowerCase() === axis;
    return world.follow(ref, path).flatMap((next) => (isEnd(next) ? [idOfRef(next)] : [...owners(next, axis)]));
  }

  return (ref, viewer) => {
    if ('supplier' in viewer) return owners(ref, 'supplier').has(viewer.supplier);
    const facilities = owners(ref, 'facility');
    return facilities.has('*') || facilities.has(viewer.facility);
  };
}
