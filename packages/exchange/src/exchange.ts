/**
 * Takes messages in: stored before they are acknowledged, each applied once, in order. The README says what it promises.
 */
export { applyWork, type ApplyOptions, type OpenedReceiver } from './apply/apply-work.ts';
export { exchangeMigrations } from './migrations.ts';
export type { DocumentIntake, Taken } from './intake/take-document.ts';
export { openExchange, type Exchange, type ExchangeOptions } from './intake/open-exchange.ts';
export { exchangeHandlers } from './partners/keep-partners.ts';
export { createPartnerBook, type KnownPartner, type PartnerBook } from './partners/partner-book.ts';
export { readMessages, type MessageNow } from './read-messages.ts';
export type {
  Hl7Received,
  Hl7Receiver,
  ReceiveContext,
  ReceivedMessage,
  Receiver,
  Reception,
  X12Received,
  X12Receiver,
} from './receiver.ts';
export { redrive, redriveAll } from './redrive.ts';
export { askReplay, mostReplayed, steerReplay, type ReplayRequest } from './replay/ask-replay.ts';
export { $ChangedRows, type ChangedRows } from './replay/changed-rows.ts';
export type { ReplayOutcome } from './replay/replay-message.ts';
export { $ReplaySelection, type ReplaySelection } from './replay/replay-selection.ts';
export { replayTask } from './replay/replay-task.ts';
export { retentionTask } from './retention/retention-task.ts';
export { startOutbox, type OutboxOptions, type RunningOutbox } from './send/outbox.ts';
export { send, type Outgoing } from './send/send.ts';
