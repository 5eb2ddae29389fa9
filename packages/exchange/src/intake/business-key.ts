import type { Hl7Message } from '@supply-hub/hl7v2';
import { storable } from '../store/storable.ts';

/**
 * What a message's order is kept by: of a scheduling message its appointment, by filler id and authority, else by
 * placer id (R24). `null` when it names none.
 */
export function businessKey(message: Hl7Message): string | null {
  if (message.header.value(9) !== 'SIU') return null;
  const appointment = entityOf(message, 'SCH-2') ?? entityOf(message, 'SCH-1');
  return appointment === undefined ? null : storable(`case:${appointment}`);
}

function entityOf(message: Hl7Message, path: string): string | undefined {
  const id = message.value(`${path}.1`)?.trim();
  if (!id) return undefined;
  const authority = message.value(`${path}.2`)?.trim() || message.value(`${path}.3`)?.trim();
  return authority ? `${id}@${authority}` : id;
}
