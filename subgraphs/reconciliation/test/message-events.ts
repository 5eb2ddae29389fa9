import { messageChanged, type MessageChanged } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { facility, message, supplier } from './ids.ts';
import type { Publisher } from './publisher.ts';

/**
 * Messages and documents as the exchange tells of them.
 *
 * @param options.hasExchange documents stand in the exchange's own tables too
 */
export function messageEvents({ clock, publish }: Publisher, { hasExchange }: { hasExchange: boolean }) {
  return {
    /** A message of Lakeside's OR schedule, applied at north unless it says otherwise. */
    message: ({ key, version, ...said }: Partial<MessageChanged> & { key: string; version?: number }) =>
      publish(messageChanged, {
        version,
        data: {
          id: message(key),
          sender: 'lakeside-or',
          senderName: 'Lakeside OR scheduling',
          protocol: 'hl7v2',
          messageType: 'SIU^S12',
          controlId: key,
          businessKey: 'case:88213',
          receivedAt: clock.now().toString(),
          state: 'APPLIED',
          reason: said.state === 'PARKED' ? 'The room OR9 is not known.' : null,
          remedy: said.state === 'PARKED' ? 'Add the room to hub.yaml, then re-drive the message.' : null,
          isControlIdReused: false,
          facilityId: facility('north'),
          about: [],
          direction: 'IN',
          partner: null,
          partnerName: null,
          documentType: null,
          documentNumber: null,
          parentId: null,
          duplicateOf: null,
          interchangeControl: null,
          groupControl: null,
          setControl: null,
          via: 'mllp',
          timesReceived: 1,
          code: null,
          wants: [],
          overdue: [],
          supplierId: null,
          route: null,
          settledAt: clock.now().toString(),
          sentAt: null,
          acknowledgedAt: null,
          ...said,
        },
      }),
    /** A document of Alpine Surgical's that is parked for keys nobody has given a meaning, unless it says otherwise. */
    document: ({
      key,
      version,
      wants = [],
      ...said
    }: Partial<MessageChanged> & { key: string; version?: number; wants?: MessageChanged['wants'] }) => {
      const id = message(key);
      const state = said.state ?? (said.direction === 'OUT' ? 'SENT' : 'PARKED');
      const direction = said.direction ?? 'IN';
      const keep = (tx: Tx) =>
        tx.execute(sql`
          insert into hub.message (id, protocol, duplicate_key, content_hash, received_at, last_received_at, state_at,
            state, is_control_id_reused, partner, partner_name, direction, document_type, version)
          values (${id}, 'x12', '1', '1', ${clock.now().toString()}, ${clock.now().toString()}, ${clock.now().toString()},
            ${state}, false, 'alpine', 'Alpine Surgical', ${direction}, ${said.messageType ?? '855'}, ${version ?? 1})
          on conflict (id) do update set state = excluded.state, version = excluded.version`);
      return publish(messageChanged, {
        version,
        ...(hasExchange && { before: keep }),
        data: {
          id,
          sender: said.direction === 'OUT' ? null : 'alpine',
          senderName: said.direction === 'OUT' ? null : 'Alpine Surgical',
          protocol: 'x12',
          messageType: '855',
          controlId: '0001',
          businessKey: 'po:PO-1',
          receivedAt: clock.now().toString(),
          state,
          reason: state === 'PARKED' ? 'It names what the hub does not know.' : null,
          remedy: null,
          isControlIdReused: false,
          facilityId: null,
          about: [],
          direction,
          partner: 'alpine',
          partnerName: 'Alpine Surgical',
          documentType: said.messageType ?? '855',
          documentNumber: 'PO-1',
          parentId: null,
          duplicateOf: null,
          interchangeControl: '000000017',
          groupControl: '17',
          setControl: '0001',
          via: 'files',
          timesReceived: 1,
          code: wants.length > 0 ? 'UNKNOWN_ITEM' : null,
          wants,
          overdue: [],
          supplierId: supplier('100'),
          route: 'orders.acknowledgement',
          settledAt: clock.now().toString(),
          sentAt: null,
          acknowledgedAt: null,
          ...said,
        },
      });
    },
  };
}
