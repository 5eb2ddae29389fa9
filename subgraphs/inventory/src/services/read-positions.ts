import { keyText, type ReadByKeys } from '@supply-hub/subgraph-kit';
import type { Facilities } from './facilities.ts';
import { toPosition, type StockPosition } from '../domain/stock.ts';
import type { StockSource } from '../sources/stock-source.ts';

/** Reads positions by [facility's code, item's number]. Null for a code that is no facility's stock (R17). */
export const readPositions =
  (source: StockSource, facilities: Facilities): ReadByKeys<StockPosition> =>
  async (refs, deadline) => {
    const known = refs.flatMap(({ key: [facilityCode = '', item = ''] }) => {
      const facility = facilities.byCode(source.system.id, facilityCode);
      return facility?.stockSystem === source.system.id ? { facility, facilityCode, item } : [];
    });
    const answers = await source.readStock(known, deadline);
    return new Map(
      known.flatMap(({ facility, facilityCode, item }, index) => {
        const lots = answers[index];
        if (lots === undefined) return [];
        return [[keyText([facilityCode, item]), lots instanceof Error ? lots : toPosition(facility, item, lots)]];
      }),
    );
  };
