import { hubId } from '@supply-hub/identifiers';
import { keyText, type ReadByKeys } from '@supply-hub/subgraph-kit';
import type { Facility } from '../domain/facility.ts';
import type { Facilities } from './facilities.ts';
import type { ParLevel } from '../domain/par-level.ts';
import type { Planning, PlanningSource } from '../sources/planning-source.ts';

/** Reads par levels by [item's number, facility's code]. Null where the facility does not plan the item. */
export const readParLevels =
  (source: PlanningSource, facilities: Facilities): ReadByKeys<ParLevel> =>
  async (refs, deadline) => {
    const { id: system } = source.system;
    const known = refs.flatMap(({ key: [item = '', facilityCode = ''] }) => {
      const facility = facilities.byCode(system, facilityCode);
      return facility === undefined ? [] : { facility, facilityCode, item };
    });
    const answers = await source.readPlanning(known, deadline);
    return new Map(
      known.flatMap(({ facility, facilityCode, item }, index) => {
        const planning = answers[index];
        if (planning === undefined || planning === null) return [];
        const value = planning instanceof Error ? planning : toParLevel(system, item, facility, planning);
        return [[keyText([item, facilityCode]), value]];
      }),
    );
  };

/** @param system whose item number and planning it is */
export function toParLevel(system: string, item: string, facility: Facility, planning: Planning): ParLevel {
  const { unit, reorderPoint, fillTo, safetyStock } = planning;
  return {
    itemId: hubId('item', system, [item]),
    itemSystem: system,
    itemNumber: item,
    facilityId: facility.id,
    unit,
    reorderPoint,
    fillTo,
    safetyStock,
  };
}
