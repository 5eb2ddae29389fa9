import type { ReadByKeys } from '@supply-hub/subgraph-kit';
import type { Appointment } from '../domain/appointment.ts';

/** What procedures needs of any system that keeps a surgical schedule. Keys are `[case number]`. */
export interface CaseSource {
  /** The configured system. */
  readonly system: { readonly id: string; readonly name: string };
  /** Cases by number; one entry a key, `null` where the schedule has no such case. */
  readonly readCases: ReadByKeys<Appointment>;
  /** Pages of cases that changed at or after an instant; when it is null, of all from a week ago on. */
  changedCases(since: Temporal.Instant | null, deadline: AbortSignal): AsyncIterable<readonly Appointment[]>;
  close(): Promise<void>;
}
