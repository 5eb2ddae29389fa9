/** What has become of a case. */
export type CaseStatus = 'PROPOSED' | 'SCHEDULED' | 'STARTED' | 'COMPLETED' | 'CANCELLED' | 'NO_SHOW' | 'VOIDED';

/** A code as its system gave it. */
export interface CodedValue {
  readonly system: string | null;
  readonly code: string;
  readonly display: string | null;
}

/** One scheduled operation. It knows its room and not its patient. */
export interface SurgicalCase {
  /** The number people know it by. */
  readonly number: string;
  /** Null when the place the schedule names is none of hub.yaml's. */
  readonly facilityId: string | null;
  readonly theatreId: string | null;
  /** ISO 8601, UTC. */
  readonly scheduledAt: string;
  readonly endsAt: string | null;
  readonly status: CaseStatus;
  readonly procedure: CodedValue | null;
  /** The schedule's key of who operates. */
  readonly surgeon: CodedValue | null;
}
