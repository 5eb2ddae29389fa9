import type { StockTransfer, TransferDocument } from '../domain/stock-transfer.ts';

/**
 * What the subgraph needs of a system that keeps stock to move it. A system that has none of this keeps stock that only
 * its own people move.
 */
export interface TransferSource {
  /** The configured system. */
  readonly system: { readonly id: string; readonly name: string };
  /**
   * The documents that refer to each of these transfers, in as few calls as the system's limits allow; none where
   * there is none.
   * @throws SourceUnavailable, SourceRejected, SourceContractBroken
   */
  documentsOf(references: readonly string[], deadline: AbortSignal): Promise<Map<string, TransferDocument[]>>;
  /**
   * Posts that it leaves; within one facility, that it is moved. Never repeated by itself: it may have worked unheard.
   * @throws SourceUnavailable, SourceRejected, SourceContractBroken
   */
  send(transfer: StockTransfer, deadline: AbortSignal): Promise<TransferDocument>;
  /** Posts that it has come. @throws as `send` */
  receive(transfer: StockTransfer, deadline: AbortSignal): Promise<TransferDocument>;
  /** Takes back what its `sentDocument` posted. @throws as `send` */
  reverse(transfer: StockTransfer, deadline: AbortSignal): Promise<TransferDocument>;
}
