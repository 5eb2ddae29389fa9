import type { Clock } from '@supply-hub/clock';
import type { HubConfig } from '@supply-hub/config';
import type { Connection } from '@supply-hub/postgres';
import type { PartnerBook } from '../partners/partner-book.ts';
import type { ReceiveContext, Reception, X12Received } from '../receiver.ts';
import { takeAcknowledgement, type CameBack } from '../acknowledge/take-acknowledgement.ts';
import { $Envelope, isInterchange } from '../store/message-row.ts';
import type { OpenedReceiver } from './apply-work.ts';
import { reopenInterchange } from './reopen-interchange.ts';
import type { StoredMessage } from './stored-message.ts';

/** Who takes a stored message: a subgraph's receiver, a part of the exchange itself, or nobody, for a reason. */
export interface Taker {
  /** Null: nobody was found, and the message parks. */
  readonly route: string | null;
  readonly connection: Connection;
  /** It opens an interchange: a test are its sets, not it; and one that came before has its sets, and is acknowledged again. */
  readonly isOpening?: true;
  take(context: ReceiveContext, progress: unknown): Promise<Reception>;
}

export interface TakerContext {
  readonly connection: Connection;
  readonly receivers: readonly OpenedReceiver[];
  readonly config: Pick<HubConfig, 'senders'>;
  readonly book: PartnerBook;
  readonly clock: Clock;
}

export async function takerOf(stored: StoredMessage, context: TakerContext): Promise<Taker> {
  const { connection } = context;
  const nobody = (code: string, reason: string, remedy: string): Taker => ({
    route: null,
    connection,
    take: async () => ({ kind: 'parked', code, reason, remedy, about: [], facilityId: null }),
  });
  const { bytes } = stored;
  if (bytes === null)
    return nobody(
      'PAYLOAD_DROPPED',
      'Its bytes are kept no longer: their retention time is over.',
      'Ask the sender to send it again.',
    );
  return stored.protocol === 'hl7v2'
    ? takerOfHl7({ ...stored, bytes }, context, nobody)
    : takerOfX12({ ...stored, bytes }, context, nobody);
}

type Nobody = (code: string, reason: string, remedy: string) => Taker;
type WithBytes = StoredMessage & { readonly bytes: Uint8Array };

function takerOfHl7(stored: WithBytes, { config, receivers }: TakerContext, nobody: Nobody): Taker {
  const sender = config.senders.find((each) => each.id === stored.sender);
  if (sender === undefined)
    return nobody(
      'UNKNOWN_SENDER',
      `${stored.sender_name ?? 'Its sender'} is no longer among the senders of hub.yaml.`,
      'List the sender again and restart the hub, then re-drive the message.',
    );
  const messageCode = stored.message_code ?? '';
  for (const { receiver, connection } of receivers) {
    if (receiver.protocol !== 'hl7v2' || receiver.messageCode !== messageCode) continue;
    const message = {
      id: stored.id,
      protocol: 'hl7v2' as const,
      bytes: stored.bytes,
      messageCode,
      triggerEvent: stored.trigger_event ?? '',
      controlId: stored.control_id ?? '',
      sender,
      receivedAt: stored.received_at,
    };
    return { route: receiver.name, connection, take: (context) => receiver.receive(message, context) };
  }
  return untaken(`${messageCode} messages`, nobody);
}

async function takerOfX12(stored: WithBytes, context: TakerContext, nobody: Nobody): Promise<Taker> {
  const { receivers, book, connection, clock } = context;
  const partners = await book.read(connection.db);
  if (isInterchange(stored)) {
    const via = stored.arrived_from ?? stored.partner ?? '';
    return {
      route: 'exchange.interchanges',
      connection,
      isOpening: true,
      take: ({ tx }) => reopenInterchange(tx, stored, { partners, via, at: clock.now() }),
    };
  }
  const partner = partners.get(stored.partner ?? '');
  if (partner === undefined || partner.isGone)
    return nobody(
      'UNKNOWN_PARTNER',
      `${stored.partner_name ?? 'Its sender'} is no longer among the trading partners.`,
      "Put its profile back among the partners', then re-drive the document.",
    );
  const messageCode = stored.document_type ?? '';
  const envelope = $Envelope.parse(stored.envelope);
  if (messageCode === '997' || messageCode === '999' || messageCode === 'TA1') {
    const came: CameBack = {
      id: stored.id,
      partner: { slug: partner.profile.partner, name: partner.profile.name, supplierId: partner.supplierId },
      type: messageCode,
      bytes: stored.bytes,
      envelope,
      ta1: envelope.ta1 ?? null,
    };
    const route = 'exchange.acknowledgements';
    return { route, connection, take: ({ tx }) => takeAcknowledgement(tx, came, clock.now()) };
  }
  const { receive } = partner.profile.documents;
  if (!receive.some((type) => type === messageCode))
    return nobody(
      'UNEXPECTED_DOCUMENT',
      `${partner.profile.name} may not send ${messageCode}: its profile does not list it under "documents.receive".`,
      `List ${messageCode} there and re-drive the document, or ask the partner not to send it.`,
    );
  const { separators, version, sentAt } = envelope;
  for (const { receiver, connection: own } of receivers) {
    if (receiver.protocol !== 'x12' || receiver.messageCode !== messageCode) continue;
    const message: Omit<X12Received, 'progress'> = {
      id: stored.id,
      protocol: 'x12',
      bytes: stored.bytes,
      separators,
      version,
      messageCode,
      controlId: stored.set_control ?? '',
      interchangeControl: stored.interchange_control ?? '',
      groupControl: stored.group_control ?? '',
      sentAt,
      partner,
      receivedAt: stored.received_at,
    };
    const { supplierId } = partner;
    return {
      route: receiver.name,
      connection: own,
      async take(receiveContext, progress) {
        const reception = await receiver.receive({ ...message, progress }, receiveContext);
        return reception.kind === 'continues' ? reception : { supplierId, ...reception };
      },
    };
  }
  return untaken(`${messageCode} documents`, nobody);
}

const untaken = (what: string, nobody: Nobody): Taker =>
  nobody(
    'UNTAKEN',
    `No part of this hub takes ${what}.`,
    'Update the hub to a release that does, then re-drive the message; or ask the sender not to send them.',
  );
