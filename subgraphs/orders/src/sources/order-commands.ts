import type { UnitOfMeasure } from '@supply-hub/quantities';

/** A requisition as a system is asked for it. Keys are the system's own. */
export interface RequisitionAsked {
  /** Under which it is found again: at most 35 characters, and never used for another. */
  readonly reference: string;
  /** At most 40 characters are kept. */
  readonly description: string;
  readonly lines: readonly RequisitionLineAsked[];
}

export interface RequisitionLineAsked {
  /** 10, 20 … */
  readonly position: number;
  /** The item's number. */
  readonly item: string;
  readonly facilityCode: string;
  /** In the item's base unit. */
  readonly quantity: string;
  readonly unit: UnitOfMeasure;
  readonly neededOn: string;
  /** Null: the system finds one. */
  readonly supplier: string | null;
  /** Null: the system finds one, or there is none. */
  readonly contract: { readonly number: string; readonly line: string } | null;
}

/** A requisition the system has. */
export interface RequisitionMade {
  readonly number: string;
  /** The numbers of its lines, by the position that was asked for. */
  readonly lines: readonly { readonly position: number; readonly number: string }[];
}

/** What a line is to be; what is absent stays. */
export interface RequisitionLineChange {
  readonly requisition: string;
  readonly line: string;
  readonly isWithdrawn?: boolean;
  /** In its own unit. */
  readonly quantity?: string;
  readonly neededOn?: string;
}

export interface OrderLineChange {
  readonly order: string;
  readonly line: string;
  readonly isCancelled?: boolean;
  /** In the ordered unit. */
  readonly quantity?: string;
  /** The day of what is not there yet; of an order with several, the last. */
  readonly neededOn?: string;
}

/** REFUSED: what is asked makes no sense there any more; the sentence says why. */
export type Changed = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/**
 * What a system that buys can be asked to do.
 * @throws SourceUnavailable it may have happened: look before asking again
 * @throws SourceRejected, SourceContractBroken
 */
export interface OrderCommands {
  /** A requisition that was asked for under a reference; null: there is none. */
  findRequisition(reference: string, deadline: AbortSignal): Promise<RequisitionMade | null>;
  createRequisition(asked: RequisitionAsked, deadline: AbortSignal): Promise<RequisitionMade>;
  /** Without effect where it is so already. */
  changeRequisitionLine(change: RequisitionLineChange, deadline: AbortSignal): Promise<Changed>;
  /** Without effect where it is so already. */
  changeOrderLine(change: OrderLineChange, deadline: AbortSignal): Promise<Changed>;
}
