import { caseChanged, publishAll } from '@supply-hub/events';
import type { CopySpec } from '@supply-hub/subgraph-kit';
import type { SurgicalCase } from '../domain/surgical-case.ts';
import { surgicalCases } from './schema.ts';

/** How a case is kept, who may see it, and what the others are told when it changes. */
export const surgicalCaseCopy: CopySpec<SurgicalCase> = {
  name: 'surgical-case',
  idType: 'case',
  table: surgicalCases,
  aging: 'cases',
  shape: 1,
  // A case at a place the hub does not know is nobody's but those who see every facility: never a default place (R17).
  scopeOf: ({ facilityId }) => ({ facilityIds: facilityId === null ? [] : [facilityId], supplierIds: [] }),
  columns: ({ number, facilityId, scheduledAt, status }) => ({ number, facilityId, scheduledAt, status }),
  async publish(tx, changed) {
    await publishAll(
      tx,
      caseChanged,
      changed.flatMap(({ id, value: { facilityId, surgeon, ...rest }, version, asOf }) =>
        facilityId === null
          ? []
          : [
              {
                aggregateId: id,
                aggregateVersion: version,
                occurredAt: asOf,
                data: {
                  id,
                  ...rest,
                  facilityId,
                  surgeonId: surgeon?.code ?? null,
                  readiness: 'UNKNOWN' as const,
                  problems: [],
                },
              },
            ],
      ),
    );
  },
};
