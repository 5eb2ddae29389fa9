import { idOf, type SourceKey } from '@supply-hub/subgraph-kit';
import { positionRef } from '../db/position-copies.ts';
import type { StockTransfer } from '../domain/stock-transfer.ts';

/** The keys of the positions that a transfer takes from and goes to; one where that is the same. */
export function positionsOf({ system, itemNumber, from, to }: StockTransfer): SourceKey[] {
  return [...new Set([from.facilityCode, to.facilityCode])].map((code) => positionRef(system, code, itemNumber));
}

/** The id of the position at one end. */
export function positionIdsOf({ system, itemNumber, ...ends }: StockTransfer, end: 'from' | 'to'): string[] {
  return [idOf(positionRef(system, ends[end].facilityCode, itemNumber))];
}
