import type { TroubleChanged } from '@supply-hub/events';

export type TroubleKind = TroubleChanged['kind'];

/** Something that is wrong now and that a person must look at. */
export interface Trouble {
  readonly kind: TroubleKind;
  /** Tells it from others of its kind in its scope, and stays while the trouble does: a line's number, a document's. */
  readonly key?: string;
  /** What is wrong and what to do, for a person; without patient data. */
  readonly sentence: string;
  readonly remedy: string;
  readonly orderId?: string | null;
  readonly orderNumber?: string | null;
  readonly orderLineIds?: readonly string[];
  readonly itemId?: string | null;
  /** Absent: several, or none the hub knows. */
  readonly facilityId?: string | null;
  readonly supplierId?: string | null;
  /** Cases it endangers beyond those that rely on its order. */
  readonly caseIds?: readonly string[];
  /** Absent: that of its kind. */
  readonly severity?: TroubleChanged['severity'];
}
