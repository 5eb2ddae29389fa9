import { caseChanged, type CaseChanged } from '@supply-hub/events';
import { isVisibleTo, liveField, passes } from '@supply-hub/subgraph-kit';
import type { ProceduresContext } from '../context.ts';
import type { Readiness } from '../domain/readiness.ts';
import { needsSupplies } from '../domain/surgical-case.ts';
import type { SubscriptionCaseReadinessChangedArgs } from '../generated/graphql.ts';
import type { SourcedCase } from '../loaders/case-by-id.ts';

export interface ReadinessChange {
  readonly surgicalCase: SourcedCase;
  readonly previousReadiness: Readiness | null;
  readonly changedAt: string;
}

/** Of what is told of a case, what changes its readiness. */
export const caseReadinessChanged = liveField<
  ProceduresContext,
  typeof caseChanged,
  Partial<SubscriptionCaseReadinessChangedArgs>
>({
  definition: caseChanged,
  concerns({ event: { data }, before }, { facilityIds, scheduledFrom, scheduledTo, readiness }, viewer) {
    const now = readinessOf(data);
    if (now === (before === null ? null : readinessOf(before))) return false;
    if (!isVisibleTo(viewer, { facilityIds: data.facilityId === null ? [] : [data.facilityId], supplierIds: [] }))
      return false;
    return (
      passes(facilityIds, data.facilityId) &&
      passes(readiness, now) &&
      isWithin(data.scheduledAt, scheduledFrom, scheduledTo)
    );
  },
  async load({ event: { data, time }, before }, { loaders }): Promise<ReadinessChange | null> {
    const surgicalCase = await loaders.caseById.load(data.id);
    if (surgicalCase === null) return null;
    const previousReadiness = before === null ? null : readinessOf(before);
    return { surgicalCase, previousReadiness, changedAt: time.toString() };
  },
});

/** As a case's readiness is shown: none where no supplies are kept for it. */
function readinessOf({ status, readiness }: CaseChanged): Readiness | null {
  return needsSupplies(status) ? readiness : null;
}

function isWithin(at: string | null, from: string | null | undefined, to: string | null | undefined): boolean {
  if (!from && !to) return true;
  if (at === null) return false;
  const instant = Temporal.Instant.from(at);
  return (
    (!from || Temporal.Instant.compare(instant, Temporal.Instant.from(from)) >= 0) &&
    (!to || Temporal.Instant.compare(instant, Temporal.Instant.from(to)) < 0)
  );
}
