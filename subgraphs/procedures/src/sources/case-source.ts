import type { FeedPage, ReadByKeys } from '@supply-hub/subgraph-kit';
import type { SurgicalCase } from '../domain/surgical-case.ts';

/** What procedures needs of any system that keeps a surgical schedule. Keys are `[case number]`. */
export interface CaseSource {
  /** The configured system. */
  readonly system: { readonly id: string; readonly name: string };
  /** Cases by number; one entry a key, `null` where the schedule has no such case. */
  readonly readCases: ReadByKeys<SurgicalCase>;
  /** Cases that changed since a cursor of its own making; when it is null, all from a week ago on. */
  casesSince(cursor: string | null, deadline: AbortSignal): AsyncIterable<FeedPage<SurgicalCase>>;
  close(): Promise<void>;
}
