import type { SenderConfig } from '@supply-hub/config';
import type { Answer, AnswerError, Header } from '@supply-hub/hl7v2';
import { storable } from '../store/storable.ts';
import { findSender, nameOf } from './find-sender.ts';

/** What the exchange alone can say of a message. */
export type Judgement =
  | {
      readonly kind: 'taken';
      readonly sender: SenderConfig;
      /** MSH-11 is T or D: kept, never applied (R46). */
      readonly isTest: boolean;
    }
  | {
      readonly kind: 'refused';
      readonly sender: SenderConfig | undefined;
      readonly answer: Answer;
      readonly error: AnswerError['code'];
      /** For a person here. */
      readonly reason: string;
      readonly remedy: string;
    };

/** SIU triggers: S12–S24 and S26; S25 asks a question. */
const scheduleEvents = /^S(?:1[2-9]|2[0-46])$/;
const eventsOf: Readonly<Record<SenderConfig['accepts'][number], RegExp>> = { SIU: scheduleEvents };

/** Whether the hub takes a message, or why it never will; order and codes as the architecture has them. */
export function judge(header: Header, senders: readonly SenderConfig[]): Judgement {
  const sender = findSender(header, senders);
  const refuse = (
    outcome: 'error' | 'reject',
    code: AnswerError['code'],
    field: number,
    sentence: string,
    remedy: string,
  ): Extract<Judgement, { kind: 'refused' }> => {
    const location = { segment: 'MSH', occurrence: 1, field };
    const errors = [{ code, severity: 'E', location, userMessage: sentence }] as const;
    return { kind: 'refused', sender, answer: { outcome, errors }, error: code, reason: sentence, remedy };
  };
  const corrected = 'Ask the sender to correct its interface and to send the message again.';

  if (!header.messageCode) return refuse('error', '101', 9, 'MSH-9, the message type, is missing.', corrected);
  if (!header.controlId) return refuse('error', '101', 10, 'MSH-10, the control id, is missing.', corrected);
  if (sender === undefined) {
    const refusal = refuse(
      'reject',
      '204',
      3,
      'The hub does not know this sender.',
      'If it may send, list it under "senders" in hub.yaml as MSH-3 and MSH-4 name it, restart the hub, and ask it to send the message again.',
    );
    return { ...refusal, reason: `The hub does not know the sender ${introduced(header)}.` };
  }
  const events = takenBy(sender, header.messageCode);
  if (events === undefined) {
    return refuse(
      'reject',
      '200',
      9,
      'The hub does not take messages of this type from this sender.',
      `List the type under "accepts" of ${sender.name} in hub.yaml if the hub takes it; else ask the sender not to send it.`,
    );
  }
  if (!events.test(header.triggerEvent ?? ''))
    return refuse('reject', '201', 9, 'The hub does not take this trigger event.', 'Ask the sender not to send it.');
  if (!/^[PTD]$/.test(header.processingId ?? ''))
    return refuse('reject', '202', 11, 'MSH-11, the processing id, is none of P, T and D.', corrected);
  if (!/^2\.[1-9](?:\.\d+)?$/.test(header.version?.trim() ?? ''))
    return refuse('reject', '203', 12, 'MSH-12, the version, is none of 2.1 to 2.9.', corrected);
  return { kind: 'taken', sender, isTest: header.processingId !== 'P' };
}

function takenBy(sender: SenderConfig, messageCode: string): RegExp | undefined {
  const taken = sender.accepts.find((each) => each === messageCode);
  return taken === undefined ? undefined : eventsOf[taken];
}

function introduced(header: Header): string {
  const application = nameOf(header.sendingApplication);
  const facility = nameOf(header.sendingFacility);
  if (application === undefined) return 'without a name in MSH-3';
  return storable(`"${application}"${facility === undefined ? '' : ` at "${facility}"`}`);
}
