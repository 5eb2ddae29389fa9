import type { UnitCodes } from '@supply-hub/quantities';
import { withoutPadding } from '@supply-hub/source-kit';
import type { MatchedLine } from '../../domain/match-line.ts';
import type { PurchaseOrder, PurchaseOrderLine } from '../../domain/purchase-order.ts';

/** An order that a document names, with what its lines are matched by. */
export interface KnownOrder extends Omit<PurchaseOrder, 'lines'> {
  readonly id: string;
  readonly lines: readonly (PurchaseOrderLine & MatchedLine)[];
}

/** What a supplier's document is read against. */
export interface KnownToDocument {
  /** The supplier, as people know it. */
  readonly partnerName: string;
  readonly supplierId: string;
  /** By `orderNumber`. */
  readonly orders: ReadonlyMap<string, KnownOrder>;
  /** The id an order would have that the hub does not know yet. */
  readonly idOfOrder: (number: string) => string;
  readonly units: UnitCodes;
  /** What stewards said that part numbers mean: item ids. */
  readonly itemsByPart: ReadonlyMap<string, string>;
}

/** An order's number as orders are known by it. */
export const orderNumber = (sent: string): string => withoutPadding(sent.trim());
