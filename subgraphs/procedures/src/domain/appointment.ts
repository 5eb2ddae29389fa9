import type { CaseName } from './case-identity.ts';
import type { CaseFacts } from './schedule.ts';

/** What a schedule that can be read says of one case, as its copy keeps it. Plain JSON. */
export interface Appointment {
  readonly name: CaseName;
  /** When its schedule last changed it, ISO 8601; null when it does not say. */
  readonly changedAt: string | null;
  readonly facts: CaseFacts;
}
