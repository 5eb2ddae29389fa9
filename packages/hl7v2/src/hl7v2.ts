/**
 * HL7 v2: reading and building messages without losing a byte, typed views of the messages supply needs,
 * acknowledgements, and MLLP. The README shows its use and says what it guarantees.
 */
export { readMessage, type ReadOptions, type ReadRefusal, type ReadResult } from './message/read-message.ts';
export { buildMessage, type MessageInput } from './message/build-message.ts';
export { Hl7Message } from './message/message.ts';
export type { ReadFault } from './message/read-faults.ts';
export { Hl7Segment, type FieldAddress } from './message/segment.ts';
export { Hl7Repetition } from './message/repetition.ts';
export type { ComponentInput, FieldInput, RepetitionInput } from './message/field-input.ts';
export type { SegmentInput } from './message/new-segment.ts';
export type { Sent } from './message/raw-value.ts';
export { standardDelimiters, type Delimiters } from './text/delimiters.ts';

export { readFile, type FileFault, type Hl7Batch, type Hl7File, type MessageEntry } from './file/read-file.ts';
export { buildFile, type BatchInput, type FileInput } from './file/build-file.ts';

export {
  dateOf,
  formatTimestamp,
  instantOf,
  parseTimestamp,
  type Hl7Timestamp,
  type ResolvedInstant,
  type TimestampPrecision,
} from './values/timestamp.ts';
export { parseDecimal, type DecimalText } from './values/number.ts';
export { durationInMinutes } from './values/duration.ts';
export type {
  Authority,
  Coded,
  EntityId,
  Money,
  NumberedId,
  Organization,
  Person,
  Place,
  UnitAmount,
} from './values/composites.ts';

export type { FieldProblem } from './views/field-reader.ts';
export { readHeader, type Header } from './views/header.ts';
export type { PatientKeys, Visit } from './views/patient.ts';
export type { Observation } from './views/observation.ts';
export type { NamedDevice } from './views/device.ts';
export { readSchedule, type ScheduleReading } from './views/read-schedule.ts';
export type {
  ResourceGroup,
  Schedule,
  ScheduledEquipment,
  ScheduledLocation,
  ScheduledPerson,
  ScheduledResource,
  ScheduledService,
} from './views/schedule.ts';
export { scheduledTime, type ScheduledTime } from './views/scheduled-time.ts';
export { readCharges, type ChargesReading } from './views/read-charges.ts';
export {
  chargedAccount,
  isReversal,
  type Charges,
  type PerformedProcedure,
  type Transaction,
} from './views/charges.ts';
export { readMasterFile, type MasterFileReading } from './views/read-master-file.ts';
export type {
  InventoryItem,
  InventoryLot,
  ItemInventory,
  ItemVendor,
  MasterFile,
  MasterItem,
  MasterRecord,
  PatientCharge,
  Sterilization,
  VendorPackaging,
} from './views/master-file.ts';
export {
  readOrders,
  type Order,
  type OrderedService,
  type Orders,
  type OrdersReading,
  type OrderTiming,
  type RequisitionLine,
} from './views/orders.ts';
export {
  readPatientEvent,
  type MergedKeys,
  type PatientEvent,
  type PatientEventReading,
} from './views/patient-event.ts';
export {
  nextStep,
  readAcknowledgement,
  type Acknowledgement,
  type AcknowledgementCode,
  type AcknowledgementError,
} from './views/acknowledgement.ts';

export {
  acknowledgementMode,
  answerTo,
  applicationAnswerTo,
  refusalOf,
  type Answer,
  type Outcome,
} from './acknowledge/answer.ts';
export type { AnswerTools } from './acknowledge/write-answer.ts';
export { writeRefusal } from './acknowledge/write-answer.ts';
export { peekControlId } from './acknowledge/peek-control-id.ts';
export { createControlIds, type ControlIds } from './acknowledge/control-id.ts';
export { errorCodes, type AnswerError, type ErrorCode } from './acknowledge/error-segment.ts';

export { startMllpServer, type MllpServer } from './mllp/server.ts';
export {
  defaultServerLimits,
  type MllpHandler,
  type MllpServerOptions,
  type ServerLimits,
  type ServerTls,
  type SizeRefusal,
} from './mllp/server-options.ts';
export { MllpClient } from './mllp/client.ts';
export { NotSent } from './mllp/not-sent.ts';
export {
  defaultClientLimits,
  type ClientLimits,
  type ClientTls,
  type MllpAnswer,
  type MllpClientOptions,
} from './mllp/client-options.ts';
export type { FaultListener, MllpFault, MllpPeer } from './mllp/mllp-fault.ts';
export { FrameReader, type FrameEvent, type FrameReaderOptions } from './mllp/frame-reader.ts';
export { frame } from './mllp/frame.ts';
