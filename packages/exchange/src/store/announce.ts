import { messageChanged, publishAll } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { typeOf, type MessageRow } from './message-row.ts';

/** Tells what became of messages. Their rows were just written in this transaction. */
export async function announce(tx: Tx, rows: readonly MessageRow[], at: Temporal.Instant): Promise<void> {
  await publishAll(
    tx,
    messageChanged,
    rows.map((row) => ({
      aggregateId: row.id,
      aggregateVersion: row.version,
      occurredAt: at,
      causationId: row.id,
      data: {
        id: row.id,
        sender: row.sender,
        senderName: row.sender_name,
        protocol: row.protocol,
        messageType: typeOf(row),
        controlId: row.control_id,
        businessKey: row.business_key,
        receivedAt: row.received_at.toString(),
        state: row.state,
        reason: row.reason,
        remedy: row.remedy,
        isControlIdReused: row.is_control_id_reused,
        facilityId: row.facility_id,
        about: row.about,
      },
    })),
  );
}
