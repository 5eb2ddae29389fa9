import type { Hl7Message } from '../message/message.ts';
import type { Sent } from '../message/raw-value.ts';
import type { Authority } from '../values/composites.ts';
import type { Hl7Timestamp } from '../values/timestamp.ts';
import { FieldReader, type FieldProblem } from './field-reader.ts';

/** What the MSH segment says. */
export interface Header {
  readonly sendingApplication: Sent<Authority>;
  readonly sendingFacility: Sent<Authority>;
  readonly receivingApplication: Sent<Authority>;
  readonly receivingFacility: Sent<Authority>;
  readonly sentAt: Sent<Hl7Timestamp>;
  /** MSH-9: `SIU`, `S12`, `SIU_S12`; senders of 2.3 leave the structure out. */
  readonly messageCode: Sent<string>;
  readonly triggerEvent: Sent<string>;
  readonly messageStructure: Sent<string>;
  /** MSH-10: with the sender, what makes a message the same message (R69). */
  readonly controlId: Sent<string>;
  /** MSH-11: P production, T training, D debugging. Anything but P never touches production state (R46). */
  readonly processingId: Sent<string>;
  readonly version: Sent<string>;
  readonly sequenceNumber: Sent<string>;
  /** MSH-15 and MSH-16: when to acknowledge (AL, NE, ER, SU). Either one present means enhanced mode (R68). */
  readonly acceptAcknowledgement: Sent<string>;
  readonly applicationAcknowledgement: Sent<string>;
  /** MSH-18. How the bytes were in fact read is `Hl7Message.charset`. */
  readonly charsets: readonly string[];
  /** MSH-21. */
  readonly profiles: readonly string[];
  readonly problems: readonly FieldProblem[];
}

/** The header of a message; never fails, since whoever must refuse a message needs it most. */
export function readHeader(message: Hl7Message): Header {
  const problems: FieldProblem[] = [];
  const msh = new FieldReader(message.header, 1, problems);
  return {
    sendingApplication: msh.authority(3),
    sendingFacility: msh.authority(4),
    receivingApplication: msh.authority(5),
    receivingFacility: msh.authority(6),
    sentAt: msh.timestamp(7),
    messageCode: msh.text(9),
    triggerEvent: msh.text(9, 2),
    messageStructure: msh.text(9, 3),
    controlId: msh.text(10),
    processingId: msh.text(11),
    version: msh.text(12),
    sequenceNumber: msh.text(13),
    acceptAcknowledgement: msh.text(15),
    applicationAcknowledgement: msh.text(16),
    charsets: msh.texts(18),
    profiles: msh.texts(21),
    problems,
  };
}
