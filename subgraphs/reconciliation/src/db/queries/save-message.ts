import type { MessageChanged } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { getTableColumns, sql } from 'drizzle-orm';
import type { MessageFacts } from '../../domain/supply-exception.ts';
import { messages, type MessageRow } from '../schema.ts';

/** Keeps what the exchange says of a message. @returns false when as new a version was kept before */
export async function saveMessage(tx: Tx, version: number, message: MessageChanged): Promise<boolean> {
  const { facilityId, about, ...kept } = message;
  const row = {
    ...kept,
    version,
    about: [...about],
    facilityIds: facilityId === null ? [] : [facilityId],
    supplierIds: [],
  };
  const saved = await tx
    .insert(messages)
    .values(row)
    .onConflictDoUpdate({ target: [messages.id], set: row, setWhere: sql`${messages.version} < ${version}` })
    .returning({ id: messages.id });
  return saved.length > 0;
}

/** A sender's last message, and its last of one type; of a type that could not be read, its last of any. */
export async function latestOf(
  tx: Tx,
  sender: string,
  messageType: string | null,
): Promise<{ ofAll: MessageFacts; ofType: MessageFacts } | null> {
  const latest = (isMatch = sql`true`) =>
    tx
      .select(getTableColumns(messages))
      .from(messages)
      .where(sql`${messages.sender} = ${sender} and ${isMatch}`)
      .orderBy(sql`${messages.receivedAt} desc, ${messages.seq} desc`)
      .limit(1);
  const [[ofAll], [ofType]] = await Promise.all([
    latest(),
    latest(messageType === null ? undefined : sql`${messages.messageType} = ${messageType}`),
  ]);
  return ofAll === undefined || ofType === undefined ? null : { ofAll: factsOf(ofAll), ofType: factsOf(ofType) };
}

function factsOf(row: MessageRow): MessageFacts {
  return { ...row, facilityId: row.facilityIds[0] ?? null };
}
