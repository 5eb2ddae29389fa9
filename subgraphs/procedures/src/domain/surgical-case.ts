/** What has become of a case. */
export type CaseStatus = 'PROPOSED' | 'SCHEDULED' | 'STARTED' | 'COMPLETED' | 'CANCELLED' | 'NO_SHOW' | 'VOIDED';

/** Whether supplies are kept for a case in this state. */
export function needsSupplies(status: string): boolean {
  return status === 'SCHEDULED' || status === 'STARTED';
}

/** A code as its system gave it. */
export interface CodedValue {
  readonly system: string | null;
  readonly code: string;
  readonly display: string | null;
}

/** One scheduled operation, as all that was said of it comes to. It knows its room and not its patient. */
export interface SurgicalCase {
  /** The number people know it by. */
  readonly number: string;
  /** Null when the place the schedule names is none of hub.yaml's. */
  readonly facilityId: string | null;
  readonly theatreId: string | null;
  /** ISO 8601, UTC. Null when nobody has said it. */
  readonly scheduledAt: string | null;
  readonly endsAt: string | null;
  readonly status: CaseStatus;
  readonly procedure: CodedValue | null;
  /** The schedule's key of who operates. */
  readonly surgeon: CodedValue | null;
  /** The preference card the schedule names (AIG-3); whether there is one is not said. */
  readonly cardNumber: string | null;
  /** Higher goes first among cases that start together. */
  readonly urgency: number;
}

/** What keeps the hub from knowing what a case needs. */
export interface CaseProblem {
  readonly code: 'UNKNOWN_FACILITY' | 'UNKNOWN_PROCEDURE' | 'NO_CARD' | 'UNKNOWN_ITEM' | 'UNKNOWN_UNIT';
  readonly sentence: string;
  readonly remedy: string;
}
