import type { ReconciliationContext } from '../context.ts';
import { payloadOf } from '../db/queries/payloads.ts';

/** A message's bytes, to be shown. */
export interface Payload {
  readonly bytes: Uint8Array;
  /** Of all that came in one piece. */
  readonly sha256: Uint8Array;
}

/** Null for who may not see patients' data, and when the bytes are kept no longer. That they were read is kept. */
export async function readPayload(
  { db, viewer, clock }: ReconciliationContext,
  messageId: string,
): Promise<Payload | null> {
  if (!viewer.scopes.has('phi:read') || viewer.role === 'partner') return null;
  return payloadOf(db, messageId, { reader: viewer.subject, at: clock.now() });
}

/** As UTF-8, or, where it is not that, as Latin-1, in which every byte is a character. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}
