import type { CopySpec, SourceKey } from '@supply-hub/subgraph-kit';
import type { ParLevel } from '../domain/par-level.ts';
import { parLevels } from './schema.ts';

/** The key a par level has: the item's number and the facility's code, in the system that plans. */
export const parLevelRef = (system: string, itemNumber: string, facilityCode: string): SourceKey => ({
  type: 'parlevel',
  system,
  key: [itemNumber, facilityCode],
});

/** How par levels are kept. Partners see none (R72). */
export const parLevelCopies: CopySpec<ParLevel> = {
  name: 'par level',
  idType: 'parlevel',
  table: parLevels,
  aging: 'masters',
  shape: 1,
  scopeOf: ({ facilityId }) => ({ facilityIds: [facilityId], supplierIds: [] }),
  references: ({ itemSystem, itemNumber }) => [{ type: 'item', system: itemSystem, key: [itemNumber] }],
};
