import type { ReadByKeys } from '@supply-hub/subgraph-kit';
import type { SurgicalCase } from '../domain/surgical-case.ts';

/** A case with the time its schedule last changed it; null when the schedule does not say. */
export interface ChangedCase {
  readonly case: SurgicalCase;
  readonly changedAt: Temporal.Instant | null;
}

/** What procedures needs of any system that keeps a surgical schedule. Keys are `[case number]`. */
export interface CaseSource {
  /** The configured system. */
  readonly system: { readonly id: string; readonly name: string };
  /** Cases by number; one entry a key, `null` where the schedule has no such case. */
  readonly readCases: ReadByKeys<SurgicalCase>;
  /** Pages of cases that changed at or after an instant; when it is null, of all from a week ago on. */
  changedCases(since: Temporal.Instant | null, deadline: AbortSignal): AsyncIterable<readonly ChangedCase[]>;
  close(): Promise<void>;
}
